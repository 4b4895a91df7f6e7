import type { Address } from '../../kernel.ts';
import type { Arithmetic, QuantizedRows } from './arithmetic.ts';
import { TOKEN_WIDTH, type EncodedQuestion, type SentenceScores, type SentenceStates } from './states.ts';
import { LONGEST_TEXT, WIDTH } from './transformer.ts';

/** Sentence pieces that are compared in one go. */
const PIECES_AT_ONCE = 1024;

/** Scores sentences by the dual encoder and by late interaction (MaxSim, as in ColBERT, Khattab and Zaharia 2020). */
export class Interaction {
  readonly #arithmetic: Arithmetic;
  readonly #question: Address;
  readonly #quantized: QuantizedRows;
  readonly #codes: Address;
  readonly #scales: Address;
  readonly #noBias: Address;
  readonly #cosines: Address;

  constructor(arithmetic: Arithmetic) {
    this.#arithmetic = arithmetic;
    this.#question = arithmetic.reserveFloats(LONGEST_TEXT * TOKEN_WIDTH);
    this.#quantized = {
      codes: arithmetic.reserve(2 * LONGEST_TEXT * TOKEN_WIDTH),
      scales: arithmetic.reserveFloats(LONGEST_TEXT),
    };
    this.#codes = arithmetic.reserve(PIECES_AT_ONCE * TOKEN_WIDTH);
    this.#scales = arithmetic.reserveFloats(PIECES_AT_ONCE);
    this.#noBias = arithmetic.place(new Float32Array(PIECES_AT_ONCE));
    this.#cosines = arithmetic.reserveFloats(LONGEST_TEXT * PIECES_AT_ONCE);
  }

  score(question: EncodedQuestion, states: SentenceStates): SentenceScores {
    const best = this.#bestCosines(question, states);
    const interaction = new Float32Array(states.count);
    for (let sentence = 0; sentence < states.count; sentence++) {
      let sum = 0;
      for (let piece = 0; piece < question.length; piece++) {
        sum += (question.shares[piece] ?? 0) * (best[sentence * question.length + piece] ?? 0);
      }
      interaction[sentence] = sum;
    }
    return { dual: dualScores(question, states), interaction, best };
  }

  #bestCosines(question: EncodedQuestion, states: SentenceStates): Float32Array {
    const arithmetic = this.#arithmetic;
    const best = new Float32Array(states.count * question.length).fill(-1);
    arithmetic.floats(this.#question, question.tokens.length).set(question.tokens);
    arithmetic.quantize(this.#question, this.#quantized, question.length, TOKEN_WIDTH);
    const total = states.offsets[states.count] ?? 0;
    let sentence = 0;
    for (let first = 0; first < total; first += PIECES_AT_ONCE) {
      const end = Math.min(first + PIECES_AT_ONCE, total);
      const columns = this.#compare(question.length, states, first, end);
      for (let piece = first; piece < end; piece++) {
        while (piece >= (states.offsets[sentence + 1] ?? Infinity)) sentence++;
        const to = sentence * question.length;
        for (let row = 0; row < question.length; row++) {
          const cosine = columns.values[row * columns.count + piece - first] ?? -1;
          if (cosine > (best[to + row] ?? 0)) best[to + row] = cosine;
        }
      }
    }
    return best;
  }

  #compare(
    rows: number,
    states: SentenceStates,
    first: number,
    end: number,
  ): { values: Float32Array; count: number } {
    const arithmetic = this.#arithmetic;
    // The kernel takes columns in pairs; one that is left over meets whatever stood there, and is not read.
    const count = end - first + ((end - first) % 2);
    const codes = states.tokens.subarray(first * TOKEN_WIDTH, end * TOKEN_WIDTH);
    arithmetic.bytes(this.#codes, codes.length).set(codes);
    arithmetic.floats(this.#scales, end - first).set(states.tokenScales.subarray(first, end));
    const matrix = {
      codes: this.#codes,
      scales: this.#scales,
      bias: this.#noBias,
      inputs: TOKEN_WIDTH,
      outputs: count,
    };
    arithmetic.multiply(this.#quantized, matrix, this.#cosines, rows);
    return { values: arithmetic.floats(this.#cosines, rows * count), count };
  }
}

function dualScores(question: EncodedQuestion, states: SentenceStates): Float32Array {
  return Float32Array.from({ length: states.count }, (_, sentence) => {
    let sum = 0;
    for (let i = 0; i < WIDTH; i++)
      sum += (question.vector[i] ?? 0) * (states.vectors[sentence * WIDTH + i] ?? 0);
    return sum;
  });
}
