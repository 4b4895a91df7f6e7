import type { Span } from '../../text/index.ts';
import type { Match } from '../match.ts';
import type { HighlightModels } from '../models/answer-models.ts';
import { treeScores } from '../models/trees.ts';
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
}

/** The words of a sentence that answer most directly, or null where it has no word. */
export function highlightSentence(match: Match, sentence: number, models: HighlightModels): Highlight | null {
  const view = viewSentence(match, sentence);
  const boundaries = boundariesOf(view, models.boundaries);
  const spans = candidateSpans(view, boundaries);
  if (spans.length === 0) return null;
  const rows = spanRows(view, boundaries, spans);
  const scores = treeScores(models.span, rows, spanWidth);
  const best = scores.reduce((top, score, i) => (score > scores[top]! ? i : top), 0);
  const next = scores.reduce((top, score, i) => (i !== best && score > top ? score : top), -10);
  const chosen = spans[best]!;
  return {
    span: { start: view.tokens[chosen.from]!.start, end: view.tokens[chosen.to]!.end },
    chosen,
    score: scores[best]!,
    margin: scores[best]! - next,
    view,
    boundaries,
  };
}
