import { Mark, isStop, type Document } from './document.ts';
import { hashWord } from './sequence.ts';

/** Knowledge of words from outside the article, fitted on the training articles. */
export interface Lexicon {
  /** How often a lemma with its part of speech is a cue, from 1 (seldom) to 4 (nearly always); absent: never seen as one. */
  readonly cues: ReadonlyMap<string, number>;
  /** Classes of words that occur in the same places, a coarse and a fine one. */
  readonly classes: ReadonlyMap<string, readonly [coarse: number, fine: number]>;
}

/** A document as columns of numbers, one row a token: what features are made of. */
export interface Columns {
  readonly document: Document;
  readonly word: Int32Array;
  readonly lemma: Int32Array;
  readonly pos: Int32Array;
  readonly suffix: Int32Array;
  readonly shape: Uint8Array;
  /** 0 outside, 1 inside a quotation, 2 at a mark. */
  readonly quoted: Uint8Array;
  /** Class of the token as a cue by the lexicon, 0 to 4; 0 inside quotations. */
  readonly cue: Uint8Array;
  readonly coarse: Int32Array;
  readonly fine: Int32Array;
  readonly context: Uint8Array;
}

/** Number of transition contexts, the classes that `Columns.context` takes. */
export const contextCount = 12;

export function readColumns(document: Document, lexicon: Lexicon): Columns {
  const { tokens, mark, quotation } = document;
  const numbers = (of: (i: number) => number): Int32Array => Int32Array.from(tokens, (_, i) => of(i));
  const bytes = (of: (i: number) => number): Uint8Array => Uint8Array.from(tokens, (_, i) => of(i));
  const normal = tokens.map((token) => token.normal.replace(/\d/gu, '0'));
  const classes = tokens.map(
    (token, i) => lexicon.classes.get(normal[i]!) ?? lexicon.classes.get(token.lemma) ?? ([-1, -1] as const),
  );
  return {
    document,
    word: numbers((i) => hashWord(normal[i]!)),
    lemma: numbers((i) => hashWord(tokens[i]!.lemma)),
    pos: numbers((i) => hashWord(tokens[i]!.pos)),
    suffix: numbers((i) => hashWord(normal[i]!.slice(-3))),
    shape: bytes((i) => shapeOf(document, i)),
    quoted: bytes((i) => (quotation[i]! >= 0 ? 1 : mark[i] === Mark.none ? 0 : 2)),
    cue: bytes((i) => (quotation[i]! >= 0 ? 0 : (lexicon.cues.get(cueKey(tokens[i]!)) ?? 0))),
    coarse: numbers((i) => classes[i]![0]),
    fine: numbers((i) => classes[i]![1]),
    context: bytes((i) => contextOf(document, i)),
  };
}

/** Key of a token in `Lexicon.cues`. */
export function cueKey({ lemma, pos }: { lemma: string; pos: string }): string {
  return `${lemma}/${pos === 'VERB' ? 'v' : pos === 'NOUN' ? 'n' : 'x'}`;
}

export function shapeOf({ tokens, sentenceStart }: Document, i: number): number {
  const { text } = tokens[i]!;
  if (/\d/u.test(text)) return 4;
  if (/^\p{Lu}{2,}$/u.test(text)) return 3;
  if (/^\p{Lu}/u.test(text)) return sentenceStart[i] === i ? 2 : 1;
  return /^\p{L}/u.test(text) ? 0 : 5;
}

/** Where spans may begin or end depends on these: marks, commas, stops, dashes, "that" and "to", verbs, names. */
function contextOf({ tokens, mark, quotation }: Document, i: number): number {
  const { text, normal, pos } = tokens[i]!;
  if (mark[i] === Mark.opens) return 1;
  if (mark[i] === Mark.closes) return 2;
  if (text === ',') return 3;
  if (isStop(text)) return 4;
  if (/^(?:[:;—–(]|--)$/u.test(text)) return 5;
  if (normal === 'that' || normal === 'to') return 6;
  if (quotation[i]! >= 0) return 8;
  if (pos === 'VERB' || pos === 'AUX') return 7;
  if (pos === 'PROPN' || pos === 'PRON') return 9;
  if (pos === 'CCONJ' || pos === 'SCONJ') return 10;
  return pos === 'DET' ? 11 : 0;
}
