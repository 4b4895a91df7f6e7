import { Arithmetic } from './arithmetic.ts';
import { Heads } from './heads.ts';
import { Interaction } from './interaction.ts';
import { readModelFile } from './model-file.ts';
import { WordPieces, type PlacedPieces } from './pieces.ts';
import { Reader } from './reader.ts';
import { LONGEST_QUESTION, Reranker } from './reranker.ts';
import { quantizeRow, READER_WIDTH, TOKEN_WIDTH, type EncodedQuestion, type Reranked, type SentenceReading, type SentenceScores, type SentenceStates } from './states.ts'; // prettier-ignore
import { LONGEST_TEXT, ROWS_AT_ONCE, Transformer, WIDTH } from './transformer.ts';

const modelFile = new URL('../../../data/models/encoder.bin', import.meta.url);
const readerFile = new URL('../../../data/models/reader.bin', import.meta.url);

/**
 * Our sentence encoder and reranker: what a question means, beside the words that it shares with a sentence.
 * `data/models/encoder.md` says how the weights were made and how good they are. All numbers that it gives are the same
 * on every machine. One encoder holds about 25 MB and belongs to one thread.
 */
export class Encoder {
  /** How the weights were made. */
  readonly made: string;
  readonly #pieces: WordPieces;
  readonly #transformer: Transformer;
  readonly #heads: Heads;
  readonly #interaction: Interaction;
  readonly #reranker: Reranker;
  readonly #reader: Reader;

  constructor() {
    const file = readModelFile(modelFile);
    const arithmetic = new Arithmetic([file, readModelFile(readerFile)]);
    this.made = file.made;
    this.#pieces = new WordPieces(file.pieces, file.scores);
    this.#transformer = new Transformer(arithmetic);
    this.#heads = new Heads(arithmetic);
    this.#interaction = new Interaction(arithmetic);
    this.#reranker = new Reranker(arithmetic);
    this.#reader = new Reader(arithmetic, file.pieces);
  }

  /** Word pieces of a text as the encoder reads them. */
  split(text: string): number[] {
    return [...this.#pieces.encode(text).pieces];
  }

  /**
   * Encodes the sentences of one article, in the article's order: the reranker reads a sentence with the one before.
   * Some 6 ms a sentence, so articles are opened in a worker.
   */
  encodeSentences(sentences: readonly string[]): SentenceStates {
    const placed = sentences.map((sentence) => this.#readable(sentence, LONGEST_TEXT));
    const texts = placed.map(({ pieces }) => pieces);
    const offsets = new Int32Array(texts.length + 1);
    texts.forEach((text, i) => (offsets[i + 1] = (offsets[i] ?? 0) + text.length)); // prettier-ignore
    const total = offsets[texts.length] ?? 0;
    const states: SentenceStates = {
      count: texts.length,
      vectors: new Float32Array(texts.length * WIDTH),
      offsets,
      tokens: new Int8Array(total * TOKEN_WIDTH),
      tokenScales: new Float32Array(total),
      tokenLengths: new Float32Array(total),
      pieces: Int32Array.from(texts.flat()),
      starts: Int32Array.from(placed.flatMap(({ starts }) => starts)),
      readerStates: new Int8Array(total * READER_WIDTH),
      readerScales: new Float32Array(total),
    };
    for (let first = 0; first < texts.length;) first = this.#encodeSome(texts, first, states);
    return states;
  }

  /** Encodes as many sentences from `first` on as are read in one go; returns the next. */
  #encodeSome(texts: readonly (readonly number[])[], first: number, states: SentenceStates): number {
    let end = first;
    let rows = 0;
    while (end < texts.length && rows + (texts[end]?.length ?? 0) <= ROWS_AT_ONCE)
      rows += texts[end++]?.length ?? 0;
    const some = texts.slice(first, end);
    const run = this.#transformer.run(some);
    const lengths = some.map((text) => text.length);
    states.vectors.set(this.#heads.pool(run.upper, lengths, 'sentence'), first * WIDTH);
    const offset = states.offsets[first] ?? 0;
    const { tokens, lengths: tokenLengths } = this.#heads.readTokens(run.upper, rows);
    states.tokenLengths.set(tokenLengths, offset);
    const readings = this.#reader.project(run, rows);
    for (let row = 0; row < rows; row++) {
      const piece = offset + row;
      const token = tokens.subarray(row * TOKEN_WIDTH, (row + 1) * TOKEN_WIDTH);
      states.tokenScales[piece] = quantizeRow(token, states.tokens, piece * TOKEN_WIDTH);
      const reading = readings.subarray(row * READER_WIDTH, (row + 1) * READER_WIDTH);
      states.readerScales[piece] = quantizeRow(reading, states.readerStates, piece * READER_WIDTH);
    }
    return end;
  }

  encodeQuestion(question: string): EncodedQuestion {
    const { pieces } = this.#readable(question, LONGEST_QUESTION);
    const { length } = pieces;
    const run = this.#transformer.run([pieces]);
    const vector = this.#heads.pool(run.upper, [length], 'question');
    const { tokens, lengths } = this.#heads.readTokens(run.upper, length);
    const shares = this.#heads.shares(length);
    return {
      length,
      pieces,
      vector,
      tokens,
      shares,
      tokenLengths: lengths,
      readerStates: this.#reader.project(run, length),
    };
  }

  /** Scores all sentences: under a millisecond for an article. */
  score(question: EncodedQuestion, states: SentenceStates): SentenceScores {
    return this.#interaction.score(question, states);
  }

  /**
   * Looks closer at the sentences that other scores like best.
   *
   * @param scores - of the same question over the same sentences
   * @param candidates - numbers of sentences, about ten; the order is kept
   */
  rerank(
    question: EncodedQuestion,
    states: SentenceStates,
    scores: SentenceScores,
    candidates: readonly number[],
  ): Reranked[] {
    return this.#reranker.rerank(question, states, scores, candidates);
  }

  /** Says of each piece of a sentence how likely what answers starts there, ends there and goes on there. */
  read(question: EncodedQuestion, states: SentenceStates, sentence: number): SentenceReading {
    return this.#reader.read(question, states, sentence);
  }

  /** Never empty, as in training: a text without a word is one unknown piece. */
  #readable(text: string, longest: number): PlacedPieces {
    const { pieces, starts } = this.#pieces.encode(text);
    return pieces.length > 0
      ? { pieces: pieces.slice(0, longest), starts: starts.slice(0, longest) }
      : { pieces: [0], starts: [0] };
  }
}

let loaded: Encoder | undefined;

/**
 * The encoder with the weights that the project ships; read once a thread, in some 50 ms.
 *
 * @throws Error of the file system when `data/models/encoder.bin` or `reader.bin` is not there
 */
export function loadEncoder(): Encoder {
  return (loaded ??= new Encoder());
}
