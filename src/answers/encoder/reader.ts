import type { Address } from '../../kernel.ts';
import type { Arithmetic, LayerNorm, Matrix, QuantizedRows } from './arithmetic.ts';
import { Layers } from './layers.ts';
import { LONGEST_QUESTION } from './reranker.ts';
import { READER_WIDTH, type EncodedQuestion, type SentenceReading, type SentenceStates } from './states.ts';
import { LONGEST_TEXT, ROWS_AT_ONCE, WIDTH, type States } from './transformer.ts';

const LAYERS = 3;
const ROWS = LONGEST_QUESTION + LONGEST_TEXT;

/**
 * Finds the words of a sentence that answer a question: both are read together, piece by piece, by three small
 * transformer layers over what the encoder's two layers make of them (train_reader.py).
 */
export class Reader {
  readonly #arithmetic: Arithmetic;
  readonly #plainNorm: LayerNorm;
  readonly #fromLower: Matrix;
  readonly #fromUpper: Matrix;
  readonly #layers: Layers;
  readonly #norm: LayerNorm;
  /** What is added to a piece: of the question or the sentence, and whether the other has it too. */
  readonly #kinds: Float32Array;
  readonly #output: Float32Array;
  readonly #outputBias: Float32Array;
  readonly #normed: Address;
  readonly #quantized: QuantizedRows;
  readonly #projected: Address;
  readonly #x: Address;
  /** For each piece, the first one of the same letters, large or small, at the start of a word or not. */
  readonly #letters: Int32Array;

  /** @param pieces - the word pieces of the vocabulary */
  constructor(arithmetic: Arithmetic, pieces: readonly string[]) {
    this.#arithmetic = arithmetic;
    this.#plainNorm = arithmetic.placePlainNorm(WIDTH);
    this.#fromLower = arithmetic.placeMatrix('reader.lower');
    this.#fromUpper = arithmetic.placeMatrix('reader.upper');
    const names = Array.from({ length: LAYERS }, (_, i) => `reader.layers.${i}`);
    this.#layers = new Layers(arithmetic, names, ROWS, ROWS);
    this.#norm = arithmetic.placeNorm('reader.norm.scale', 'reader.norm.shift');
    this.#kinds = arithmetic.values('reader.kinds') as Float32Array;
    this.#output = arithmetic.values('reader.output') as Float32Array;
    this.#outputBias = arithmetic.values('reader.output.bias') as Float32Array;
    this.#normed = arithmetic.reserveFloats(ROWS_AT_ONCE * WIDTH);
    this.#quantized = {
      codes: arithmetic.reserve(2 * ROWS_AT_ONCE * WIDTH),
      scales: arithmetic.reserveFloats(ROWS_AT_ONCE),
    };
    this.#projected = arithmetic.reserveFloats(ROWS_AT_ONCE * READER_WIDTH);
    this.#x = arithmetic.reserveFloats(ROWS * READER_WIDTH);
    this.#letters = letterNumbers(pieces);
  }

  /** What the reader keeps of each piece: `READER_WIDTH` floats, from its states in both layers of the encoder. */
  project({ lower, upper }: States, rows: number): Float32Array {
    this.#multiply(lower, this.#fromLower, rows, false);
    this.#multiply(upper, this.#fromUpper, rows, true);
    return this.#arithmetic.floats(this.#projected, rows * READER_WIDTH).slice();
  }

  #multiply(states: Address, matrix: Matrix, rows: number, add: boolean): void {
    this.#arithmetic.normalize(states, this.#plainNorm, this.#normed, rows, WIDTH);
    this.#arithmetic.quantize(this.#normed, this.#quantized, rows, WIDTH);
    this.#arithmetic.multiply(this.#quantized, matrix, this.#projected, rows, add);
  }

  /** Reads one sentence with a question in mind. */
  read(question: EncodedQuestion, states: SentenceStates, sentence: number): SentenceReading {
    const arithmetic = this.#arithmetic;
    const [first, end] = [states.offsets[sentence]!, states.offsets[sentence + 1]!];
    const count = end - first;
    const rows = question.length + count;
    this.#lay(question, states, first, count);
    for (let layer = 0; layer < LAYERS; layer++) this.#layers.run(layer, this.#x, this.#x, [rows]);
    arithmetic.normalize(this.#x, this.#norm, this.#normed, rows, READER_WIDTH);
    const normed = arithmetic.floats(this.#normed, rows * READER_WIDTH);
    const [start, stop, inside] = [0, 1, 2].map((output) =>
      Float32Array.from({ length: count }, (_, piece) => {
        let sum = this.#outputBias[output]!;
        const row = (question.length + piece) * READER_WIDTH;
        for (let i = 0; i < READER_WIDTH; i++)
          sum += normed[row + i]! * this.#output[output * READER_WIDTH + i]!;
        return sum;
      }),
    ) as [Float32Array, Float32Array, Float32Array];
    return { starts: states.starts.subarray(first, end), start, end: stop, inside };
  }

  /** Puts the question's pieces and those of a sentence into the kernel's memory, one after the other. */
  #lay(question: EncodedQuestion, states: SentenceStates, first: number, count: number): void {
    const x = this.#arithmetic.floats(this.#x, (question.length + count) * READER_WIDTH);
    x.set(question.readerStates);
    const asked = Array.from(question.pieces, (piece) => this.#letters[piece]!);
    const read = Array.from(states.pieces.subarray(first, first + count), (piece) => this.#letters[piece]!);
    const [inAsked, inRead] = [new Set(asked), new Set(read)];
    asked.forEach((letters, row) => {
      this.#addKind(x, row, Number(inRead.has(letters)));
    });
    read.forEach((letters, i) => {
      const row = question.length + i;
      const scale = states.readerScales[first + i]!;
      const from = (first + i) * READER_WIDTH;
      for (let at = 0; at < READER_WIDTH; at++)
        x[row * READER_WIDTH + at] = scale * states.readerStates[from + at]!;
      this.#addKind(x, row, 2 + Number(inAsked.has(letters)));
    });
  }

  #addKind(x: Float32Array, row: number, kind: number): void {
    for (let i = 0; i < READER_WIDTH; i++)
      x[row * READER_WIDTH + i]! += this.#kinds[kind * READER_WIDTH + i]!;
  }
}

/** As LETTERS in train_reader.py. */
function letterNumbers(pieces: readonly string[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(pieces, (piece, number) => {
    const letters = piece.toLowerCase().replaceAll('\u2581', '');
    if (!numbers.has(letters)) numbers.set(letters, number);
    return numbers.get(letters)!;
  });
}
