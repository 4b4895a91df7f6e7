import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Document } from './document.ts';
import { networkInput, tableSizes } from './network-input.ts';
import { addProduct, product, readMatrices, type Matrix } from './matrix.ts';
import { tagCount } from './tags.ts';

/** Words whose parts are kept at most: an article has a few hundred, and a part is 1.3 kB. */
const mostWords = 8000;
/** Reach of the convolution to each side, in tokens. */
const reach = 2;

/**
 * A small neural tagger: embeddings of a word and of what is known of it go through a convolution over five tokens and one
 * bidirectional LSTM (Hochreiter & Schmidhuber 1997; gates in the order of PyTorch: input, forget, cell, output).
 */
export class TagNetwork {
  private readonly words: ReadonlyMap<string, number>;
  private readonly matrices: ReadonlyMap<string, Matrix>;
  private readonly channels: number;
  private readonly hidden: number;
  /** What a word with its suffix adds to the convolution at each of its five places; made when first met. */
  private readonly ofWords = new Map<string, Float32Array>();
  /** The same for what else is known of a token. */
  private readonly ofSettings = new Map<number, Float32Array>();

  /** @param file - weights as `fit-network.py` writes them */
  constructor(file: Uint8Array) {
    const bytes = gunzipSync(file);
    const size = bytes.readUInt32LE(0);
    const header = JSON.parse(bytes.toString('utf8', 4, 4 + size)) as {
      words: string[];
      matrices: [name: string, rows: number, columns: number][];
    };
    this.words = new Map(header.words.map((word, i) => [word, i + 1]));
    this.matrices = readMatrices(bytes, 4 + size, header.matrices);
    this.channels = this.matrix('convolutionBias').columns;
    this.hidden = this.matrix('forwardHidden').columns;
  }

  /** The logarithm of the probability of each label of `tagLabels` at each token, paragraph by paragraph. */
  logProbabilities(document: Document): Float64Array {
    const convolved = this.convolve(document);
    const states = new Float64Array(document.length * this.hidden * 2);
    for (const direction of ['forward', 'backward'] as const)
      this.recur(document, convolved, states, direction);
    return this.classify(document.length, convolved, states);
  }

  private matrix(name: string): Matrix {
    const matrix = this.matrices.get(name);
    if (!matrix) throw new Error(`the network has no matrix "${name}"`);
    return matrix;
  }

  private convolve(document: Document): Float64Array {
    const { words, codes } = networkInput(document);
    const { channels } = this;
    const bias = this.matrix('convolutionBias').values;
    const result = new Float64Array(document.length * channels);
    for (let i = 0; i < document.length; i++) result.set(bias, i * channels);
    for (let i = 0; i < document.length; i++) {
      const word = this.wordPart(words[i]!, codes[0]![i]!);
      const setting = this.settingPart(codes.slice(1).map((column) => column[i]!));
      for (let place = 0; place <= 2 * reach; place++) {
        const target = i - place + reach;
        if (target < document.paragraphStart[i]! || target >= document.paragraphEnd[i]!) continue;
        const from = place * channels;
        const to = target * channels;
        for (let c = 0; c < channels; c++) result[to + c]! += word[from + c]! + setting[from + c]!;
      }
    }
    for (let k = 0; k < result.length; k++) if (result[k]! < 0) result[k] = 0;
    return result;
  }

  private wordPart(word: string, suffix: number): Float32Array {
    const known = this.ofWords.get(word);
    if (known) return known;
    const part = new Float32Array(this.matrix('convolution').rows);
    this.addPart(part, 0, this.words.get(word) ?? 0);
    this.addPart(part, 1, suffix);
    if (this.ofWords.size >= mostWords) this.ofWords.clear();
    this.ofWords.set(word, part);
    return part;
  }

