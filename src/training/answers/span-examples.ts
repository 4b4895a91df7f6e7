import { viewSentence, type SentenceView } from '../../answers/highlight/sentence-view.ts';
import { matchQuestion, type Match } from '../../answers/match.ts';
import { openArticle } from '../../answers/open.ts';
import { readQuestion } from '../../answers/repair.ts';
import type { Span } from '../../text/index.ts';
import type { QuestionSet } from './data.ts';
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
  { articles, questions }: QuestionSet,
  folds: ReadonlyMap<string, number>,
): SpanExample[] {
  const opened = new Map(
    Array.from(articles, ([name, article]) => [name, openArticle(article, { encoder: false })]),
  );
  return questions.flatMap((gold) => {
    if (gold.answers.length === 0) return [];
    const article = opened.get(gold.article)!;
    const match = matchQuestion(article, readQuestion(article.index, gold.question).question);
    const found = answersIn(gold, match);
    return found ? { gold, fold: folds.get(gold.article)!, ...found } : [];
  });
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
