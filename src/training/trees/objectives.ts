/** Fills in the gradient and the curvature of a loss at the given scores. */
export type Objective = (scores: Float64Array, gradients: Float64Array, curvatures: Float64Array) => void;

const LEAST_CURVATURE = 1e-4;

/**
 * Listwise softmax: in each group the rows with a target should hold the probability.
 *
 * @param starts - where each group starts, and at the end the number of rows
 * @param targets - what share of its group's probability each row should have; a group's add up to 1
 * @param weights - how much each group counts
 */
export function softmaxObjective(
  starts: Int32Array,
  targets: Float64Array,
  weights?: Float64Array,
): Objective {
  return (scores, gradients, curvatures) => {
    for (let group = 0; group + 1 < starts.length; group++) {
      const [from, to] = [starts[group]!, starts[group + 1]!];
      const weight = weights?.[group] ?? 1;
      let top = -Infinity;
      for (let i = from; i < to; i++) top = Math.max(top, scores[i]!);
      let total = 0;
      for (let i = from; i < to; i++) total += Math.exp(scores[i]! - top);
      for (let i = from; i < to; i++) {
        const chance = Math.exp(scores[i]! - top) / total;
        gradients[i] = weight * (chance - targets[i]!);
        curvatures[i] = weight * Math.max(chance * (1 - chance), LEAST_CURVATURE);
      }
    }
  };
}

/** Logistic loss against targets from 0 to 1. */
export function logisticObjective(targets: Float64Array, weights?: Float64Array): Objective {
  return (scores, gradients, curvatures) => {
    for (let i = 0; i < targets.length; i++) {
      const chance = 1 / (1 + Math.exp(-scores[i]!));
      const weight = weights?.[i] ?? 1;
      gradients[i] = weight * (chance - targets[i]!);
      curvatures[i] = weight * Math.max(chance * (1 - chance), LEAST_CURVATURE);
    }
  };
}
