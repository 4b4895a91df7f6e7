import type { Token } from '../../text/index.ts';
import type { Match } from '../match.ts';
import { kinTerms, TokenKind } from '../profile/index.ts';
import type { Asked } from '../question.ts';
import { cuesOf, type QuestionCues } from './question-cues.ts';

/** A sentence as seen from a question: what every token and span of it is measured against. */
export interface SentenceView {
  readonly match: Match;
  /** Number of the sentence in the article. */
  readonly sentence: number;
  readonly cues: QuestionCues;
  /** Number of the sentence's first token in the article. */
  readonly first: number;
  readonly tokens: readonly Token[];
  /** Bits of `TokenKind` for each token. */
  readonly kinds: Uint16Array;
  /** Numbers of parts of speech, and of common function words and marks. */
  readonly pos: Int8Array;
  readonly guides: Int8Array;
  /** Terms of the article's index, -1 for marks. */
  readonly terms: Int32Array;
  /** Weight of the question's word that a token is, or 0. */
  readonly matched: Float32Array;
  /** Sum of `matched` before each token, and at the end of all. */
  readonly matchedBefore: Float32Array;
  /** Whether a token is any word of the question, function words included. */
  readonly isAsked: Uint8Array;
  /** Which clause a token is in, counted from 0 between marks, and how much of the question each clause holds. */
  readonly clause: Uint8Array;
  readonly clauseWeight: readonly number[];
  /** Bits of `SpeechPart` for each token. */
  readonly speech: Uint8Array;
  /** Tokens that are the question's verbs, its focus and its names. */
  readonly verbs: readonly number[];
  readonly focus: readonly number[];
  readonly names: readonly number[];
  /** Tokens that are the words around what is asked for: the three after it, and the one before. */
  readonly anchors: readonly (readonly number[])[];
  /** How many tokens it is to the next word of the question on either side, `FAR_OFF` where there is none. */
  readonly near: { readonly left: Int8Array; readonly right: Int8Array };
  /** Numbers of the classes of nouns and names. */
  readonly senses: Int8Array;
  /** 1 for a token that starts as a word of the question does, but is not that word. */
  readonly kin: Uint8Array;
  /** Kind of token that is wanted, as bits of `TokenKind`; 0 where no single kind answers. */
  readonly wanted: number;
}

const wantedKinds: Partial<Record<Asked, number>> = {
  person: TokenKind.name,
  speaker: TokenKind.name,
  place: TokenKind.name,
  organisation: TokenKind.name,
  time: TokenKind.date,
  number: TokenKind.number,
};

/** Looks at a sentence of the article in the light of a question. */
export function viewSentence(match: Match, sentence: number): SentenceView {
  const { reading, index, profile } = match.opened;
  const { firstToken, endToken } = reading.sentences[sentence]!;
  const tokens = reading.tokens.slice(firstToken, endToken);
  const count = tokens.length;
  const matched = new Float32Array(count);
  const matchedBefore = new Float32Array(count + 1);
  const isAsked = new Uint8Array(count);
  const clause = new Uint8Array(count);
  const clauseWeight = [0];
  const { focus: focusToken } = match.question;
  const focusTerm =
    focusToken < 0 ? -2 : (index.terms.get(match.question.reading.tokens[focusToken]!.stem) ?? -2);
  const cues = cuesOf(match.question);
  const [verbs, focus, names]: [number[], number[], number[]] = [[], [], []];
  for (let i = 0; i < count; i++) {
    const term = index.tokenTerms[firstToken + i]!;
    const word = term < 0 ? -1 : match.words[term]!;
    if (word >= 0) {
      matched[i] = match.weights[word]!;
      if ((match.kinds.verbs & (1 << word)) !== 0) verbs.push(i);
      if ((match.kinds.names & (1 << word)) !== 0) names.push(i);
    }
    if (term === focusTerm) focus.push(i);
    isAsked[i] = term < 0 ? 0 : match.isAsked[term]!;
    matchedBefore[i + 1] = matchedBefore[i]! + matched[i]!;
    if (i > 0 && clauseWeight.length < 255 && startsClause(tokens[i]!)) clauseWeight.push(0);
    clause[i] = clauseWeight.length - 1;
    clauseWeight[clauseWeight.length - 1]! += matched[i]!;
  }
  const placesOf = (stem: string | undefined): number[] => {
    const term = stem === undefined ? undefined : index.terms.get(stem);
    return term === undefined ? [] : placesIn(index.tokenTerms.subarray(firstToken, endToken), term);
  };
  return {
    match,
    sentence,
    cues,
    first: firstToken,
    anchors: [...[0, 1, 2].map((i) => placesOf(cues.following[i])), placesOf(cues.preceding[0])],
    near: distancesOf(matched),
    senses: profile.tokens.senses.subarray(firstToken, endToken),
    kin: kinOf(match, firstToken, matched),
    tokens,
    kinds: profile.tokens.kinds.subarray(firstToken, endToken),
    matched,
    matchedBefore,
    isAsked,
    clause,
    clauseWeight,
    pos: profile.tokens.pos.subarray(firstToken, endToken),
    guides: profile.tokens.guides.subarray(firstToken, endToken),
    speech: profile.speech.tokens.subarray(firstToken, endToken),
    terms: index.tokenTerms.subarray(firstToken, endToken),
    verbs,
    focus,
    names,
    wanted: wantedKinds[match.question.asked] ?? 0,
  };
}

function placesIn(terms: Int32Array, term: number): number[] {
  const places: number[] = [];
  for (let i = terms.indexOf(term); i >= 0; i = terms.indexOf(term, i + 1)) places.push(i);
  return places;
}

const FAR_OFF = 40;

function distancesOf(matched: Float32Array): SentenceView['near'] {
  const left = new Int8Array(matched.length);
  const right = new Int8Array(matched.length);
  for (let i = 0, apart = FAR_OFF; i < matched.length; i++) {
    left[i] = apart;
    apart = matched[i]! > 0 ? 1 : Math.min(FAR_OFF, apart + 1);
  }
  for (let i = matched.length - 1, apart = FAR_OFF; i >= 0; i--) {
    right[i] = apart;
    apart = matched[i]! > 0 ? 1 : Math.min(FAR_OFF, apart + 1);
  }
  return { left, right };
}

function kinOf({ question, opened }: Match, firstToken: number, matched: Float32Array): Uint8Array {
  const { tokenTerms } = opened.index;
  const kin = new Uint8Array(matched.length);
  for (const { stem } of question.content) {
    for (const term of kinTerms(opened.profile, stem)) {
      for (let i = 0; i < kin.length; i++)
        if (tokenTerms[firstToken + i] === term && matched[i] === 0) kin[i] = 1;
    }
  }
  return kin;
}

function startsClause({ text }: Token): boolean {
  return ',;:()—–“”"'.includes(text.charAt(0));
}
