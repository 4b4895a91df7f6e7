import type { Address } from '../../kernel.ts';
import type { Arithmetic } from './arithmetic.ts';
import { Layers } from './layers.ts';

/** Width of a piece's state. */
export const WIDTH = 512;
/** Word pieces of a text that are read; 99 in 100 news sentences have fewer. As in model.py. */
export const LONGEST_TEXT = 96;
const EMBEDDING_WIDTH = 256;
/** Pieces read in one go: the work space of so many stays in the processor's second-level cache. */
export const ROWS_AT_ONCE = 224;

/** Where the states of pieces stand: `WIDTH` float32 a piece, in order; overwritten by the next run. */
export interface States {
  /** After the lower layer. */
  readonly lower: Address;
  /** After both. */
  readonly upper: Address;
}

/** The word pieces' embeddings and the two transformer layers of the base weights. */
export class Transformer {
  readonly #arithmetic: Arithmetic;
  readonly #layers: Layers;
  readonly #narrow: Address;
  readonly #states: States;
  readonly #embeddings: Int8Array;
  readonly #embeddingScales: Float32Array;
  readonly #positions: Float32Array;

  constructor(arithmetic: Arithmetic) {
    this.#arithmetic = arithmetic;
    this.#layers = new Layers(arithmetic, ['lower', 'upper'], ROWS_AT_ONCE, LONGEST_TEXT);
    this.#embeddings = arithmetic.values('embeddings') as Int8Array;
    this.#embeddingScales = arithmetic.values('embeddings.scales') as Float32Array;
    this.#positions = arithmetic.values('positions') as Float32Array;
    this.#narrow = arithmetic.reserveFloats(ROWS_AT_ONCE * EMBEDDING_WIDTH);
    this.#states = {
      lower: arithmetic.reserveFloats(ROWS_AT_ONCE * WIDTH),
      upper: arithmetic.reserveFloats(ROWS_AT_ONCE * WIDTH),
    };
  }

  /**
   * States of the pieces of some texts.
   *
   * @param texts - at most `ROWS_AT_ONCE` pieces together, each text at most `LONGEST_TEXT`
   */
  run(texts: readonly (readonly number[])[]): States {
    const { lower, upper } = this.#states;
    const lengths = texts.map((text) => text.length);
    const rows = lengths.reduce((sum, length) => sum + length, 0);
    this.#embed(texts, rows);
    this.#layers.run(0, this.#narrow, lower, lengths);
    this.#arithmetic.floats(upper, rows * WIDTH).set(this.#arithmetic.floats(lower, rows * WIDTH));
    this.#layers.run(1, upper, upper, lengths);
    return this.#states;
  }

  #embed(texts: readonly (readonly number[])[], rows: number): void {
    const out = this.#arithmetic.floats(this.#narrow, rows * EMBEDDING_WIDTH);
    let to = 0;
    for (const text of texts) {
      text.forEach((piece, position) => {
        // Twice the embedding plus the timing signal is what the base model was trained with.
        const scale = 2 * (this.#embeddingScales[piece] ?? 0);
        const code = piece * EMBEDDING_WIDTH;
        const wave = position * EMBEDDING_WIDTH;
        for (let i = 0; i < EMBEDDING_WIDTH; i++) {
          out[to++] = scale * (this.#embeddings[code + i] ?? 0) + (this.#positions[wave + i] ?? 0);
        }
      });
    }
  }
}
