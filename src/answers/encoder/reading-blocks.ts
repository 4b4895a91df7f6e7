import type { Address } from '../../kernel.ts';
import type { Arithmetic, LayerNorm, Matrix, QuantizedRows } from './arithmetic.ts';
import { TOKEN_WIDTH } from './states.ts';

/** Width of the reranker: it reads the states of the late interaction. As READ_WIDTH in rerank.py. */
export const READ_WIDTH = TOKEN_WIDTH;
const HEADS = 4;
const BLOCKS = 2;
/** Floats of a row that is read: keys and values of each block. */
export const READING_WIDTH = 2 * BLOCKS * READ_WIDTH;
const FLOAT = 4;

interface Block {
  readonly readNorm: LayerNorm;
  readonly readQuery: Matrix;
  readonly readOutput: Matrix;
  readonly mixNorm: LayerNorm;
  readonly mix: Matrix;
  readonly mixOutput: Matrix;
  readonly thinkNorm: LayerNorm;
  readonly think: Matrix;
  readonly thinkOutput: Matrix;
}

/** What the questions' rows are read from: for each copy of the question, rows of keys and values. */
export interface Readings {
  /** Where those of the first copy start; `stride` bytes on are those of the next. */
  readonly address: Address;
  readonly stride: number;
  /** How many rows each copy has. */
  readonly counts: readonly number[];
}

/**
 * The reranker's blocks: a question's pieces read a sentence (cross attention), then each other (self attention), then
 * are thought over (two linear maps with ReLU). Several copies of the question are worked on together, each with a
 * sentence of its own.
 */
export class ReadingBlocks {
  readonly #arithmetic: Arithmetic;
  readonly #blocks: readonly Block[];
  readonly #normed: Address;
  readonly #quantized: QuantizedRows;
  readonly #wide: Address;
  readonly #read: Address;
  readonly #compared: Address;
  readonly #shares: Address;

  /** @param rows - question pieces of all copies together, at most; @param keys - rows of keys of one copy, at most */
  constructor(arithmetic: Arithmetic, rows: number, keys: number) {
    this.#arithmetic = arithmetic;
    this.#blocks = Array.from({ length: BLOCKS }, (_, number) => placeBlock(arithmetic, number));
    this.#normed = arithmetic.reserveFloats(rows * READ_WIDTH);
    this.#quantized = {
      codes: arithmetic.reserve(2 * rows * 2 * READ_WIDTH),
      scales: arithmetic.reserveFloats(rows),
    };
    this.#wide = arithmetic.reserveFloats(rows * 3 * READ_WIDTH);
    this.#read = arithmetic.reserveFloats(rows * READ_WIDTH);
    this.#compared = arithmetic.reserveFloats(rows * 2 * READ_WIDTH);
    this.#shares = arithmetic.reserveFloats(keys);
  }

  /** Runs all blocks over `x`: rows of `READ_WIDTH` floats, `length` for each copy; in place. */
  run(x: Address, length: number, readings: Readings): void {
    this.#blocks.forEach((block, number) => {
      this.#readSentences(block, number, x, length, readings);
      this.#mixPieces(block, x, length, readings.counts.length);
      this.#think(block, x, length * readings.counts.length);
    });
  }

  #readSentences(block: Block, number: number, x: Address, length: number, readings: Readings): void {
    const rows = length * readings.counts.length;
    this.#normalizeAndMultiply(x, block.readNorm, block.readQuery, rows);
    readings.counts.forEach((count, copy) => {
      const keys = readings.address + copy * readings.stride + 2 * number * READ_WIDTH * FLOAT;
      this.#attend(copy * length, READ_WIDTH, keys, READING_WIDTH, length, count);
    });
    this.#compare(rows);
    this.#arithmetic.quantize(this.#compared, this.#quantized, rows, 2 * READ_WIDTH);
    this.#arithmetic.multiply(this.#quantized, block.readOutput, x, rows, true);
  }

  #mixPieces(block: Block, x: Address, length: number, copies: number): void {
    const rows = length * copies;
    this.#normalizeAndMultiply(x, block.mixNorm, block.mix, rows);
    for (let copy = 0; copy < copies; copy++) {
      const keys = this.#wide + (copy * length * 3 + 1) * READ_WIDTH * FLOAT;
      this.#attend(copy * length, 3 * READ_WIDTH, keys, 3 * READ_WIDTH, length, length);
    }
    this.#arithmetic.quantize(this.#read, this.#quantized, rows, READ_WIDTH);
    this.#arithmetic.multiply(this.#quantized, block.mixOutput, x, rows, true);
  }

  #think(block: Block, x: Address, rows: number): void {
    this.#normalizeAndMultiply(x, block.thinkNorm, block.think, rows);
    this.#arithmetic.quantize(this.#wide, this.#quantized, rows, 2 * READ_WIDTH, true);
    this.#arithmetic.multiply(this.#quantized, block.thinkOutput, x, rows, true);
  }

  #normalizeAndMultiply(x: Address, norm: LayerNorm, matrix: Matrix, rows: number): void {
    this.#arithmetic.normalize(x, norm, this.#normed, rows, READ_WIDTH);
    this.#arithmetic.quantize(this.#normed, this.#quantized, rows, READ_WIDTH);
    this.#arithmetic.multiply(this.#quantized, matrix, this.#wide, rows);
  }

  /** Attention of one copy's rows, whose queries stand in `#wide`; values follow their keys. Strides in floats. */
  #attend(
    row: number,
    queryStride: number,
    keys: Address,
    keyStride: number,
    queries: number,
    count: number,
  ): void {
    const size = READ_WIDTH / HEADS;
    this.#arithmetic.kernel.attend(
      this.#wide + row * queryStride * FLOAT, queryStride * FLOAT,
      keys, keyStride * FLOAT, keys + READ_WIDTH * FLOAT, keyStride * FLOAT,
      this.#read + row * READ_WIDTH * FLOAT, READ_WIDTH * FLOAT,
      this.#shares, queries, count, HEADS, size, size ** -0.5,
    ); // prettier-ignore
  }

  /** Sets what was read beside its product with what was asked, row by row. */
  #compare(rows: number): void {
    const asked = this.#arithmetic.floats(this.#normed, rows * READ_WIDTH);
    const read = this.#arithmetic.floats(this.#read, rows * READ_WIDTH);
    const out = this.#arithmetic.floats(this.#compared, rows * 2 * READ_WIDTH);
    for (let row = 0; row < rows; row++) {
      for (let i = 0; i < READ_WIDTH; i++) {
        const value = read[row * READ_WIDTH + i] ?? 0;
        out[row * 2 * READ_WIDTH + i] = value;
        out[(row * 2 + 1) * READ_WIDTH + i] = value * (asked[row * READ_WIDTH + i] ?? 0);
      }
    }
  }
}

function placeBlock(arithmetic: Arithmetic, number: number): Block {
  const name = `reranker.blocks.${number}`;
  const norm = (part: string) => arithmetic.placeNorm(`${name}.${part}.scale`, `${name}.${part}.shift`);
  const matrix = (part: string) => arithmetic.placeMatrix(`${name}.${part}`);
  return {
    readNorm: norm('read_norm'),
    readQuery: matrix('read_query'),
    readOutput: matrix('read_output'),
    mixNorm: norm('mix_norm'),
    mix: matrix('mix'),
    mixOutput: matrix('mix_output'),
    thinkNorm: norm('think_norm'),
    think: matrix('think'),
    thinkOutput: matrix('think_output'),
  };
}
