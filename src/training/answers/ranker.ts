import type { RankerModel } from '../../answers/models/ranker.ts';
import type { Example } from './examples.ts';
import { fitNetwork, type Groups } from './network.ts';
import { softmaxObjective } from '../trees/objectives.ts';
import { fitLinear } from './regression.ts';

// Chosen by cross-validation over articles of the held news and SQuAD, as is that hidden units are worth a point with the
// encoder and nothing without it. Boosted trees beside the linear model gained nothing.
const LINEAR = { steps: 100, rate: 0.08, ridge: 3e-3 };
const NETWORK = { units: 32, passes: 20, groupsAStep: 64, rate: 0.005, decay: 0.01, dropout: 0.3 };
/** Networks of several seeds are averaged: one alone moves by half a point with its seed. */
const SEEDS = [1, 2, 3];
/** SQuAD has more questions than the held news has, and members ask as in the news. */
const SQUAD_WEIGHT = 0.5;

/** Fits the ranker: in each question the right sentences should hold the probability. */
export function fitRanker(examples: readonly Example[]): RankerModel {
  const usable = examples.filter(({ targets }) => targets.some((target) => target > 0));
  const groups = stackExamples(usable);
  if (usable[0]?.meaning) return averageOf(SEEDS.map((seed) => fitNetwork(groups, { ...NETWORK, seed })));
  const objective = softmaxObjective(groups.starts, groups.targets, groups.weights);
  const linear = fitLinear(groups.table, objective, { ...LINEAR, units: usable.length });
  return { ...linear, units: [], outputs: new Float64Array() };
}

/** The ranker whose scores are the mean of others'. */
function averageOf(rankers: readonly RankerModel[]): RankerModel {
  const share = 1 / rankers.length;
  const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  return {
    bias: share * sumOf(rankers.map(({ bias }) => bias)),
    weights: rankers[0]!.weights.map((_, i) => share * sumOf(rankers.map(({ weights }) => weights[i]!))),
    units: rankers.flatMap(({ units }) => units),
    outputs: Float64Array.from(
      rankers.flatMap(({ outputs }) => Array.from(outputs, (output) => share * output)),
    ),
  };
}

/** Examples one below the other, as networks are fitted to them. */
export function stackExamples(examples: readonly Example[]): Groups {
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
  const weights = Float64Array.from(examples, ({ gold }) => (gold.set === 'squad' ? SQUAD_WEIGHT : 1));
  return { table: { rows, count, width }, starts, targets, weights };
}
