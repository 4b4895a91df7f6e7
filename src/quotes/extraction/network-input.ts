import { shapeOf, type Columns } from './columns.ts';
import { Mark, isStop, type Document } from './document.ts';
import { hashWord } from './sequence.ts';

/** What the network sees of each token: its word, and small whole numbers that choose rows of other tables. */
export interface NetworkInput {
  /** Words in lower case, digits as 0: the key of the word table. */
  readonly words: readonly string[];
  /** A row for each token in the table of each of `tableSizes`, a list for each table. */
  readonly codes: readonly Uint16Array[];
}

/** Number of rows of the tables of suffix, part of speech, shape, quotation, position and context. */
export const tableSizes: readonly number[] = [1024, 18, 6, 12, 3, 10];

const partsOfSpeech = 'ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X'.split(
  ' ',
);

/** Words of this class as a cue (`Columns.cue`) and above are landmarks. */
const likelyCue = 3;

/** Where sentences begin, commas, verbs, likely cues and quotation marks stand (1 for a token there): the way from a cue to its roles. */
export function landmarksOf({ document, cue }: Columns): Uint8Array[] {
  const { tokens, sentenceStart, mark } = document;
  const column = (is: (i: number) => boolean): Uint8Array =>
    Uint8Array.from(tokens, (_, i) => (is(i) ? 1 : 0));
  return [
    column((i) => sentenceStart[i] === i),
    column((i) => tokens[i]!.text === ','),
    column((i) => tokens[i]!.pos === 'VERB' || tokens[i]!.pos === 'AUX'),
    column((i) => cue[i]! >= likelyCue),
    column((i) => mark[i] !== Mark.none),
  ];
}

export function networkInput(document: Document): NetworkInput {
  const { tokens } = document;
  const words = tokens.map((token) => token.normal.replace(/\d/gu, '0'));
  const column = (code: (i: number) => number): Uint16Array => Uint16Array.from(tokens, (_, i) => code(i));
  const inside = quotationCodes(document);
  const contexts = contextCodes(document);
  return {
    words,
    codes: [
      column((i) => (hashWord(words[i]!.slice(-3)) >>> 0) % tableSizes[0]!),
      column((i) => partsOfSpeech.indexOf(tokens[i]!.pos) + 1),
      column((i) => shapeOf(document, i)),
      column((i) => (document.quotation[i]! < 0 ? document.mark[i]! : inside[document.quotation[i]!]!)),
      column((i) => (document.paragraphStart[i] === i ? 2 : document.sentenceStart[i] === i ? 1 : 0)),
      column((i) => contexts[i]!),
    ],
  };
}

/** Codes of quotations, told apart by length and by how they end. */
function quotationCodes({ tokens, quotation, mark, runs, length }: Document): Uint8Array {
  const codes = new Uint8Array(runs.length);
  for (let from = 0; from < length; from++) {
    const run = quotation[from]!;
    if (run < 0) continue;
    let to = from + 1;
    while (to < length && quotation[to] === run) to++;
    const last = tokens[to - 1]!;
    const open = mark[to] !== Mark.closes && tokens[to]?.paragraph !== last.paragraph;
    const ending = open ? 3 : last.text === ',' ? 1 : isStop(last.text) ? 2 : 0;
    codes[run] = 4 + ending + (to - from > 4 ? 4 : 0);
    from = to - 1;
  }
  return codes;
}

/** How the paragraph before ends, and whether the next begins with a quotation. */
function contextCodes({ tokens, mark, quotation, paragraphEnd, length }: Document): Uint8Array {
  const codes = new Uint8Array(length);
  for (let start = 0; start < length; start = paragraphEnd[start]!) {
    const end = paragraphEnd[start]!;
    const last = start - 1;
    let before = 4;
    if (start === 0) before = 0;
    else if (mark[last] === Mark.closes) before = 1;
    else if (quotation[last]! >= 0) before = 2;
    else if (tokens[last]!.text === ':') before = 3;
    codes.fill(before + (mark[end] === Mark.opens ? 5 : 0), start, end);
  }
  return codes;
}
