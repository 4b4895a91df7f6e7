import type { Address, Arithmetic, LayerNorm, Matrix, QuantizedRows } from './arithmetic.ts';
import { READING_WIDTH, softmax } from './heads.ts';
import { RerankerOutput } from './reranker-output.ts';
import type { EncodedQuestion, Reranked, SentenceScores, SentenceStates } from './states.ts';
import { LONGEST_TEXT, WIDTH } from './transformer.ts';

/** Width of the reranker, as READ_WIDTH in rerank.py. */
const READ_WIDTH = 128;
const HEADS = 4;
const BLOCKS = 2;
/** Question pieces that are read; a longer question is a paragraph. */
export const LONGEST_QUESTION = 48;
/** Candidates that are worked on together. */
const CANDIDATES_AT_ONCE = 10;
const ROWS = LONGEST_QUESTION * CANDIDATES_AT_ONCE;
/** A candidate, the sentence before it, and the row that is attended to when nothing fits. */
const KEYS = 2 * LONGEST_TEXT + 1;
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

/**
 * Reads a question against candidate sentences. The question's pieces attend to the keys and values that the encoder
 * made of a sentence and the one before it, then to each other (rerank.py says why).
 */
export class Reranker {
  readonly #arithmetic: Arithmetic;
  readonly #question: Matrix;
  readonly #blocks: readonly Block[];
  readonly #output: RerankerOutput;
  readonly #before: Float32Array;
  readonly #nothing: Float32Array;
  readonly #norm: LayerNorm;
  readonly #start: Address;
  readonly #x: Address;
  readonly #normed: Address;
  readonly #quantized: QuantizedRows;
  readonly #wide: Address;
  readonly #read: Address;
  readonly #keys: Address;
  readonly #shares: Address;

