import { answerQuestion, openArticle, type OpenArticle, type OpenOptions } from '../../src/answers/index.ts';
import type { QuestionSet } from '../../src/training/answers/data.ts';
import { judge, type Judged } from '../../src/training/answers/judge.ts';
import { auroc, calibration } from '../../src/training/answers/measures.ts';

/** Answers all questions of a set and judges them. */
export function judgeAnswers({ articles, questions }: QuestionSet, options: OpenOptions = {}): Judged[] {
  const opened = new Map<string, OpenArticle>();
  return questions.map((gold) => {
    const article = articles.get(gold.article)!;
    const ready = opened.get(gold.article) ?? openArticle(article, options);
    opened.set(gold.article, ready);
    return judge(gold, answerQuestion(ready, gold.question), article.text);
  });
}

/** The figures that the project's judge prints, in per cent where they are shares. */
export function answerFigures(judged: readonly Judged[]): Record<string, number> {
  const answerable = judged.filter(({ gold }) => gold.answers.length > 0);
  const unanswerable = judged.filter(({ gold }) => gold.answers.length === 0);
  const ofKind = (kind: string): Judged[] => judged.filter(({ gold }) => gold.kind === kind);
  const quotes = ofKind('quote').filter(({ gold }) => gold.speaker !== null);
  const confidences = (rows: readonly Judged[]): number[] => rows.map(({ answer }) => answer.confidence);
  const shown = answerable.filter(({ excerptText }) => excerptText !== '');
  const squad = answerable.filter(({ gold }) => gold.set === 'squad');
  const figures = {
    questions: judged.length,
    length: mean(shown, ({ excerptText }) => excerptText.length),
    passage: share(squad, ({ isPassageRight }) => isPassageRight),
    excerpt: share(answerable, ({ isExcerptRight }) => isExcerptRight),
    f1: 100 * mean(answerable, ({ f1 }) => f1),
    em: share(answerable, ({ isExact }) => isExact),
    aurocNear: auroc(confidences(answerable), confidences(ofKind('unanswerable-near'))),
    aurocOffTopic: auroc(confidences(answerable), confidences(ofKind('unanswerable-offtopic'))),
    right: share(judged, ({ isRight }) => isRight),
    answered: share(answerable, ({ answer }) => answer.kind === 'answered'),
    abstained: share(unanswerable, ({ answer }) => answer.kind === 'unanswered'),
    speaker: share(quotes, ({ isSpeakerRight }) => isSpeakerRight),
    calibrationError: calibration(outcomesOf(judged)).error,
  };
  return Object.fromEntries(Object.entries(figures).filter(([, value]) => !Number.isNaN(value)));
}

/** Excerpt, right and F1 for each kind of question. */
export function figuresByKind(judged: readonly Judged[]): Record<string, Record<string, number>> {
  const kinds = [...new Set(judged.map(({ gold }) => gold.kind))].sort();
  return Object.fromEntries(
    kinds.map((kind) => {
      const rows = judged.filter(({ gold }) => gold.kind === kind);
      const excerpt = share(rows, ({ isExcerptRight }) => isExcerptRight);
      const right = share(rows, ({ isRight }) => isRight);
      return [kind, { n: rows.length, excerpt, right, f1: 100 * mean(rows, ({ f1 }) => f1) }];
    }),
  );
}

/** Confidences and whether their excerpts were right, for a reliability diagram. */
export function outcomesOf(judged: readonly Judged[]): { confidence: number; isRight: boolean }[] {
  return judged.map(({ answer, isExcerptRight }) => ({
    confidence: answer.confidence,
    isRight: isExcerptRight,
  }));
}

function share<Row>(rows: readonly Row[], test: (row: Row) => boolean): number {
  return 100 * mean(rows, (row) => Number(test(row)));
}

function mean<Row>(rows: readonly Row[], value: (row: Row) => number): number {
  return rows.length === 0 ? NaN : rows.reduce((sum, row) => sum + value(row), 0) / rows.length;
}
