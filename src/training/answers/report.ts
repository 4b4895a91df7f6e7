import type { Outcome } from './confidence.ts';
import { auroc } from './measures.ts';

/** Share of the answerable questions whose best sentence is right, by set and kind. */
export function reportRanking(outcomes: readonly Outcome[]): string {
  const answerable = outcomes.filter(({ isAnswerable }) => isAnswerable);
  const groups = Map.groupBy(answerable, ({ example }) => `${example.gold.set} ${example.gold.kind}`);
  groups.set(
    'news',
    answerable.filter(({ example }) => example.gold.set === 'news'),
  );
  const share = (rows: Outcome[]): number =>
    (100 * rows.filter(({ isRight }) => isRight).length) / rows.length;
  return Array.from(groups, ([name, rows]) => `${name} ${share(rows).toFixed(1)}`).join(', ');
}

/** How well confidence tells answerable questions from near misses and from off-topic ones. */
export function reportConfidence(outcomes: readonly Outcome[], scores: readonly number[]): string {
  const scoresOf = (set: string, test: (outcome: Outcome) => boolean): number[] =>
    scores.filter((_, i) => outcomes[i]!.example.gold.set === set && test(outcomes[i]!));
  return ['news', 'squad']
    .map((set) => {
      const answerable = scoresOf(
        set,
        ({ example }) => !example.isOffTopic && example.gold.answers.length > 0,
      );
      const near = scoresOf(set, ({ example, isAnswerable }) => !isAnswerable && !example.isOffTopic);
      const away = scoresOf(set, ({ example }) => example.isOffTopic);
      return `${set} AUROC near ${auroc(answerable, near).toFixed(3)} off-topic ${auroc(answerable, away).toFixed(3)}`;
    })
    .join(', ');
}
