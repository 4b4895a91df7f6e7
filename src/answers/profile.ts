import type { Mention, Quotes } from '../quotes/index.ts';
import {
  functionWords,
  normalizeWord,
  overlaps,
  stem,
  wordPattern,
  type Sentence,
  type TextReading,
  type Token,
} from '../text/index.ts';
import { isWord, type ArticleIndex } from './article-index.ts';

/** What a token is, as bits, so that a sentence can be searched for what a question asks for. */
export const TokenKind = {
  name: 1,
  number: 2,
  date: 4,
  verb: 8,
  noun: 16,
  word: 32,
  quoted: 64,
  money: 128,
} as const;

/** What shape a sentence has, as bits. */
export const SentenceShape = {
  startsWithPronoun: 1,
  isQuestion: 2,
  isNegated: 4,
  hasVerb: 8,
  isUnfinished: 16,
  hintsAtReason: 32,
  givesReason: 64,
} as const;

/** What is known of an article's tokens, terms and sentences besides their words. */
export interface ArticleProfile {
  /** Bits of `TokenKind` for each token. */
  readonly tokenKinds: Uint8Array;
  /** 1 for each term that the article writes as a name. */
  readonly isName: Uint8Array;
  /** Terms by their first letters: "sovereign" and "sovereignty" are kin. */
  readonly kin: ReadonlyMap<string, readonly number[]>;
  /** Bits of `SentenceShape` for each sentence. */
  readonly shapes: Uint8Array;
  readonly speech: SpeechProfile;
  /** For each sentence, the terms of the names for which its pronouns and descriptions stand. */
  readonly mentioned: readonly (readonly number[])[];
}

/** For each sentence, how much of it somebody said, and who. */
export interface SpeechProfile {
  /** Share of the sentence's characters that are the content of an attribution. */
  readonly said: Float32Array;
  /** Share that stands in quotation marks as content. */
  readonly quoted: Float32Array;
  /** How many attributions have their source in the sentence. */
  readonly sources: Uint8Array;
  /** Terms of the names of those who say the sentence. */
  readonly speakerTerms: readonly (readonly number[])[];
}

const KIN_LETTERS = 5;
const calendar =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|aug|sept|oct|nov|dec)\.?|(?:1[5-9]|20)\d\d|today|yesterday|tomorrow|tonight)$/u;

