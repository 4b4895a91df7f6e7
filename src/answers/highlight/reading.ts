import { putValues } from '../../trees/row.ts';
import { loadEncoder } from '../encoder/encoder.ts';
import type { EncodedQuestion } from '../encoder/states.ts';
import { LONGEST_TEXT } from '../encoder/transformer.ts';
import { askedNumber } from './measures.ts';
import type { SentenceView } from './sentence-view.ts';
import { boundariesFrom, type Boundaries, type CandidateSpan } from './spans.ts';

/** What the reader says of each token of a sentence, from what it says of the word pieces. */
export function readSentence(view: SentenceView, question: EncodedQuestion): Boundaries {
  const { states, reading } = view.match.opened;
  const { start: base } = reading.sentences[view.sentence]!;
  const { starts, start, end, inside } = loadEncoder().read(question, states!, view.sentence);
  // The first and the last piece of each token; none where the sentence was too long to be read to its end.
  let piece = 0;
  const lastBefore = (place: number): number => {
    while (piece + 1 < starts.length && starts[piece + 1]! < place) piece++;
    return piece;
  };
  const first = view.tokens.map((token) => lastBefore(token.start - base + 1));
  piece = 0;
  const last = view.tokens.map((token) => lastBefore(token.end - base));
  const isUnread = (i: number): boolean =>
    starts.length === LONGEST_TEXT && first[i] === starts.length - 1 && first[i - 1] === first[i];
  const of = (logits: Float32Array, pieces: readonly number[]): Float64Array =>
    Float64Array.from(pieces, (at, i) => (isUnread(i) ? -LEAST : logits[at]!));
  return boundariesFrom(of(start, first), of(end, last), of(inside, first));
}

/** Log probabilities below it are all alike. */
const LEAST = 20;

/** How many features a span has beside the reader's opinion. */
export const readingWidth = 20;

/**
 * Features of spans of a sentence, row after row: what the reader, the boundary models and the span model say of each.
 *
 * @param scores - those of the span model
 */
export function readingRows(
  view: SentenceView,
  boundaries: Boundaries,
  reading: Boundaries,
  spans: readonly CandidateSpan[],
  scores: Float64Array,
): Float32Array {
  const rows = new Float32Array(spans.length * readingWidth);
  const count = view.tokens.length;
  const read = spans.map(({ from, to }) => readingScore(reading, from, to));
  const mostRead = Math.max(...read);
  spans.forEach(({ from, to, score }, i) => {
    const around = [boundaries, reading].flatMap(({ start, end, inside, insideBefore }) => [
      start[from]!, end[to]!, (insideBefore[to + 1]! - insideBefore[from]!) / (to - from + 1), inside[from - 1] ?? 0, inside[to + 1] ?? 0,
    ]); // prettier-ignore
    putValues(rows, i * readingWidth, [
      ...around, score, score - spans[0]!.score, read[i]!, read[i]! - mostRead, reading.inside.subarray(from, to + 1).reduce((least, share) => Math.min(least, share), 1),
      scores[i]!, to - from + 1, from / count, count, askedNumber(view),
    ]); // prettier-ignore
  });
  return rows;
}

/** Log probability that the reader gives a span. */
export function readingScore({ start, end }: Boundaries, from: number, to: number): number {
  return Math.max(-LEAST, start[from]! + end[to]!);
}
