import { viewSentence, type SentenceView } from '../../answers/highlight/sentence-view.ts';
import type { Match } from '../../answers/match.ts';
import { overlapF1, normalizeAnswer, type GoldQuestion } from './judge.ts';

/** A right sentence with the answers that stand in it, as ranges of its tokens (ends inclusive). */
export interface SpanExample {
  readonly gold: GoldQuestion;
  readonly view: SentenceView;
  readonly answers: readonly { readonly from: number; readonly to: number }[];
}

/** The sentences in which a question's gold answers stand, those that are gold themselves first; at most one. */
export function spanExample(
  gold: GoldQuestion,
  match: Match,
  rightSentences: readonly number[],
): SpanExample | null {
  for (const sentence of rightSentences) {
    const view = viewSentence(match, sentence);
    const answers = gold.answers.flatMap((answer) => rangesOf(view, match.opened.article.text, answer));
    if (answers.length > 0) return { gold, view, answers };
  }
  return null;
}

/** Where an answer stands in a sentence, as tokens. */
function rangesOf({ tokens }: SentenceView, text: string, answer: string): { from: number; to: number }[] {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (!first || !last) return [];
  const at = text.slice(first.start, last.end).indexOf(answer.trim());
  if (at < 0) return [];
  const start = first.start + at;
  const end = start + answer.trim().length;
  const from = tokens.findIndex((token) => token.end > start);
  const to = tokens.findLastIndex((token) => token.start < end);
  return from < 0 || to < from ? [] : [{ from, to }];
}

/** How good a span is as a highlight: its best F1 with a gold answer, and whether it is one. */
export function spanQuality(
  { gold, view }: SpanExample,
  from: number,
  to: number,
): { f1: number; isExact: boolean } {
  const text = view.match.opened.article.text.slice(view.tokens[from]!.start, view.tokens[to]!.end);
  return {
    f1: Math.max(0, ...gold.answers.map((answer) => overlapF1(text, answer))),
    isExact: gold.answers.some((answer) => normalizeAnswer(answer) === normalizeAnswer(text)),
  };
}
