import { choiceWidth } from '../../quotes/extraction/choice-rows.ts';
import type { TreeModel } from '../../trees/trees.ts';
import { boost } from '../trees/boosting.ts';
import { softmaxObjective } from '../trees/objectives.ts';

/** The choices for a cue as `choiceRows` describes them, with how good each is. */
export interface JudgedExample {
  readonly rows: Float32Array;
  readonly worth: readonly number[];
}

// Chosen by cross-validation over thirds of the training articles.
const trees = {
  trees: 300,
  rate: 0.07,
  leaves: 20,
  leastRows: 40,
  ridge: 5,
  featureShare: 0.3,
  rowShare: 0.7,
};
/** How sharply worth becomes a distribution over the choices, which the trees learn. */
const temperature = 0.1;

/** Fits boosted trees that rank the choices for a cue. */
export function fitJudge(examples: readonly JudgedExample[], seed: number): TreeModel {
  const count = examples.reduce((sum, { worth }) => sum + worth.length, 0);
  const rows = new Float32Array(count * choiceWidth);
  const targets = new Float64Array(count);
  const starts = new Int32Array(examples.length + 1);
  examples.forEach(({ rows: own, worth }, i) => {
    rows.set(own, starts[i]! * choiceWidth);
    targets.set(softmax(worth, temperature), starts[i]);
    starts[i + 1] = starts[i]! + worth.length;
  });
  return boost({ rows, count, width: choiceWidth }, softmaxObjective(starts, targets), { ...trees, seed });
}

/** Shares that add up to 1, the larger the value the larger; the cooler, the more goes to the largest. */
export function softmax(values: readonly number[], warmth: number): number[] {
  const top = Math.max(...values);
  const shares = values.map((value) => Math.exp((value - top) / warmth));
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => share / sum);
}
