import { answerQuestion, openArticle, type OpenArticle, type OpenOptions } from '../../src/answers/index.ts';
import type { QuestionSet } from '../../src/training/answers/data.ts';
import { judge, type Judged } from '../../src/training/answers/judge.ts';
import { peerAnswer, peers, sentencesOf } from './peers.ts';
import { auroc, calibration } from '../../src/training/answers/measures.ts';

/** Opens the articles of a set. */
export function openSet({ articles }: QuestionSet, options: OpenOptions = {}): Map<string, OpenArticle> {
  return new Map(Array.from(articles, ([name, article]) => [name, openArticle(article, options)]));
}

/** Answers all questions of a set and judges them. */
export function judgeAnswers({ questions }: QuestionSet, opened: ReadonlyMap<string, OpenArticle>): Judged[] {
  return questions.map((gold) => {
    const open = opened.get(gold.article)!;
    return judge(gold, answerQuestion(open, gold.question), open.article.text);
  });
}

/** Has a peer answer all questions of a set and judges it: the whole sentence is its highlight. */
export function judgePeer(
  { questions }: QuestionSet,
  opened: ReadonlyMap<string, OpenArticle>,
  name: string,
): Judged[] {
  const ready = new Map(Array.from(opened, ([article, open]) => [article, peers[name]!(sentencesOf(open))]));
  return questions.map((gold) => {
    const open = opened.get(gold.article)!;
    return judge(gold, peerAnswer(open, ready.get(gold.article)!(gold.question)), open.article.text);
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
