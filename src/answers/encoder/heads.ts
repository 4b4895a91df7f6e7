import type { Address, Arithmetic, LayerNorm, Matrix, QuantizedRows } from './arithmetic.ts';
import { makeUnit, quantizeRow, TOKEN_WIDTH } from './states.ts';
import { ROWS_AT_ONCE, WIDTH } from './transformer.ts';

/** Keys and values of the reranker's two blocks, 128 wide: floats a piece. */
export const READING_WIDTH = 512;

/** What is made of the states of pieces: vectors of texts, states for the late interaction, keys for the reranker. */
export class Heads {
  readonly #arithmetic: Arithmetic;
  readonly #plainNorm: LayerNorm;
  readonly #token: Matrix;
  readonly #reading: Matrix;
  readonly #pools: { readonly question: Matrix; readonly sentence: Matrix };
  readonly #tokenWeight: Float32Array;
  readonly #normed: Address;
  readonly #quantized: QuantizedRows;
  readonly #out: Address;

  constructor(arithmetic: Arithmetic) {
    this.#arithmetic = arithmetic;
    this.#plainNorm = {
      scale: arithmetic.place(new Float32Array(WIDTH).fill(1)),
      shift: arithmetic.place(new Float32Array(WIDTH)),
    };
    this.#token = arithmetic.placeMatrix('token');
    this.#reading = arithmetic.placeMatrix('reranker.keys_values');
    this.#pools = {
      question: arithmetic.placeMatrix('question_pool'),
      sentence: arithmetic.placeMatrix('sentence_pool'),
    };
    this.#tokenWeight = arithmetic.values('token_weight') as Float32Array;
    this.#normed = arithmetic.reserveFloats(ROWS_AT_ONCE * WIDTH);
    this.#quantized = {
      codes: arithmetic.reserve(2 * ROWS_AT_ONCE * WIDTH),
      scales: arithmetic.reserveFloats(ROWS_AT_ONCE),
    };
    this.#out = arithmetic.reserveFloats(ROWS_AT_ONCE * WIDTH);
  }

  /** Unit vectors of texts, from the states of their pieces; `lengths` are those of the texts. */
  pool(states: Address, lengths: readonly number[], kind: 'question' | 'sentence'): Float32Array {
    const arithmetic = this.#arithmetic;
    const means = arithmetic.floats(this.#normed, lengths.length * WIDTH).fill(0);
    let row = 0;
    lengths.forEach((length, text) => {
      const mean = means.subarray(text * WIDTH, (text + 1) * WIDTH);
      for (const end = row + length; row < end; row++) {
        const state = arithmetic.floats(states + row * WIDTH * 4, WIDTH);
        for (let i = 0; i < WIDTH; i++) mean[i] = (mean[i] ?? 0) + (state[i] ?? 0) / length;
      }
    });
    arithmetic.quantize(this.#normed, this.#quantized, lengths.length, WIDTH);
    arithmetic.multiply(this.#quantized, this.#pools[kind], this.#out, lengths.length);
    const vectors = arithmetic.floats(this.#out, lengths.length * WIDTH).map(Math.tanh);
    for (let text = 0; text < lengths.length; text++)
      makeUnit(vectors.subarray(text * WIDTH, (text + 1) * WIDTH));
    return vectors;
  }

  /** Normalises the states of so many pieces: `readTokens`, `readKeys` and `readStates` then speak of these. */
  take(states: Address, rows: number): void {
    this.#arithmetic.normalize(states, this.#plainNorm, this.#normed, rows, WIDTH);
    this.#arithmetic.quantize(this.#normed, this.#quantized, rows, WIDTH);
  }

  readStates(rows: number): Float32Array {
    return this.#arithmetic.floats(this.#normed, rows * WIDTH).slice();
  }

  /** Unit states for the late interaction, `TOKEN_WIDTH` floats a piece. */
  readTokens(rows: number): Float32Array {
    this.#arithmetic.multiply(this.#quantized, this.#token, this.#out, rows);
    const tokens = this.#arithmetic.floats(this.#out, rows * TOKEN_WIDTH).slice();
    for (let row = 0; row < rows; row++)
      makeUnit(tokens.subarray(row * TOKEN_WIDTH, (row + 1) * TOKEN_WIDTH));
    return tokens;
  }

  /** Keys and values for the reranker, written as int8 from row `first` on. */
  writeReadings(rows: number, codes: Int8Array, scales: Float32Array, first: number): void {
    this.#arithmetic.multiply(this.#quantized, this.#reading, this.#out, rows);
    for (let row = 0; row < rows; row++) {
      const reading = this.#arithmetic.floats(this.#out + row * READING_WIDTH * 4, READING_WIDTH);
      scales[first + row] = quantizeRow(reading, codes, (first + row) * READING_WIDTH);
    }
  }

  /** Softmax over the pieces of a question of their learnt weight. */
  shares(rows: number): Float32Array {
    const states = this.#arithmetic.floats(this.#normed, rows * WIDTH);
    const logits = Float32Array.from({ length: rows }, (_, row) => {
      let sum = 0;
      for (let i = 0; i < WIDTH; i++) sum += (states[row * WIDTH + i] ?? 0) * (this.#tokenWeight[i] ?? 0);
      return sum;
    });
    return softmax(logits);
  }
}

/** Softmax of some logits. */
export function softmax(logits: Float32Array): Float32Array {
  const top = logits.reduce((greatest, logit) => Math.max(greatest, logit), -Infinity);
  const exponentials = logits.map((logit) => Math.exp(logit - top));
  const sum = exponentials.reduce((total, value) => total + value, 0);
  return exponentials.map((value) => value / sum);
}
