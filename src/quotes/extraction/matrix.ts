/** A dense matrix, row by row. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** `bias + matrix · x` for `count` vectors x one after the other, four at a time so that each weight is read once for four. */
export function product(
  matrix: Matrix,
  vectors: Float64Array,
  count: number,
  bias: Float64Array,
): Float64Array {
  const { rows, columns, values } = matrix;
  const padded = new Float64Array(Math.ceil(count / 4) * 4 * columns);
  padded.set(vectors.subarray(0, count * columns));
  const result = new Float64Array((padded.length / columns) * rows);
  for (let i = 0; i * columns < padded.length; i += 4) {
    const a = i * columns;
    const b = a + columns;
    const c = b + columns;
    const d = c + columns;
    for (let r = 0; r < rows; r++) {
      let sumA = bias[r]!;
      let sumB = sumA;
      let sumC = sumA;
      let sumD = sumA;
      const row = r * columns;
      for (let k = 0; k < columns; k++) {
        const weight = values[row + k]!;
        sumA += weight * padded[a + k]!;
        sumB += weight * padded[b + k]!;
        sumC += weight * padded[c + k]!;
        sumD += weight * padded[d + k]!;
      }
      result[i * rows + r] = sumA;
      result[(i + 1) * rows + r] = sumB;
      result[(i + 2) * rows + r] = sumC;
      result[(i + 3) * rows + r] = sumD;
    }
  }
  return result;
}

/** Adds `matrix · x` to `target`, four rows at a time. */
export function addProduct({ rows, columns, values }: Matrix, x: Float64Array, target: Float64Array): void {
  for (let r = 0; r < rows; r += 4) {
    const a = r * columns;
    const b = a + columns;
    const c = b + columns;
    const d = c + columns;
    let sumA = 0;
    let sumB = 0;
    let sumC = 0;
    let sumD = 0;
    for (let k = 0; k < columns; k++) {
      const value = x[k]!;
      sumA += values[a + k]! * value;
      sumB += values[b + k]! * value;
      sumC += values[c + k]! * value;
      sumD += values[d + k]! * value;
    }
    target[r]! += sumA;
    target[r + 1]! += sumB;
    target[r + 2]! += sumC;
    target[r + 3]! += sumD;
  }
}

/**
 * Reads matrices one after the other: for each the scale of every row as a 32-bit float, then its values as signed bytes.
 *
 * @param shapes - name, rows and columns of each, in order
 */
export function readMatrices(
  bytes: Buffer,
  start: number,
  shapes: readonly [string, number, number][],
): Map<string, Matrix> {
  const matrices = new Map<string, Matrix>();
  let at = start;
  for (const [name, rows, columns] of shapes) {
    const values = new Float64Array(rows * columns);
    const weights = at + 4 * rows;
    for (let r = 0; r < rows; r++) {
      const scale = bytes.readFloatLE(at + 4 * r);
      for (let k = 0; k < columns; k++)
        values[r * columns + k] = bytes.readInt8(weights + r * columns + k) * scale;
    }
    at = weights + rows * columns;
    matrices.set(name, { rows, columns, values });
  }
  return matrices;
}
