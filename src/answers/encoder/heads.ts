import type { Address } from '../../kernel.ts';
import type { Arithmetic, LayerNorm, Matrix, QuantizedRows } from './arithmetic.ts';
import { makeUnit, TOKEN_WIDTH } from './states.ts';
import { ROWS_AT_ONCE, WIDTH } from './transformer.ts';

/** What is made of the states of pieces: vectors of texts, and states for the late interaction and the reranker. */
export class Heads {
  readonly #arithmetic: Arithmetic;
  readonly #plainNorm: LayerNorm;
  readonly #token: Matrix;
  readonly #pools: { readonly question: Matrix; readonly sentence: Matrix };
  readonly #tokenWeight: Float32Array;
  readonly #normed: Address;
  readonly #quantized: QuantizedRows;
  readonly #out: Address;

  constructor(arithmetic: Arithmetic) {
    this.#arithmetic = arithmetic;
    this.#plainNorm = arithmetic.placePlainNorm(WIDTH);
    this.#token = arithmetic.placeMatrix('token');
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

  /** States of length 1 for the late interaction, `TOKEN_WIDTH` floats a piece, and how long they were. */
  readTokens(states: Address, rows: number): { tokens: Float32Array; lengths: Float32Array } {
    const arithmetic = this.#arithmetic;
    arithmetic.normalize(states, this.#plainNorm, this.#normed, rows, WIDTH);
    arithmetic.quantize(this.#normed, this.#quantized, rows, WIDTH);
    arithmetic.multiply(this.#quantized, this.#token, this.#out, rows);
    const tokens = arithmetic.floats(this.#out, rows * TOKEN_WIDTH).slice();
    const lengths = Float32Array.from({ length: rows }, (_, row) =>
      makeUnit(tokens.subarray(row * TOKEN_WIDTH, (row + 1) * TOKEN_WIDTH)),
    );
    return { tokens, lengths };
  }

  /** Softmax of the learnt weight of the pieces that `readTokens` read last: those of a question. */
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