  private settingPart(codes: readonly number[]): Float32Array {
    const key = codes.reduce((sum, code, table) => sum * tableSizes[table + 1]! + code, 0);
    const known = this.ofSettings.get(key);
    if (known) return known;
    const part = new Float32Array(this.matrix('convolution').rows);
    codes.forEach((code, table) => {
      this.addPart(part, table + 2, code);
    });
    this.ofSettings.set(key, part);
    return part;
  }

  /** Adds the product of the convolution with a row of an embedding: 0 is the word, the rest are those of `tableSizes`. */
  private addPart(part: Float32Array, table: number, row: number): void {
    const embeddings = ['word', ...tableSizes.map((_, i) => `table${i}`)].map((name) => this.matrix(name));
    const offset = embeddings.slice(0, table).reduce((sum, { columns }) => sum + columns, 0);
    const embedding = embeddings[table]!;
    const { rows, columns, values } = this.matrix('convolution');
    const from = row * embedding.columns;
    for (let r = 0; r < rows; r++) {
      let sum = 0;
      const at = r * columns + offset;
      for (let k = 0; k < embedding.columns; k++) sum += values[at + k]! * embedding.values[from + k]!;
      part[r]! += sum;
    }
  }

  private recur(
    document: Document,
    convolved: Float64Array,
    states: Float64Array,
    direction: 'forward' | 'backward',
  ): void {
    const { hidden } = this;
    const inputs = product(
      this.matrix(`${direction}Input`),
      convolved,
      document.length,
      this.matrix(`${direction}Bias`).values,
    );
    const recurrent = this.matrix(`${direction}Hidden`);
    const gates = new Float64Array(4 * hidden);
    const state = new Float64Array(hidden);
    const cell = new Float64Array(hidden);
    const step = direction === 'forward' ? 1 : -1;
    const shift = direction === 'forward' ? 0 : hidden;
    for (let n = 0; n < document.length; n++) {
      const i = step > 0 ? n : document.length - 1 - n;
      const begins = step > 0 ? document.paragraphStart[i] === i : document.paragraphEnd[i] === i + 1;
      if (begins) {
        state.fill(0);
        cell.fill(0);
      }
      gates.set(inputs.subarray(i * 4 * hidden, (i + 1) * 4 * hidden));
      addProduct(recurrent, state, gates);
      for (let k = 0; k < hidden; k++) {
        const kept = sigmoid(gates[hidden + k]!) * cell[k]!;
        cell[k] = kept + sigmoid(gates[k]!) * tanh(gates[2 * hidden + k]!);
        state[k] = sigmoid(gates[3 * hidden + k]!) * tanh(cell[k]!);
      }
      states.set(state, i * 2 * hidden + shift);
    }
  }

  private classify(length: number, convolved: Float64Array, states: Float64Array): Float64Array {
    const { hidden, channels } = this;
    const { columns, values } = this.matrix('output');
    const bias = this.matrix('outputBias').values;
    const result = new Float64Array(length * tagCount);
    for (let i = 0; i < length; i++) {
      let total = 0;
      for (let label = 0; label < tagCount; label++) {
        let sum = bias[label]!;
        for (let k = 0; k < 2 * hidden; k++)
          sum += values[label * columns + k]! * states[i * 2 * hidden + k]!;
        for (let k = 0; k < channels; k++)
          sum += values[label * columns + 2 * hidden + k]! * convolved[i * channels + k]!;
        result[i * tagCount + label] = sum;
        total += Math.exp(sum);
      }
      for (let label = 0; label < tagCount; label++) result[i * tagCount + label]! -= Math.log(total);
    }
    return result;
  }
}

/** The networks that ship with the project. */
export function shippedNetworks(): TagNetwork[] {
  return [0, 1].map((number) => {
    const location = new URL(`../../../data/models/quotes-network-${number}.bin.gz`, import.meta.url);
    return new TagNetwork(readFileSync(location));
  });
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** Twice as fast as `Math.tanh`, and as exact as is needed. */
function tanh(value: number): number {
  return 2 / (1 + Math.exp(-2 * value)) - 1;
}
