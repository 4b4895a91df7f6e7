import { readFileSync } from 'node:fs';

/** A tensor of the model file: int8 codes (rows of a matrix) or float32 values. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly values: Int8Array | Float32Array;
}

interface Header {
  readonly made: string;
  readonly pieces: readonly string[];
  readonly scores: readonly number[];
  readonly tensors: readonly { name: string; type: 'int8' | 'float32'; shape: number[]; offset: number }[];
}

/** The model file, as src/training/encoder/export.py writes it. */
export interface ModelFile {
  /** How the weights were made. */
  readonly made: string;
  readonly pieces: readonly string[];
  /** Log probability of each piece. */
  readonly scores: readonly number[];
  readonly tensors: ReadonlyMap<string, Tensor>;
}

/**
 * @param path - the model file
 * @throws Error of the file system when it is not there
 */
export function readModelFile(path: string | URL): ModelFile {
  const bytes = readFileSync(path);
  const length = bytes.readUInt32LE(0);
  const header = JSON.parse(bytes.toString('utf8', 4, 4 + length)) as Header;
  // A copy at an aligned address: views of 32-bit numbers need one.
  const data = bytes.buffer.slice(bytes.byteOffset + 4 + length, bytes.byteOffset + bytes.byteLength);
  const tensors = new Map(
    header.tensors.map(({ name, type, shape, offset }) => {
      const count = shape.reduce((product, size) => product * size, 1);
      const values =
        type === 'int8' ? new Int8Array(data, offset, count) : new Float32Array(data, offset, count);
      return [name, { shape, values }] as const;
    }),
  );
  return { made: header.made, pieces: header.pieces, scores: header.scores, tensors };
}
