import type { MixedModel } from '../../answers/models/answer-models.ts';
import { boost, type Table } from './boosting.ts';
import type { Example } from './examples.ts';
import { softmaxObjective } from './objectives.ts';
import { fitLinear } from './regression.ts';

// Chosen by cross-validation over articles of the held news and SQuAD.
const LINEAR = { steps: 200, rate: 0.05, ridge: 3e-3 };
const TREES = {
  trees: 120,
  rate: 0.1,
  leaves: 8,
  leastRows: 60,
  ridge: 5,
  featureShare: 0.3,
  rowShare: 0.7,
  seed: 1,
};
/** SQuAD has more questions than the held news has, and members ask as in the news. */
const SQUAD_WEIGHT = 0.5;

/** Fits the ranker: in each question the right sentences should hold the probability. */
export function fitRanker(examples: readonly Example[]): MixedModel {
  const usable = examples.filter(({ targets }) => targets.some((target) => target > 0));
  const { table, starts, targets } = stackExamples(usable);
  const weights = Float64Array.from(usable, ({ gold }) => (gold.set === 'squad' ? SQUAD_WEIGHT : 1));
  const objective = softmaxObjective(starts, targets, weights);
  return {
    linear: fitLinear(table, objective, { ...LINEAR, units: usable.length }),
    trees: boost(table, objective, TREES),
  };
}

function stackExamples(examples: readonly Example[]): {
  table: Table;
  starts: Int32Array;
  targets: Float64Array;
} {
  const width = examples[0]?.width ?? 0;
  const count = examples.reduce((sum, { targets }) => sum + targets.length, 0);
  const rows = new Float32Array(count * width);
  const targets = new Float64Array(count);
  const starts = new Int32Array(examples.length + 1);
  examples.forEach((example, i) => {
    rows.set(example.rows, starts[i]! * width);
    targets.set(example.targets, starts[i]);
    starts[i + 1] = starts[i]! + example.targets.length;
  });
  return { table: { rows, count, width }, starts, targets };
}
