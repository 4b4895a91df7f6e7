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

/** The score of each row. */
export function linearScores({ bias, weights }: LinearModel, rows: Float32Array): Float64Array {
  const width = weights.length;
  const scores = new Float64Array(rows.length / width);
  for (let row = 0, offset = 0; row < scores.length; row++, offset += width) {
    let score = bias;
    for (let i = 0; i < width; i++) score += weights[i]! * rows[offset + i]!;
    scores[row] = score;
  }
  return scores;
}