/** Profiles a read and indexed article. */
export function profileArticle(
  reading: TextReading,
  index: ArticleIndex,
  quotes: Quotes,
  mentions: readonly Mention[],
): ArticleProfile {
  const tokenKinds = Uint8Array.from(reading.tokens, (token, i) =>
    kindsOf(token, isSentenceStart(reading, i)),
  );
  let inside = false;
  reading.tokens.forEach((token, i) => {
    if (/^["“”]|^''$|^``$/u.test(token.text)) inside = token.text === '“' || (token.text !== '”' && !inside);
    if (reading.tokens[i - 1]?.paragraph !== token.paragraph) inside = /^["“]/u.test(token.text);
    if (inside) tokenKinds[i]! |= TokenKind.quoted;
  });
  const isName = new Uint8Array(index.terms.size);
  index.tokenTerms.forEach((term, i) => {
    if (term >= 0 && index.tokenIsContent[i] === 1 && (tokenKinds[i]! & TokenKind.name) !== 0)
      isName[term] = 1;
  });
  return {
    tokenKinds,
    isName,
    kin: kinOf(index),
    shapes: Uint8Array.from(reading.sentences, (sentence) => shapeOf(reading, sentence)),
    speech: profileSpeech(reading, index, quotes),
    mentioned: mentionedTerms(reading, index, mentions),
  };
}

const pronouns = /^["“'‘]?(?:he|she|it|they|this|these|that|those|his|her|its|their)\b/iu;
const negation = /\b(?:not|never|no|without|cannot|nobody|none|neither|nor)\b|n['’]t\b/iu;
const hints =
  /\b(?:because|due to|since|so that|in order to|as a result|therefore|thanks to|owing to|reason|to (?:avoid|allow|make|prevent|reduce|protect|help|ensure|keep|stop|give|get)|in (?:response|protest|an effort|retaliation)|after|amid|over)\b/iu;
const reasons = /\b(?:because|due to|so that|in order to|as a result|therefore|reason)\b/iu;

function shapeOf({ text: all, tokens }: TextReading, { start, end, firstToken, endToken }: Sentence): number {
  const text = all.slice(start, end);
  let shape = 0;
  if (pronouns.test(text)) shape |= SentenceShape.startsWithPronoun;
  if (/\?["”'’]?$/u.test(text)) shape |= SentenceShape.isQuestion;
  if (negation.test(text)) shape |= SentenceShape.isNegated;
  if (!/[.!?…]["”'’)]*$/u.test(text)) shape |= SentenceShape.isUnfinished;
  if (hints.test(text)) shape |= SentenceShape.hintsAtReason;
  if (reasons.test(text)) shape |= SentenceShape.givesReason;
  const hasVerb = tokens.slice(firstToken, endToken).some(({ pos }) => pos === 'VERB' || pos === 'AUX');
  return hasVerb ? shape | SentenceShape.hasVerb : shape;
}

/** The bits of one token; a capital at the start of a sentence says nothing. */
export function kindsOf(token: Token, isFirst: boolean): number {
  const { pos, entity, text, normal } = token;
  let kinds = isWord(token) ? TokenKind.word : 0;
  const isCapital = /^\p{Lu}/u.test(text);
  const isDate = entity === 'DATE' || entity === 'TIME' || entity === 'DURATION';
  if (isDate || (isCapital && calendar.test(normal)) || /^(?:1[5-9]|20)\d\ds?$/u.test(normal))
    kinds |= TokenKind.date;
  if (pos === 'NUM' || /^\d/u.test(text) || entity === 'CARDINAL' || entity === 'PERCENT')
    kinds |= TokenKind.number;
  if (entity === 'MONEY' || text === '$' || text === '%' || normal === 'percent')
    kinds |= TokenKind.number | TokenKind.money;
  if (pos === 'PROPN' ? isCapital : isCapital && !isFirst) kinds |= TokenKind.name;
  if (pos === 'VERB') kinds |= TokenKind.verb;
  if (pos === 'NOUN') kinds |= TokenKind.noun;
  return kinds;
}

function isSentenceStart({ tokens, sentences }: TextReading, i: number): boolean {
  const { firstToken } = sentences[tokens[i]!.sentence]!;
  return i === firstToken || (i === firstToken + 1 && !isWord(tokens[firstToken]!));
}

function kinOf({ terms }: ArticleIndex): Map<string, number[]> {
  const kin = new Map<string, number[]>();
  for (const [stem, term] of terms) {
    if (stem.length < KIN_LETTERS) continue;
    const letters = stem.slice(0, KIN_LETTERS);
    const family = kin.get(letters);
    if (family) family.push(term);
    else kin.set(letters, [term]);
  }
  return kin;
}

/** Terms that share their first letters with a stem that the article does not have. */
export function kinTerms(profile: ArticleProfile, stem: string): readonly number[] {
  return stem.length < KIN_LETTERS ? [] : (profile.kin.get(stem.slice(0, KIN_LETTERS)) ?? []);
}

function profileSpeech(reading: TextReading, index: ArticleIndex, quotes: Quotes): SpeechProfile {
  const { sentences, text } = reading;
  const said = new Float32Array(sentences.length);
  const quoted = new Float32Array(sentences.length);
  const sources = new Uint8Array(sentences.length);
  const speakerTerms = sentences.map((): number[] => []);
  for (const { content, source, speaker } of quotes.attributions) {
    const names = [
      speaker?.name ?? '',
      ...(speaker?.variants ?? []),
      ...source.map(({ start, end }) => text.slice(start, end)),
    ];
    const terms = termsOf(names.join(' '), index);
    for (const span of content) {
      const isQuoted = /^["“]|^''|^``/u.test(text.slice(span.start, span.end));
      for (const sentence of sentencesOver(sentences, span.start, span.end)) {
        const { index: s, start, end } = sentence;
        const share = (Math.min(end, span.end) - Math.max(start, span.start)) / (end - start);
        said[s] = Math.min(1, (said[s] ?? 0) + share);
        if (isQuoted) quoted[s] = Math.min(1, (quoted[s] ?? 0) + share);
        speakerTerms[s]!.push(...terms);
      }
    }
    for (const span of source) {
      for (const sentence of sentences) if (overlaps(span, sentence)) sources[sentence.index]!++;
    }
  }
  return { said, quoted, sources, speakerTerms: speakerTerms.map((terms) => [...new Set(terms)]) };
}

function mentionedTerms(reading: TextReading, index: ArticleIndex, mentions: readonly Mention[]): number[][] {
  const mentioned = reading.sentences.map(() => new Set<number>());
  let s = 0;
  for (const { start, name } of mentions) {
    while (s + 1 < reading.sentences.length && reading.sentences[s + 1]!.start <= start) s++;
    for (const term of termsOf(name, index)) mentioned[s]?.add(term);
  }
  return mentioned.map((terms) => [...terms]);
}

function sentencesOver(sentences: readonly Sentence[], start: number, end: number): Sentence[] {
  return sentences.filter((sentence) => overlaps(sentence, { start, end }));
}

function termsOf(text: string, index: ArticleIndex): number[] {
  return Array.from(text.matchAll(wordPattern), ([word]) => word)
    .filter((word) => !functionWords.has(normalizeWord(word)))
    .flatMap((word) => index.terms.get(stem(word)) ?? []);
}
