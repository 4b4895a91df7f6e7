import type { Span, TextReading, Token } from '../../text/index.ts';
import { quotationRuns } from '../quotations.ts';

/** What a token is to the quotation marks around it. */
export const Mark = { none: 0, opens: 1, closes: 2 } as const;

/** A text as the extraction sees it: tokens, and for each of them where it stands. Ends are exclusive. */
export interface Document {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly length: number;
  readonly runs: readonly Span[];
  /** Index in `runs` of the quotation that the token stands in, or -1. */
  readonly quotation: Int32Array;
  readonly mark: Uint8Array;
  readonly paragraphStart: Int32Array;
  readonly paragraphEnd: Int32Array;
  /** Sentences as reported speech sees them: a quotation does not end the sentence that it is part of. */
  readonly sentenceStart: Int32Array;
  readonly sentenceEnd: Int32Array;
}

export function readDocument(reading: TextReading): Document {
  const { text, tokens } = reading;
  const length = tokens.length;
  const paragraphs = boundsOf(length, (i) => tokens[i]?.paragraph !== tokens[i - 1]?.paragraph);
  const runs = quotationRuns(text, paragraphSpans(tokens));
  const quotation = new Int32Array(length).fill(-1);
  let next = 0;
  tokens.forEach((token, i) => {
    while ((runs[next]?.end ?? Infinity) <= token.start) next++;
    const run = runs[next];
    if (run && token.start >= run.start && token.end <= run.end) quotation[i] = next;
  });
  const mark = marksOf(tokens, quotation);
  const sentences = boundsOf(length, (i) => startsSentence(tokens, mark, i));
  return {
    text,
    tokens,
    length,
    runs,
    quotation,
    mark,
    paragraphStart: paragraphs.start,
    paragraphEnd: paragraphs.end,
    sentenceStart: sentences.start,
    sentenceEnd: sentences.end,
  };
}

/** The spans of a set of tokens: neighbours in one paragraph make one span. */
export function spansOf({ tokens }: Document, indices: readonly number[]): Span[] {
  const spans: { start: number; end: number }[] = [];
  let previous = -2;
  for (const i of [...indices].sort((a, b) => a - b)) {
    const token = tokens[i];
    if (!token || i === previous) continue;
    const last = spans.at(-1);
    if (last && previous === i - 1 && tokens[previous]?.paragraph === token.paragraph) last.end = token.end;
    else spans.push({ start: token.start, end: token.end });
    previous = i;
  }
  return spans;
}

export function isQuotationMark(text: string): boolean {
  return /^(?:[“”„«»"]|''|``)$/u.test(text);
}

/** Whether the token ends a sentence. */
export function isStop(text: string): boolean {
  return /^[.?!…]+$/u.test(text);
}

function marksOf(tokens: readonly Token[], quotation: Int32Array): Uint8Array {
  const inside = (i: number): boolean => (quotation[i] ?? -1) >= 0;
  const mark = new Uint8Array(tokens.length);
  tokens.forEach((token, i) => {
    if (inside(i) || !isQuotationMark(token.text)) return;
    const opens = inside(i + 1) && (/[“„«]/u.test(token.text) || !inside(i - 1));
    mark[i] = opens ? Mark.opens : inside(i - 1) || /[”»]/u.test(token.text) ? Mark.closes : Mark.opens;
  });
  return mark;
}

/** '"How?" he asked.' is one sentence; '"No." The delegation left.' is two. */
function startsSentence(tokens: readonly Token[], mark: Uint8Array, i: number): boolean {
  const token = tokens[i];
  const before = tokens[i - 1];
  if (!token || token.paragraph !== before?.paragraph) return true;
  if (mark[i] === Mark.closes) return false;
  if (isStop(before.text)) return token.sentence !== before.sentence;
  if (mark[i - 1] !== Mark.closes || !isStop(tokens[i - 2]?.text ?? '')) return false;
  return mark[i] === Mark.opens || (tokens[i - 2]?.text === '.' && !/^\p{Ll}/u.test(token.text));
}

function boundsOf(length: number, starts: (i: number) => boolean): { start: Int32Array; end: Int32Array } {
  const start = new Int32Array(length);
  const end = new Int32Array(length);
  for (let from = 0; from < length;) {
    let to = from + 1;
    while (to < length && !starts(to)) to++;
    start.fill(from, from, to);
    end.fill(to, from, to);
    from = to;
  }
  return { start, end };
}

function paragraphSpans(tokens: readonly Token[]): Span[] {
  const spans: { start: number; end: number }[] = [];
  tokens.forEach((token, i) => {
    const last = spans.at(-1);
    if (last && tokens[i - 1]?.paragraph === token.paragraph) last.end = token.end;
    else spans.push({ start: token.start, end: token.end });
  });
  return spans;
}
