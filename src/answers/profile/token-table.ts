import type { PartOfSpeech, TextReading, Token } from '../../text/index.ts';
import { isWord } from '../article-index.ts';
import { senseOfName, senseOfNoun } from '../senses.ts';

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

/** What is known of each token, as numbers. */
export interface TokenTable {
  /** Bits of `TokenKind`. */
  readonly kinds: Uint16Array;
  /** Number of the part of speech. */
  readonly pos: Int8Array;
  /** Number of a common function word or mark; 0 for any other. */
  readonly guides: Int8Array;
  /** Number of the class of a noun or a name (`senseNames`), 0 where it is not known; for names `NAME_SENSES` more. */
  readonly senses: Int8Array;
}

/** What the numbers of senses of names start from. */
export const NAME_SENSES = 40;

// Like parts stand next to each other, so that one split of a tree can take several.
const partsOfSpeech: readonly PartOfSpeech[] = [
  'PROPN', 'NOUN', 'NUM', 'SYM', 'ADJ', 'DET', 'PRON', 'ADV', 'VERB', 'AUX', 'PART', 'ADP', 'SCONJ', 'CCONJ', 'PUNCT', 'INTJ', 'X',
]; // prettier-ignore
const posNumbers = new Map(partsOfSpeech.map((pos, i) => [pos, i]));

/** Number of a part of speech; -1 for none. */
export function partNumber(pos: PartOfSpeech | undefined): number {
  return pos === undefined ? -1 : posNumbers.get(pos)!;
}

const guideWords =
  'the a an his her their its of in at on to for from by with as and or but that which who because about into than ' +
  'after before over during between is was were are be has had have will would said not';
const guides = new Map(guideWords.split(' ').map((word, i) => [word, i + 1]));
const guideMarks = ',.;:()“”"\'-–—';

/** Describes all tokens of a text. */
export function tableOf(reading: TextReading): TokenTable {
  const { tokens } = reading;
  const kinds = Uint16Array.from(tokens, (token, i) => kindsOf(token, isSentenceStart(reading, i)));
  let inside = false;
  tokens.forEach((token, i) => {
    if (/^["“”]|^''$|^``$/u.test(token.text)) inside = token.text === '“' || (token.text !== '”' && !inside);
    if (tokens[i - 1]?.paragraph !== token.paragraph) inside = /^["“]/u.test(token.text);
    if (inside) kinds[i]! |= TokenKind.quoted;
  });
  return {
    kinds,
    pos: Int8Array.from(tokens, ({ pos }) => posNumbers.get(pos)!),
    guides: Int8Array.from(tokens, guideOf),
    senses: Int8Array.from(tokens, (token, i) => senseOf(token, kinds[i]!)),
  };
}

function senseOf(token: Token, kinds: number): number {
  if ((kinds & TokenKind.name) !== 0) return NAME_SENSES + senseOfName(token);
  return token.pos === 'NOUN' || token.pos === 'PROPN' || token.pos === 'ADJ' ? senseOfNoun(token) : 0;
}

function guideOf({ normal, text }: Token): number {
  const guide = guides.get(normal);
  if (guide !== undefined) return guide;
  const mark = guideMarks.indexOf(text.charAt(0));
  return mark < 0 ? 0 : 50 + mark;
}

const calendar =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|aug|sept|oct|nov|dec)\.?|(?:1[5-9]|20)\d\d|today|yesterday|tomorrow|tonight)$/u;

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
