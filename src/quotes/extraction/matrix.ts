/** A dense matrix, row by row. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
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
    const values = new Float32Array(rows * columns);
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

/** The columns `from` to before `to` of a matrix. */
export function columnsOf({ rows, columns, values }: Matrix, from: number, to: number): Matrix {
  const part = new Float32Array(rows * (to - from));
  for (let r = 0; r < rows; r++)
    part.set(values.subarray(r * columns + from, r * columns + to), r * (to - from));
  return { rows, columns: to - from, values: part };
}

/** Matrices of as many columns, one below the other. */
export function stack(matrices: readonly Matrix[]): Matrix {
  const columns = matrices[0]?.columns ?? 0;
  const values = Float32Array.from(matrices.flatMap((matrix) => Array.from(matrix.values)));
  return { rows: values.length / columns, columns, values };
}
