import { linearScores, restoreLinear, type LinearModel, type StoredLinear } from './linear.ts';

/**
 * A linear model and a few hidden units beside it, which see what a sum of features cannot, such as that the encoder
 * counts for more where few words are shared: score = linear + sum of `outputs` times the units' positive parts.
 */
export interface RankerModel extends LinearModel {
  readonly units: readonly LinearModel[];
  /** Weight of each unit. */
  readonly outputs: Float64Array;
}

/** A ranker as it is kept in a file. */
export interface StoredRanker extends StoredLinear {
  readonly units: readonly StoredLinear[];
  readonly outputs: readonly number[];
}

/** A ranker from what a file holds. */
export function restoreRanker(stored: StoredRanker): RankerModel {
  return {
    ...restoreLinear(stored),
    units: stored.units.map(restoreLinear),
    outputs: Float64Array.from(stored.outputs),
  };
}

/** The score of each row. */
export function rankerScores(model: RankerModel, rows: Float32Array): Float64Array {
  const scores = linearScores(model, rows);
  model.units.forEach((unit, u) => {
    const values = linearScores(unit, rows);
    for (let row = 0; row < scores.length; row++)
      scores[row]! += model.outputs[u]! * Math.max(0, values[row]!);
  });
  return scores;
}
