import type { Address } from '../../kernel.ts';
import type { Arithmetic, LayerNorm } from './arithmetic.ts';
import { softmax } from './heads.ts';
import { READ_WIDTH, READING_WIDTH, ReadingBlocks } from './reading-blocks.ts';
import { RerankerOutput } from './reranker-output.ts';
import type { EncodedQuestion, Reranked, SentenceScores, SentenceStates } from './states.ts';
import { LONGEST_TEXT } from './transformer.ts';

/** Question pieces that are read; a longer question is a paragraph. */
export const LONGEST_QUESTION = 48;
/** Candidates that are worked on together. */
const CANDIDATES_AT_ONCE = 10;
const ROWS = LONGEST_QUESTION * CANDIDATES_AT_ONCE;
/** A candidate, the sentence before it, and the row that is attended to when nothing fits. */
const KEYS = 2 * LONGEST_TEXT + 1;
const FLOAT = 4;

/**
 * Reads a question against candidate sentences, by the keys and values that the encoder made of each sentence and the
 * one before it (rerank.py says why it is made so).
 */
export class Reranker {
  readonly #arithmetic: Arithmetic;
  readonly #blocks: ReadingBlocks;
  readonly #output: RerankerOutput;
  /** What is added to the rows of the candidate itself, and of the sentence before it. */
  readonly #own = new Float32Array(READING_WIDTH);
  readonly #before: Float32Array;
  readonly #nothing: Float32Array;
  readonly #norm: LayerNorm;
  readonly #x: Address;
  readonly #normed: Address;
  readonly #keys: Address;

  constructor(arithmetic: Arithmetic) {
    this.#arithmetic = arithmetic;
    this.#blocks = new ReadingBlocks(arithmetic, ROWS, KEYS);
    this.#norm = arithmetic.placeNorm('reranker.norm.scale', 'reranker.norm.shift');
    this.#output = new RerankerOutput(arithmetic);
    this.#before = arithmetic.values('reranker.before') as Float32Array;
    this.#nothing = arithmetic.values('reranker.nothing') as Float32Array;
    this.#x = arithmetic.reserveFloats(ROWS * READ_WIDTH);
    this.#normed = arithmetic.reserveFloats(ROWS * READ_WIDTH);
    this.#keys = arithmetic.reserveFloats(CANDIDATES_AT_ONCE * KEYS * READING_WIDTH);
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
    const start = question.tokens.map(
      (value, i) => value * (question.tokenLengths[Math.floor(i / READ_WIDTH)] ?? 0),
    );
    const results: Reranked[] = [];
    for (let first = 0; first < candidates.length; first += CANDIDATES_AT_ONCE) {
      const some = candidates.slice(first, first + CANDIDATES_AT_ONCE);
      this.#lay(start, question.length, scores, some);
      const counts = some.map((sentence, copy) => this.#layKeys(states, sentence, copy));
      const readings = { address: this.#keys, stride: KEYS * READING_WIDTH * FLOAT, counts };
      this.#blocks.run(this.#x, question.length, readings);
      results.push(...this.#conclude(question.length, scores, some));
    }
    return results;
  }

  #lay(start: Float32Array, length: number, scores: SentenceScores, candidates: readonly number[]): void {
    candidates.forEach((sentence, copy) => {
      const x = this.#arithmetic.floats(this.#x + copy * length * READ_WIDTH * FLOAT, length * READ_WIDTH);
      x.set(start);
      this.#output.addPieceFeatures(x, scores.best, length, sentence);
    });
  }

  /** Puts what a candidate is read from into the kernel's memory; returns the number of rows. */
  #layKeys(states: SentenceStates, sentence: number, copy: number): number {
    const out = this.#arithmetic.floats(
      this.#keys + copy * KEYS * READING_WIDTH * FLOAT,
      KEYS * READING_WIDTH,
    );
    out.set(this.#nothing);
    let row = 1;
    for (const one of sentence > 0 ? [sentence, sentence - 1] : [sentence]) {
      const added = one === sentence ? this.#own : this.#before;
      for (let piece = states.offsets[one] ?? 0; piece < (states.offsets[one + 1] ?? 0); piece++, row++) {
        layRow(states, piece, added, out.subarray(row * READING_WIDTH, (row + 1) * READING_WIDTH));
      }
    }
    return row;
  }

  #conclude(length: number, scores: SentenceScores, candidates: readonly number[]): Reranked[] {
    this.#arithmetic.normalize(this.#x, this.#norm, this.#normed, length * candidates.length, READ_WIDTH);
    return candidates.map((sentence, copy) => {
      const address = this.#normed + copy * length * READ_WIDTH * FLOAT;
      const pooled = this.#pool(this.#arithmetic.floats(address, length * READ_WIDTH), length);
      return { sentence, ...this.#output.conclude(pooled, scores, sentence) };
    });
  }

  /** Mean of a copy's rows, weighted by what the reranker learnt to look at. */
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

/** A piece's state as key and as value of each block, with what tells the two sentences apart. */
function layRow(states: SentenceStates, piece: number, added: Float32Array, out: Float32Array): void {
  const scale = (states.tokenScales[piece] ?? 0) * (states.tokenLengths[piece] ?? 0);
  for (let i = 0; i < READ_WIDTH; i++) {
    const value = scale * (states.tokens[piece * READ_WIDTH + i] ?? 0);
    for (let at = i; at < READING_WIDTH; at += READ_WIDTH) out[at] = value + (added[at] ?? 0);
  }
}
