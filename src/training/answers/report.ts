import { loadEncoder } from '../../answers/encoder/encoder.ts';
import { highlightSentence } from '../../answers/highlight/highlight.ts';
import type { HighlightModels } from '../../answers/models/answer-models.ts';
import type { Outcome } from './confidence.ts';
import { isWritten } from './data.ts';
import { weightedAuroc, type WeightedScore } from './measures.ts';
import { spanQuality, type SpanExample } from './span-examples.ts';
import { memberWeights } from './weights.ts';

/** Share of the development data's answerable questions whose best sentence is right, by set and kind. */
export function reportRanking(outcomes: readonly Outcome[]): string {
  const answerable = outcomes.filter(({ isAnswerable, example }) => isAnswerable && !isWritten(example.gold));
  const groups = Map.groupBy(answerable, ({ example }) => `${example.gold.set} ${example.gold.kind}`);
  groups.set(
    'news',
    answerable.filter(({ example }) => example.gold.set === 'news'),
  );
  const share = (rows: Outcome[]): number =>
    (100 * rows.filter(({ isRight }) => isRight).length) / rows.length;
  return Array.from(groups, ([name, rows]) => `${name} ${share(rows).toFixed(1)}`).join(', ');
}

/**
 * How well confidence tells answerable questions from near misses and from off-topic ones; those over news count as
 * often as members ask them.
 */
export function reportConfidence(outcomes: readonly Outcome[], scores: readonly number[]): string {
  const weights = memberWeights(outcomes);
  return ['news', 'squad']
    .map((set) => {
      const scoresOf = (test: (outcome: Outcome) => boolean): WeightedScore[] =>
        outcomes.flatMap((outcome, i) =>
          outcome.example.gold.set === set && !isWritten(outcome.example.gold) && test(outcome)
            ? { score: scores[i]!, weight: weights[i]! || 1 }
            : [],
        );
      const answerable = scoresOf(({ isAnswerable }) => isAnswerable);
      const near = scoresOf(({ isAnswerable, example }) => !isAnswerable && !example.isOffTopic);
      const away = scoresOf(({ example }) => example.isOffTopic);
      return `${set} AUROC near ${weightedAuroc(answerable, near).toFixed(3)} off-topic ${weightedAuroc(answerable, away).toFixed(3)}`;
    })
    .join(', ');
}

/**
 * F1 and share of exact ones of highlights in sentences that show the answer, by models that had not seen the article: without
 * the reader and with it.
 */
export function reportHighlights(
  examples: readonly SpanExample[],
  byFold: readonly HighlightModels[],
): string {
  const encoder = loadEncoder();
  return Array.from(
    Map.groupBy(examples, ({ gold }) => gold.set),
    ([set, group]) => {
      const figures = [false, true].map((isRead) => {
        const qualities = group.flatMap((example) => {
          const { match, sentence } = example.view;
          const meaning = isRead ? { question: encoder.encodeQuestion(match.question.text) } : null;
          const found = highlightSentence(match, meaning, sentence, byFold[example.fold]!);
          return found ? spanQuality(example, found.chosen.from, found.chosen.to) : [];
        });
        const f1 = qualities.reduce((sum, quality) => sum + quality.f1, 0);
        const exact = qualities.filter(({ isExact }) => isExact).length;
        return `${((100 * f1) / group.length).toFixed(1)}/${((100 * exact) / group.length).toFixed(1)}`;
      });
      return `${set} ${figures.join(' → ')}`;
    },
  ).join(', ');
}
