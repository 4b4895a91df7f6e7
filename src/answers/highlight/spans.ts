import { putValues } from '../../trees/row.ts';
import { TokenKind } from '../profile/index.ts';
import { jointTreeScores, type JointTreeModel } from '../../trees/trees.ts';
import type { SentenceView } from './sentence-view.ts';
import { askedNumber, distance, guideNumber, matchedShare, posNumber, startsWith } from './measures.ts';
import { tokenRows, tokenWidth } from './token-features.ts';

/** A range of a sentence's tokens that may answer; `to` is inclusive. */
export interface CandidateSpan {
  readonly from: number;
  readonly to: number;
  readonly score: number;
}

/** What the boundary models, or the reader, say of each token of a sentence. */
export interface Boundaries {
  /** Log probabilities over the sentence. */
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly inside: Float64Array;
  /** Sum of `inside` before each token, and of all. */
  readonly insideBefore: Float64Array;
}

/** Tokens that a highlight may have; 98 of 100 gold answers in the development data are shorter. */
export const LONGEST_SPAN = 24;
const KEPT_SPANS = 12;

/** Runs the boundary model over a sentence. */
export function boundariesOf(view: SentenceView, model: JointTreeModel): Boundaries {
  const [start, end, inside] = jointTreeScores(model, tokenRows(view), tokenWidth) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  return boundariesFrom(start, end, inside);
}

/** Boundaries from the logits of each token, which are changed. */
export function boundariesFrom(start: Float64Array, end: Float64Array, inside: Float64Array): Boundaries {
  takeLogSoftmax(start);
  takeLogSoftmax(end);
  const insideBefore = new Float64Array(inside.length + 1);
  for (let i = 0; i < inside.length; i++) {
    inside[i] = 1 / (1 + Math.exp(-inside[i]!));
    insideBefore[i + 1] = insideBefore[i]! + inside[i]!;
  }
  return { start, end, inside, insideBefore };
}

/** Turns scores into log probabilities, in place. */
function takeLogSoftmax(scores: Float64Array): void {
  let top = -Infinity;
  for (const score of scores) top = Math.max(top, score);
  let sum = 0;
  for (const score of scores) sum += Math.exp(score - top);
  const total = Math.log(sum);
  for (let i = 0; i < scores.length; i++) scores[i] = scores[i]! - top - total;
}

/** How much the reader has to say in which spans are looked at. By cross-validation over articles .5 was as good as 1. */
const READER_SHARE = 0.5;

/** The likeliest spans of a sentence, best first; by the reader as well, where there is one. */
export function candidateSpans(
  view: SentenceView,
  boundaries: Boundaries,
  reading: Boundaries | null = null,
): CandidateSpan[] {
  const { insideBefore } = boundaries;
  const heard = (own: Float64Array, read: Float64Array | undefined): Float64Array =>
    read ? own.map((score, i) => score + READER_SHARE * read[i]!) : own;
  const start = heard(boundaries.start, reading?.start);
  const end = heard(boundaries.end, reading?.end);
  const spans: CandidateSpan[] = [];
  const count = view.tokens.length;
  let worst = -Infinity;
  for (let from = 0; from < count; from++) {
    if (!mayStart(view, from)) continue;
    for (let to = from; to < Math.min(count, from + LONGEST_SPAN); to++) {
      if (!mayEnd(view, to)) continue;
      const score = start[from]! + end[to]! + (insideBefore[to + 1]! - insideBefore[from]!) / (to - from + 1);
      if (score <= worst) continue;
      // Where all that are kept are there already, the last one gives way.
      let rank = Math.min(spans.length, KEPT_SPANS - 1);
      for (; rank > 0 && spans[rank - 1]!.score < score; rank--) spans[rank] = spans[rank - 1]!;
      spans[rank] = { from, to, score };
      if (spans.length === KEPT_SPANS) worst = spans[KEPT_SPANS - 1]!.score;
    }
  }
  return spans;
}

const ARTICLES = 3;

/** Whether a highlight may start at a token: a word, but not "the" or "a", or a sign of money. */
export function mayStart(view: Pick<SentenceView, 'kinds' | 'guides'>, i: number): boolean {
  const guide = view.guides[i]!;
  return mayEnd(view, i) && (guide === 0 || guide > ARTICLES);
}

