/** A dense matrix, row by row. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/**
 * `bias + matrix · x` for `count` vectors x that stand one after the other. Two rows meet four vectors at a time, so that each
 * number read is used several times. The matrix must have an even number of rows.
 */
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
    for (let r = 0; r < rows; r += 2) {
      const first = r * columns;
      const second = first + columns;
      let a0 = bias[r]!;
      let b0 = a0;
      let c0 = a0;
      let d0 = a0;
      let a1 = bias[r + 1]!;
      let b1 = a1;
      let c1 = a1;
      let d1 = a1;
      for (let k = 0; k < columns; k++) {
        const v = values[first + k]!;
        const w = values[second + k]!;
        const p = padded[a + k]!;
        const q = padded[b + k]!;
        const s = padded[c + k]!;
        const t = padded[d + k]!;
        a0 += v * p;
        b0 += v * q;
        c0 += v * s;
        d0 += v * t;
        a1 += w * p;
        b1 += w * q;
        c1 += w * s;
        d1 += w * t;
      }
      const target = i * rows + r;
      result[target] = a0;
      result[target + 1] = a1;
      result[target + rows] = b0;
      result[target + rows + 1] = b1;
      result[target + 2 * rows] = c0;
      result[target + 2 * rows + 1] = c1;
      result[target + 3 * rows] = d0;
      result[target + 3 * rows + 1] = d1;
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
