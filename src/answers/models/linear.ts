/** A linear model over rows of features, its weights already divided by each feature's spread. */
export interface LinearModel {
  readonly bias: number;
  readonly weights: Float64Array;
}

/** A linear model as it is kept in a file. */
export interface StoredLinear {
  readonly bias: number;
  readonly weights: readonly number[];
}

/** A linear model from what a file holds. */
export function restoreLinear({ bias, weights }: StoredLinear): LinearModel {
  return { bias, weights: Float64Array.from(weights) };
}

/** The score of the row that starts at `offset` in `rows`. */
export function scoreLinear({ bias, weights }: LinearModel, rows: Float32Array, offset: number): number {
  let score = bias;
  for (let i = 0; i < weights.length; i++) score += weights[i]! * rows[offset + i]!;
  return score;
}
