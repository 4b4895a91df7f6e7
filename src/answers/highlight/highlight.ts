import type { Span, Token } from '../../text/index.ts';
import type { Meaning } from '../features/meaning.ts';
import type { Match } from '../match.ts';
import type { HighlightModels } from '../models/answer-models.ts';
import { treeScores } from '../../trees/trees.ts';
import { readingRows, readingWidth, readSentence } from './reading.ts';
import { viewSentence, type SentenceView } from './sentence-view.ts';
import {
  boundariesOf,
  candidateSpans,
  spanRows,
  spanWidth,
  type Boundaries,
  type CandidateSpan,
} from './spans.ts';

/** The best span of a sentence, and what it was chosen from. */
export interface Highlight {
  readonly span: Span;
  readonly chosen: CandidateSpan;
  /** Score of the chosen span, about the logit of its expected overlap with the answer. */
  readonly score: number;
  /** By how much it is above the next. */
  readonly margin: number;
  readonly view: SentenceView;
  readonly boundaries: Boundaries;
  /** What the reader says; null without the encoder. */
  readonly reading: Boundaries | null;
}

/**
 * The words of a sentence that answer most directly, or null where it has no word.
 *
 * @param meaning - what the encoder thinks of the question, if it is used: its reader is then asked as well
 */
export function highlightSentence(
  match: Match,
  meaning: Pick<Meaning, 'question'> | null,
  sentence: number,
  models: HighlightModels,
): Highlight | null {
  const view = viewSentence(match, sentence);
  const boundaries = boundariesOf(view, models.boundaries);
  const reading = meaning && readSentence(view, meaning.question);
  const spans = candidateSpans(view, boundaries, reading);
  if (spans.length === 0) return null;
  const scores = spanScores(view, boundaries, reading, spans, models);
  const best = scores.reduce((top, score, i) => (score > scores[top]! ? i : top), 0);
  const next = scores.reduce((top, score, i) => (i !== best && score > top ? score : top), -10);
  const chosen = spans[best]!;
  return {
    span: wholeQuotation(match.opened.article.text, wholeWords(view.tokens, chosen)),
    chosen,
    score: scores[best]!,
    margin: scores[best]! - next,
    view,
    boundaries,
    reading,
  };
}

function spanScores(
  view: SentenceView,
  boundaries: Boundaries,
  reading: Boundaries | null,
  spans: readonly CandidateSpan[],
  models: HighlightModels,
): Float64Array {
  const scores = treeScores(models.span, spanRows(view, boundaries, spans), spanWidth);
  if (!reading) return scores;
  return treeScores(models.read, readingRows(view, boundaries, reading, spans, scores), readingWidth);
}

const hyphen = /^[-‐‑]$/u;

/** A highlight shows a word with a hyphen as a whole: "72 work-related", not "72 work". */
function wholeWords(tokens: readonly Token[], { from, to }: CandidateSpan): Span {
  const isJoined = (i: number): boolean => {
    const [before, mark, after] = [tokens[i - 1], tokens[i], tokens[i + 1]];
    return (
      !!before &&
      !!after &&
      hyphen.test(mark!.text) &&
      before.end === mark!.start &&
      mark!.end === after.start
    );
  };
  let [first, last] = [from, to];
  while (first > 0 && isJoined(first - 1)) first -= 2;
  while (last + 1 < tokens.length && isJoined(last + 1)) last += 2;
  return { start: tokens[first]!.start, end: tokens[last]!.end };
}

/** A highlight with one mark of a quotation has the other as well, where that stands next to it. */
function wholeQuotation(text: string, { start, end }: Span): Span {
  const marks = text.slice(start, end).match(/["“”]/gu) ?? [];
  if (marks.length % 2 === 0) return { start, end };
  if (/["“]/u.test(text.charAt(start - 1))) return { start: start - 1, end };
  return { start, end: end + (/^[.,?!]?["”]/u.exec(text.slice(end, end + 2))?.[0].length ?? 0) };
}
