import { TokenKind, kindsOf, kinTerms } from './profile/index.ts';
import type { OpenArticle } from './open.ts';
import { scoreUnits, type Postings } from './postings.ts';
import type { Question } from './question.ts';

/** Terms of a question that are looked at: as many as a number has bits to say which of them a sentence holds. */
export const MOST_TERMS = 30;

/** Words of a question whose order is looked at: longer ones are paragraphs. */
const MOST_WORDS = 40;

/** Scores of units and the largest of them. */
export interface Scores {
  readonly values: Float32Array;
  readonly top: number;
}

/** A question held against an article: what each sentence, passage and window has of it. */
export interface Match {
  readonly question: Question;
  readonly opened: OpenArticle;
  /** The article's term for each content word of the question, or -1. */
  readonly terms: readonly number[];
  /** Rarity of each content word; one that the article does not have counts as much as its rarest. */
  readonly weights: readonly number[];
  readonly totalWeight: number;
  /** Which of the question's words are names, numbers, verbs and nouns, as bits. */
  readonly kinds: {
    readonly names: number;
    readonly numbers: number;
    readonly verbs: number;
    readonly nouns: number;
  };
  readonly sentences: Scores;
  readonly passages: Scores;
  readonly windows: Scores;
  /** Which words each sentence holds, as bits. */
  readonly sentenceMasks: Uint32Array;
  readonly passageMasks: Uint32Array;
  readonly windowMasks: Uint32Array;
  /** Words that each sentence holds in another form, by their first letters, as bits. */
  readonly kinMasks: Uint32Array;
  /** Words that each sentence stands for by a pronoun or a description, as bits. */
  readonly mentionMasks: Uint32Array;
  /** The terms of the question's first words in order, function words included; -1 for those that the article lacks. */
  readonly asked: readonly number[];
  /** All terms of the question, function words included. */
  readonly allTerms: ReadonlySet<number>;
  /** For each term of the article, 1 where the question has it. */
  readonly isAsked: Uint8Array;
  /** For each term of the article, which of `terms` it is, or -1. */
  readonly words: Int8Array;
}

/** Holds a question against an article. */
export function matchQuestion(opened: OpenArticle, question: Question): Match {
  const { index, profile } = opened;
  const content = question.content.slice(0, MOST_TERMS);
  const terms = content.map((token) => index.terms.get(token.stem) ?? -1);
  const unknown = Math.log(1 + (index.sentences.unitCount + 0.5) / 0.5);
  const weights = terms.map((term) => (term < 0 ? unknown : Math.max(0.1, index.sentences.rarity[term]!)));
  const kinds = { names: 0, numbers: 0, verbs: 0, nouns: 0 };
  content.forEach((token, i) => {
    const bits = kindsOf(token, token === question.reading.tokens[0]);
    const bit = 1 << i;
    if ((bits & TokenKind.name) !== 0 || (terms[i]! >= 0 && profile.isName[terms[i]!] === 1))
      kinds.names |= bit;
    else if ((bits & TokenKind.verb) !== 0) kinds.verbs |= bit;
    else if ((bits & TokenKind.noun) !== 0) kinds.nouns |= bit;
    if ((bits & TokenKind.number) !== 0) kinds.numbers |= bit;
  });
  const sentenceMasks = new Uint32Array(index.sentences.unitCount);
  const kinMasks = new Uint32Array(index.sentences.unitCount);
  content.forEach(({ stem }, i) => {
    markUnits(index.sentences, terms[i]!, 1 << i, sentenceMasks);
    for (const term of kinTerms(profile, stem)) markUnits(index.sentences, term, 1 << i, kinMasks);
  });
  const all = question.reading.tokens.map((token) => index.terms.get(token.stem) ?? -1);
  const isAsked = new Uint8Array(index.terms.size);
  for (const term of all) if (term >= 0) isAsked[term] = 1;
  const words = new Int8Array(index.terms.size).fill(-1);
  terms.forEach((term, i) => {
    if (term >= 0) words[term] = i;
  });
  return {
    question,
    opened,
    terms,
    weights,
    totalWeight: weights.reduce((sum, weight) => sum + weight, 0) || 1,
    kinds,
    sentences: scored(index.sentences, terms),
    passages: scored(index.passages, terms),
    windows: scored(index.windows, terms),
    sentenceMasks,
    ...widerMasks(opened, sentenceMasks),
    kinMasks,
    mentionMasks: mentionMasks(opened, words),
    asked: all.slice(0, MOST_WORDS),
    allTerms: new Set(all),
    isAsked,
    words,
  };
}

function mentionMasks({ profile }: OpenArticle, words: Int8Array): Uint32Array {
  const masks = new Uint32Array(profile.mentioned.length);
  profile.mentioned.forEach((mentioned, s) => {
    for (const term of mentioned) if (words[term]! >= 0) masks[s]! |= 1 << words[term]!;
  });
  return masks;
}

/** Sum of the weights of the words whose bits are set. */
export function weightOf(weights: readonly number[], mask: number): number {
  let sum = 0;
  for (let bits = mask; bits !== 0; bits &= bits - 1) sum += weights[31 - Math.clz32(bits & -bits)]!;
  return sum;
}

/** How many bits are set. */
export function countBits(mask: number): number {
  let count = 0;
  for (let bits = mask; bits !== 0; bits &= bits - 1) count++;
  return count;
}

function scored(postings: Postings, terms: readonly number[]): Scores {
  const values = scoreUnits(postings, terms);
  let top = 0;
  for (const value of values) if (value > top) top = value;
  return { values, top: top || 1 };
}

function markUnits({ offsets, units }: Postings, term: number, bit: number, masks: Uint32Array): void {
  if (term < 0) return;
  for (let i = offsets[term]!; i < offsets[term + 1]!; i++) masks[units[i]!]! |= bit;
}

function widerMasks(
  { index }: OpenArticle,
  sentences: Uint32Array,
): Pick<Match, 'passageMasks' | 'windowMasks'> {
  const passageMasks = new Uint32Array(index.passages.unitCount);
  const windowMasks = new Uint32Array(sentences.length);
  for (let s = 0; s < sentences.length; s++) {
    passageMasks[index.sentencePassages[s]!]! |= sentences[s]!;
    windowMasks[s] = (sentences[s - 1] ?? 0) | sentences[s]! | (sentences[s + 1] ?? 0);
  }
  return { passageMasks, windowMasks };
}
