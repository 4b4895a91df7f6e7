/**
 * What the encoder keeps of an article's sentences, in plain typed arrays: it can be posted between threads and kept
 * as bytes. About 340 bytes a word piece and 2 kB a sentence; 630 kB for an article of 1,000 words.
 */
export interface SentenceStates {
  readonly count: number;
  /** Unit vectors of the sentences, `WIDTH` floats each, for the dual encoder. */
  readonly vectors: Float32Array;
  /** Pieces of sentence `i` are `offsets[i]` to `offsets[i + 1]`. */
  readonly offsets: Int32Array;
  /** States of the pieces, `TOKEN_WIDTH` codes each; a code times its piece's scale is of a state of length 1. */
  readonly tokens: Int8Array;
  readonly tokenScales: Float32Array;
  /** How long the states were before they were made so: the late interaction reads directions, the reranker states. */
  readonly tokenLengths: Float32Array;
  /** The pieces' numbers, and where each starts in its sentence (UTF-16 units). */
  readonly pieces: Int32Array;
  readonly starts: Int32Array;
  /** What the reader keeps of each piece: `READER_WIDTH` codes, and their scale. */
  readonly readerStates: Int8Array;
  readonly readerScales: Float32Array;
}

/** A question as the encoder sees it. */
export interface EncodedQuestion {
  /** How many word pieces it has, and which. */
  readonly length: number;
  readonly pieces: readonly number[];
  readonly vector: Float32Array;
  /** Unit states, `TOKEN_WIDTH` floats a piece. */
  readonly tokens: Float32Array;
  /** Share of each piece in the late interaction; they sum to 1. */
  readonly shares: Float32Array;
  /** How long the states were before they were made so. */
  readonly tokenLengths: Float32Array;
  /** What the reader reads of each piece: `READER_WIDTH` floats. */
  readonly readerStates: Float32Array;
}

/** How well each sentence fits a question. */
export interface SentenceScores {
  /** Cosine of question and sentence, -1 to 1. */
  readonly dual: Float32Array;
  /** Weighted mean over the question's pieces of the best cosine in the sentence, -1 to 1. */
  readonly interaction: Float32Array;
  /** That best cosine, a row of the question's pieces for each sentence. */
  readonly best: Float32Array;
}

/** What the reranker makes of a candidate. */
export interface Reranked {
  readonly sentence: number;
  /** Comparable among the candidates of one question; greater is better. */
  readonly score: number;
  /** Logit of the sentence answering the question at all, comparable among questions. */
  readonly answers: number;
}

/** What the reader says of each piece of a sentence: logits. */
export interface SentenceReading {
  /** Where each piece starts in the sentence (UTF-16 units). */
  readonly starts: Int32Array;
  readonly start: Float32Array;
  readonly end: Float32Array;
  readonly inside: Float32Array;
}

/** Width of a piece's state in the late interaction. */
export const TOKEN_WIDTH = 128;
/** Width of the reader. As WIDTH in train_reader.py. */
export const READER_WIDTH = 192;

/** Writes a row as int8 and returns its scale: `row[i]` is about `codes[i] * scale`. */
export function quantizeRow(row: Float32Array, codes: Int8Array, at: number): number {
  let greatest = 0;
  for (const value of row) greatest = Math.max(greatest, Math.abs(value));
  const factor = greatest > 0 ? 127 / greatest : 0;
  for (let i = 0; i < row.length; i++) codes[at + i] = Math.round((row[i] ?? 0) * factor);
  return greatest / 127;
}

/** Scales a vector to length 1, in place; returns the length that it had. */
export function makeUnit(vector: Float32Array): number {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const length = Math.sqrt(squares);
  const factor = length > 0 ? 1 / length : 0;
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) * factor;
  return length;
}
