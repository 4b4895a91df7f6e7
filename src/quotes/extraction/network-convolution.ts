import type { Address } from '../../kernel.ts';
import type { Document } from './document.ts';
import type { Layer, NetworkKernel } from './network-kernel.ts';
import { networkInput, tableSizes } from './network-input.ts';
import { columnsOf, type Matrix } from './matrix.ts';

/** Words whose parts are kept at most: an article has a few hundred, and a part is 1.3 kB or more. */
const mostWords = 8000;
/** Reach of the convolution to each side, in tokens. */
const reach = 2;
/** Parts are made for so many words at a time. */
const batch = 64;

/**
 * The embeddings and the convolution of a network. What a token gives to the convolution at each of its five places is the sum
 * of a part for its word and its suffix and a part for what else is known of it; both are made once, when they are first met.
 */
export class Convolution {
  readonly channels: number;
  readonly #kernel: NetworkKernel;
  readonly #rowOf: ReadonlyMap<string, number>;
  readonly #tables: readonly Matrix[];
  readonly #bias: Float32Array;
  readonly #ofWords: Parts;
  readonly #ofSettings: Parts;

  /** @param matrix - the network's matrices by name */
  constructor(kernel: NetworkKernel, words: readonly string[], matrix: (name: string) => Matrix) {
    this.#kernel = kernel;
    this.#rowOf = new Map(words.map((word, i) => [word, i + 1]));
    this.#tables = ['word', ...tableSizes.map((_, i) => `table${i}`)].map((name) => matrix(name));
    this.#bias = matrix('convolutionBias').values;
    this.channels = this.#bias.length;
    const convolution = matrix('convolution');
    const ofWord = this.#tables[0]!.columns + this.#tables[1]!.columns;
    this.#ofWords = this.#parts(columnsOf(convolution, 0, ofWord));
    this.#ofSettings = this.#parts(columnsOf(convolution, ofWord, convolution.columns));
  }

  /** The output of the convolution for each token, `channels` numbers each. */
  read(document: Document): Float32Array {
    const { words, codes } = networkInput(document);
    const [suffixes, ...settings] = codes;
    const size = (column: number): number => tableSizes[column + 1]!;
    const keyOf = (i: number): number => settings.reduce((sum, column, k) => sum * size(k) + column[i]!, 0);
    this.#learn(this.#ofWords, words, 0, (i) => [this.#rowOf.get(words[i]!) ?? 0, suffixes![i]!]);
    const keys = Array.from(words, (_, i) => keyOf(i));
    this.#learn(this.#ofSettings, keys, 2, (i) => settings.map((column) => column[i]!));
    return this.#sum(document, words, keys);
  }

  #sum(document: Document, words: readonly string[], keys: readonly number[]): Float32Array {
    const { channels } = this;
    const result = new Float32Array(document.length * channels);
    for (let i = 0; i < document.length; i++) result.set(this.#bias, i * channels);
    for (let i = 0; i < document.length; i++) {
      const word = this.#ofWords.known.get(words[i]!)!;
      const setting = this.#ofSettings.known.get(keys[i]!)!;
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

  /** Makes the parts that are not known yet. `rowsOf` gives the rows of a token in the tables from `first` on. */
  #learn(
    parts: Parts,
    keys: readonly (string | number)[],
    first: number,
    rowsOf: (i: number) => readonly number[],
  ): void {
    if (parts.known.size + keys.length > mostWords) parts.known.clear();
    const missing = new Map(keys.map((key, i) => [key, i]));
    for (const key of parts.known.keys()) missing.delete(key);
    const fresh = [...missing];
    for (let at = 0; at < fresh.length; at += batch) {
      const some = fresh.slice(at, at + batch);
      const { inputs, outputs } = parts.layer;
      const embedded = this.#kernel.view(parts.input, some.length * inputs);
      some.forEach(([, i], n) => {
        let to = n * inputs;
        rowsOf(i).forEach((row, table) => {
          const { columns, values } = this.#tables[first + table]!;
          embedded.set(values.subarray(row * columns, (row + 1) * columns), to);
          to += columns;
        });
      });
      this.#kernel.apply(parts.layer, parts.input, parts.output, some.length);
      const made = this.#kernel.view(parts.output, some.length * outputs);
      some.forEach(([key], n) => parts.known.set(key, made.slice(n * outputs, (n + 1) * outputs)));
    }
  }

  #parts(matrix: Matrix): Parts {
    const layer = this.#kernel.place(matrix);
    return {
      layer,
      input: this.#kernel.reserve(batch * layer.inputs),
      output: this.#kernel.reserve(batch * layer.outputs),
      known: new Map(),
    };
  }
}

interface Parts {
  readonly layer: Layer;
  readonly input: Address;
  readonly output: Address;
  readonly known: Map<string | number, Float32Array>;
}
