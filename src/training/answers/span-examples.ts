import { mayEnd, mayStart } from '../../answers/highlight/spans.ts';
import { viewSentence, type SentenceView } from '../../answers/highlight/sentence-view.ts';
import { matchQuestion, type Match } from '../../answers/match.ts';
import type { OpenArticle } from '../../answers/open.ts';
import { readQuestion } from '../../answers/repair.ts';
import type { Span } from '../../text/index.ts';
import type { QuestionSet } from './data.ts';
import { openAll } from './examples.ts';
import { normalizeAnswer, overlapF1, showsAnswer, showsGoldSentence, type GoldQuestion } from './judge.ts';

/** A right sentence with the answers that stand in it, as ranges of its tokens (ends inclusive). */
export interface SpanExample {
  readonly gold: GoldQuestion;
  readonly fold: number;
  readonly view: SentenceView;
  readonly answers: readonly { readonly from: number; readonly to: number }[];
}

/** The sentence that shows the gold answer of each answerable question. */
export function spanExamples(
  set: QuestionSet,
  folds: ReadonlyMap<string, number>,
  opened: ReadonlyMap<string, OpenArticle> = openAll(set, { encoder: false }),
): SpanExample[] {
  return set.questions.flatMap((gold) => {
    if (gold.answers.length === 0) return [];
    const article = opened.get(gold.article)!;
    const match = matchQuestion(article, readQuestion(article.index, gold.question).question);
    const found = gold.starts ? answersAt(gold, gold.starts, match) : answersIn(gold, match);
    return found ? { gold, fold: folds.get(gold.article)!, ...found } : [];
  });
}

/** Where the answers stand whose places are known, in the sentence that most of them start in. */
function answersAt(
  gold: GoldQuestion,
  starts: readonly number[],
  match: Match,
): Pick<SpanExample, 'view' | 'answers'> | null {
  const { article, reading } = match.opened;
  const passage = article.passages[gold.passage! - 1]!;
  const spans = gold.answers.map((answer, i) => {
    const start = passage.start + starts[i]!;
    return { start, end: start + answer.length };
  });
  const counts = reading.sentences.map(
    (sentence) => spans.filter(({ start }) => sentence.start <= start && start < sentence.end).length,
  );
  const most = Math.max(...counts);
  if (most <= 0) return null;
  const view = viewSentence(match, counts.indexOf(most));
  const answers = spans.flatMap((span) => rangeOf(view, span));
  return answers.length > 0 ? { view, answers } : null;
}

/** The first gold sentence, or else the first right one, in which a gold answer stands. */
function answersIn(gold: GoldQuestion, match: Match): Pick<SpanExample, 'view' | 'answers'> | null {
  const { article, reading } = match.opened;
  const textAt = ({ start, end }: Span): string => article.text.slice(start, end);
  const right = reading.sentences.filter((sentence) =>
    showsAnswer(gold, textAt(sentence), article.passages[sentence.paragraph]!.number),
  );
  const isGold = (sentence: Span): boolean => showsGoldSentence(gold, textAt(sentence));
  for (const { index } of [...right.filter(isGold), ...right.filter((sentence) => !isGold(sentence))]) {
    const view = viewSentence(match, index);
    const answers = gold.answers.flatMap((answer) => rangesOf(view, article.text, answer));
    if (answers.length > 0) return { view, answers };
  }
  return null;
}

/** Where an answer stands in a sentence, as tokens. */
function rangesOf(view: SentenceView, text: string, answer: string): { from: number; to: number }[] {
  const [first, last] = [view.tokens[0], view.tokens.at(-1)];
  if (!first || !last) return [];
  const at = text.slice(first.start, last.end).indexOf(answer.trim());
  if (at < 0) return [];
  const start = first.start + at;
  return rangeOf(view, { start, end: start + answer.trim().length });
}

/**
 * The tokens of a span, without the articles and marks at its edges: the judge does not see them, those who marked the
 * answers do not agree on them, and no highlight has them. None where the span lies outside of the sentence.
 */
function rangeOf(view: SentenceView, { start, end }: Span): { from: number; to: number }[] {
  let from = view.tokens.findIndex((token) => token.end > start);
  let to = view.tokens.findLastIndex((token) => token.start < end);
  if (from < 0 || to < from) return [];
  while (from < to && !mayStart(view, from)) from++;
  while (to > from && !mayEnd(view, to)) to--;
  return [{ from, to }];
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