  constructor(arithmetic: Arithmetic) {
    this.#arithmetic = arithmetic;
    this.#question = arithmetic.placeMatrix('reranker.question');
    this.#blocks = Array.from({ length: BLOCKS }, (_, number) =>
      placeBlock(arithmetic, `reranker.blocks.${number}`),
    );
    this.#norm = arithmetic.placeNorm('reranker.norm.scale', 'reranker.norm.shift');
    this.#output = new RerankerOutput(arithmetic);
    this.#before = arithmetic.values('reranker.before') as Float32Array;
    this.#nothing = arithmetic.values('reranker.nothing') as Float32Array;
    this.#start = arithmetic.reserveFloats(LONGEST_QUESTION * WIDTH);
    this.#x = arithmetic.reserveFloats(ROWS * READ_WIDTH);
    this.#normed = arithmetic.reserveFloats(ROWS * READ_WIDTH);
    this.#quantized = {
      codes: arithmetic.reserve(2 * Math.max(ROWS * 2 * READ_WIDTH, LONGEST_QUESTION * WIDTH)),
      scales: arithmetic.reserveFloats(ROWS),
    };
    this.#wide = arithmetic.reserveFloats(ROWS * 3 * READ_WIDTH);
    this.#read = arithmetic.reserveFloats(ROWS * READ_WIDTH);
    this.#keys = arithmetic.reserveFloats(CANDIDATES_AT_ONCE * KEYS * READING_WIDTH);
    this.#shares = arithmetic.reserveFloats(KEYS);
  }

  /**
   * @param scores - of all sentences of the article, since a candidate is seen beside the best of them
   * @param candidates - numbers of sentences; those that the first pass likes best, some ten of them
   */
  rerank(
    question: EncodedQuestion,
    states: SentenceStates,
    scores: SentenceScores,
    candidates: readonly number[],
  ): Reranked[] {
    const start = this.#readQuestion(question);
    const results: Reranked[] = [];
    for (let first = 0; first < candidates.length; first += CANDIDATES_AT_ONCE) {
      const some = candidates.slice(first, first + CANDIDATES_AT_ONCE);
      this.#lay(start, question, scores, some);
      const keyCounts = some.map((sentence, at) => this.#layKeys(states, sentence, at));
      this.#blocks.forEach((block, number) => { this.#run(block, number, question.length, keyCounts); }); // prettier-ignore
      results.push(...this.#conclude(question.length, scores, some));
    }
    return results;
  }

  #readQuestion(question: EncodedQuestion): Float32Array {
    const arithmetic = this.#arithmetic;
    arithmetic.floats(this.#start, question.states.length).set(question.states);
    arithmetic.quantize(this.#start, this.#quantized, question.length, WIDTH);
    arithmetic.multiply(this.#quantized, this.#question, this.#x, question.length);
    return arithmetic.floats(this.#x, question.length * READ_WIDTH).slice();
  }

  #lay(
    start: Float32Array,
    question: EncodedQuestion,
    scores: SentenceScores,
    candidates: readonly number[],
  ): void {
    const { length } = question;
    candidates.forEach((sentence, at) => {
      const x = this.#arithmetic.floats(this.#x + at * length * READ_WIDTH * FLOAT, length * READ_WIDTH);
      x.set(start);
      this.#output.addPieceFeatures(x, scores.best, length, sentence);
    });
  }

  /** Puts what a candidate is read from into the kernel's memory; returns the number of rows. */
  #layKeys(states: SentenceStates, sentence: number, at: number): number {
    const address = this.#keys + at * KEYS * READING_WIDTH * FLOAT;
    const out = this.#arithmetic.floats(address, KEYS * READING_WIDTH);
    out.set(this.#nothing);
    let row = 1;
    for (const one of sentence > 0 ? [sentence, sentence - 1] : [sentence]) {
      const earlier = one !== sentence;
      for (let piece = states.offsets[one] ?? 0; piece < (states.offsets[one + 1] ?? 0); piece++, row++) {
        const scale = states.readingScales[piece] ?? 0;
        const from = piece * READING_WIDTH;
        const to = row * READING_WIDTH;
        for (let i = 0; i < READING_WIDTH; i++) {
          out[to + i] = scale * (states.readings[from + i] ?? 0) + (earlier ? (this.#before[i] ?? 0) : 0);
        }
      }
    }
    return row;
  }

  #run(block: Block, number: number, length: number, keyCounts: readonly number[]): void {
    const arithmetic = this.#arithmetic;
    const rows = length * keyCounts.length;
    this.#normalizeAndMultiply(block.readNorm, block.readQuery, this.#wide, rows);
    keyCounts.forEach((count, at) => {
      const keys = this.#keys + (at * KEYS * READING_WIDTH + 2 * number * READ_WIDTH) * FLOAT;
      this.#attend(at * length, READ_WIDTH, keys, keys + READ_WIDTH * FLOAT, READING_WIDTH, length, count);
    });
    arithmetic.quantize(this.#read, this.#quantized, rows, READ_WIDTH);
    arithmetic.multiply(this.#quantized, block.readOutput, this.#x, rows, true);
    this.#normalizeAndMultiply(block.mixNorm, block.mix, this.#wide, rows);
    keyCounts.forEach((_, at) => {
      const keys = this.#wide + (at * length * 3 + 1) * READ_WIDTH * FLOAT;
      this.#attend(
        at * length,
        3 * READ_WIDTH,
        keys,
        keys + READ_WIDTH * FLOAT,
        3 * READ_WIDTH,
        length,
        length,
      );
    });
    arithmetic.quantize(this.#read, this.#quantized, rows, READ_WIDTH);
    arithmetic.multiply(this.#quantized, block.mixOutput, this.#x, rows, true);
    this.#normalizeAndMultiply(block.thinkNorm, block.think, this.#wide, rows);
    arithmetic.quantize(this.#wide, this.#quantized, rows, 2 * READ_WIDTH, true);
    arithmetic.multiply(this.#quantized, block.thinkOutput, this.#x, rows, true);
  }

  #normalizeAndMultiply(norm: LayerNorm, matrix: Matrix, out: Address, rows: number): void {
    this.#arithmetic.normalize(this.#x, norm, this.#normed, rows, READ_WIDTH);
    this.#arithmetic.quantize(this.#normed, this.#quantized, rows, READ_WIDTH);
    this.#arithmetic.multiply(this.#quantized, matrix, out, rows);
  }

  /** Attention of one candidate's question rows, whose queries stand in `#wide`; strides in floats. */
  #attend(
    firstRow: number,
    queryStride: number,
    keys: Address,
    values: Address,
    keyStride: number,
    queries: number,
    count: number,
  ): void {
    // prettier-ignore
    const size = READ_WIDTH / HEADS;
    this.#arithmetic.kernel.attend(
      this.#wide + firstRow * queryStride * FLOAT, queryStride * FLOAT,
      keys, keyStride * FLOAT, values, keyStride * FLOAT,
      this.#read + firstRow * READ_WIDTH * FLOAT, READ_WIDTH * FLOAT,
      this.#shares, queries, count, HEADS, size, size ** -0.5,
    ); // prettier-ignore
  }

  #conclude(length: number, scores: SentenceScores, candidates: readonly number[]): Reranked[] {
    const rows = length * candidates.length;
    this.#arithmetic.normalize(this.#x, this.#norm, this.#normed, rows, READ_WIDTH);
    return candidates.map((sentence, at) => {
      const address = this.#normed + at * length * READ_WIDTH * FLOAT;
      const pooled = this.#pool(this.#arithmetic.floats(address, length * READ_WIDTH), length);
      return { sentence, ...this.#output.conclude(pooled, scores, sentence) };
    });
  }

  #pool(normed: Float32Array, length: number): Float32Array {
    const row = (piece: number) => normed.subarray(piece * READ_WIDTH, (piece + 1) * READ_WIDTH);
    const logits = Float32Array.from({ length }, (_, piece) => this.#output.shareLogit(row(piece)));
    const pooled = new Float32Array(READ_WIDTH);
    softmax(logits).forEach((share, piece) => {
      row(piece).forEach((value, i) => {
        pooled[i] = (pooled[i] ?? 0) + share * value;
      });
    });
    return pooled;
  }
}

function placeBlock(arithmetic: Arithmetic, name: string): Block {
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