/** Whether a highlight may end at a token: a word, or a sign as "%". */
export function mayEnd({ kinds }: Pick<SentenceView, 'kinds'>, i: number): boolean {
  return (kinds[i]! & (TokenKind.word | TokenKind.money)) !== 0;
}

/** How many features a span has. */
export const spanWidth = 52;

/** The features of spans of a sentence, row after row. */
export function spanRows(
  view: SentenceView,
  boundaries: Boundaries,
  spans: readonly CandidateSpan[],
): Float32Array {
  const rows = new Float32Array(spans.length * spanWidth);
  spans.forEach((span, rank) => {
    fillSpan(view, boundaries, span, rank, spans[0]!.score, rows, rank * spanWidth);
  });
  return rows;
}

function fillSpan(
  view: SentenceView,
  { start, end, inside, insideBefore }: Boundaries,
  { from, to, score }: CandidateSpan,
  rank: number,
  best: number,
  row: Float32Array,
  offset: number,
): void {
  const { tokens, kinds, isAsked, speech, clause, clauseWeight, wanted } = view;
  const length = to - from + 1;
  const total = view.matchedBefore[tokens.length]! || 1;
  const count = {
    name: 0,
    number: 0,
    date: 0,
    verb: 0,
    noun: 0,
    asked: 0,
    quoted: 0,
    wanted: 0,
    content: 0,
    marks: 0,
  };
  let least = 1;
  for (let i = from; i <= to; i++) {
    const kind = kinds[i]!;
    if ((kind & TokenKind.name) !== 0) count.name++;
    if ((kind & TokenKind.number) !== 0) count.number++;
    if ((kind & TokenKind.date) !== 0) count.date++;
    if ((kind & TokenKind.verb) !== 0) count.verb++;
    if ((kind & TokenKind.noun) !== 0) count.noun++;
    if ((kind & TokenKind.quoted) !== 0) count.quoted++;
    if ((kind & TokenKind.word) === 0) count.marks++;
    if ((kind & wanted) !== 0 && isAsked[i] === 0) count.wanted++;
    if ((speech[i]! & 1) !== 0) count.content++;
    count.asked += isAsked[i]!;
    least = Math.min(least, inside[i]!);
  }
  const isSame = (a: number, b: number, bit: number): number =>
    Number(((kinds[a] ?? 0) & (kinds[b] ?? 0) & bit) !== 0);
  const isOpen = (a: number): number => startsWith(tokens[a], '"“‘(');
  const values = [
    score, score - best, rank, start[from]!, end[to]!, (insideBefore[to + 1]! - insideBefore[from]!) / length, least,
    inside[from - 1] ?? 0, inside[to + 1] ?? 0, length, askedNumber(view), Number(wanted !== 0), count.wanted / length,
    Math.min(1, count.wanted), count.name / length, count.number / length, count.date / length, count.verb, count.noun / length,
    count.asked / length, count.quoted / length, count.content / length, count.marks,
    posNumber(view, from - 1), posNumber(view, from), posNumber(view, to), posNumber(view, to + 1),
    guideNumber(view, from - 1), guideNumber(view, from), guideNumber(view, to), guideNumber(view, to + 1),
    isSame(from - 1, from, TokenKind.name), isSame(to, to + 1, TokenKind.name), isSame(from - 1, from, TokenKind.date),
    isSame(to, to + 1, TokenKind.date), isSame(to, to + 1, TokenKind.noun), isOpen(from), isOpen(from - 1),
    Number(speech[from] !== speech[from - 1]), Number(speech[to] !== speech[to + 1]), speech[from]!, speech[to]!,
    matchedShare(view, from, to + 1), matchedShare(view, from - 4, from), matchedShare(view, to + 1, to + 5),
    clauseWeight[clause[from]!]! / total, Number(clause[from] === clause[to]),
    distance(view.verbs, from, to), distance(view.focus, from, to), distance(view.names, from, to), from / tokens.length,
    tokens.length,
  ]; // prettier-ignore
  putValues(row, offset, values);
}
