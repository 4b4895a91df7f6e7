import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Address } from '../../kernel.ts';
import type { Columns } from './columns.ts';
import { Convolution } from './network-convolution.ts';
import { NetworkKernel, type Layer } from './network-kernel.ts';
import { readMatrices, type Matrix } from './matrix.ts';
import { landmarksOf } from './network-input.ts';
import { RoleLayer } from './network-roles.ts';
import type { Cue } from './role-scene.ts';
import { tagCount } from './tags.ts';

const directions = ['forward', 'backward'] as const;

/** What a network says of a document. */
export interface NetworkReading {
  /** The logarithm of the probability of each label of `tagLabels` at each token. */
  readonly tags: Float64Array;
  /** As `RoleLayer.logProbabilities`. */
  readonly roles: (cue: Cue, start: number, end: number) => Float64Array;
}

/**
 * A small neural tagger: embeddings of a word and of what is known of it go through a convolution over five tokens and one
 * bidirectional LSTM (Hochreiter & Schmidhuber 1997; gates in the order of PyTorch: input, forget, cell, output). From their
 * outputs one layer labels all tokens, and another what belongs to one cue.
 */
export class TagNetwork {
  readonly #kernel = new NetworkKernel();
  readonly #convolution: Convolution;
  readonly #layers: readonly { readonly input: Layer; readonly recurrent: Layer }[];
  readonly #output: Layer;
  readonly #roles: RoleLayer;
  readonly #hidden: number;
  readonly #cell: Address;
  #room: Room = { tokens: 0, convolved: 0, gates: 0, states: 0, output: 0, parts: 0 };

  /** @param file - weights as `fit-network.py` writes them */
  constructor(file: Uint8Array) {
    const bytes = gunzipSync(file);
    const size = bytes.readUInt32LE(0);
    const header = JSON.parse(bytes.toString('utf8', 4, 4 + size)) as {
      words: string[];
      matrices: [name: string, rows: number, columns: number][];
    };
    const matrices = readMatrices(bytes, 4 + size, header.matrices);
    const matrix = (name: string): Matrix => {
      const found = matrices.get(name);
      if (!found) throw new Error(`the network has no matrix "${name}"`);
      return found;
    };
    this.#convolution = new Convolution(this.#kernel, header.words, matrix);
    this.#layers = directions.map((direction) => ({
      input: this.#kernel.place(matrix(`${direction}Input`), matrix(`${direction}Bias`).values),
      recurrent: this.#kernel.place(matrix(`${direction}Hidden`)),
    }));
    this.#output = this.#kernel.place(matrix('output'), matrix('outputBias').values);
    this.#roles = new RoleLayer(this.#kernel, matrix);
    this.#hidden = matrix('forwardHidden').columns;
    this.#cell = this.#kernel.reserve(2 * this.#hidden);
  }

  /** Reads a document paragraph by paragraph. */
  read(columns: Columns): NetworkReading {
    const { document } = columns;
    const convolved = this.#convolution.read(document);
    const tags = new Float64Array(document.length * tagCount);
    const width = this.#roles.parts.outputs;
    const parts = new Float32Array(document.length * width);
    for (let start = 0; start < document.length; start = document.paragraphEnd[start]!) {
      const end = document.paragraphEnd[start]!;
      this.#read(convolved.subarray(start * this.#convolution.channels, end * this.#convolution.channels));
      this.#classify(end - start, tags.subarray(start * tagCount, end * tagCount));
      parts.set(this.#kernel.view(this.#room.parts, (end - start) * width), start * width);
    }
    const input = { parts, landmarks: landmarksOf(columns) };
    return { tags, roles: (cue, start, end) => this.#roles.logProbabilities(input, cue, start, end) };
  }

  /** Leaves the outputs of a paragraph in the kernel's memory. */
  #read(convolved: Float32Array): void {
    const { channels } = this.#convolution;
    const length = convolved.length / channels;
    const room = this.#roomFor(length);
    const kernel = this.#kernel;
    kernel.view(room.convolved, convolved.length).set(convolved);
    const stride = 2 * this.#hidden + channels;
    this.#layers.forEach(({ input, recurrent }, direction) => {
      kernel.apply(input, room.convolved, room.gates, length);
      const address = room.states + 4 * direction * this.#hidden;
      kernel.recur(recurrent, room.gates, this.#cell, { address, stride }, length, direction === 1);
    });
    const states = kernel.view(room.states, length * stride);
    for (let i = 0; i < length; i++)
      states.set(convolved.subarray(i * channels, (i + 1) * channels), i * stride + 2 * this.#hidden);
    kernel.apply(this.#output, room.states, room.output, length);
    kernel.apply(this.#roles.parts, room.states, room.parts, length);
  }

  #classify(length: number, result: Float64Array): void {
    const { outputs } = this.#output;
    const scores = this.#kernel.view(this.#room.output, length * outputs);
    for (let i = 0; i < length; i++) {
      let total = 0;
      for (let label = 0; label < tagCount; label++) total += Math.exp(scores[i * outputs + label]!);
      for (let label = 0; label < tagCount; label++)
        result[i * tagCount + label] = scores[i * outputs + label]! - Math.log(total);
    }
  }

  #roomFor(length: number): Room {
    if (length <= this.#room.tokens) return this.#room;
    const tokens = 2 * length;
    const reserve = (width: number): Address => this.#kernel.reserve(tokens * width);
    return (this.#room = {
      tokens,
      convolved: reserve(this.#convolution.channels),
      gates: reserve(4 * this.#hidden),
      states: reserve(2 * this.#hidden + this.#convolution.channels),
      output: reserve(this.#output.outputs),
      parts: reserve(this.#roles.parts.outputs),
    });
  }
}

/** Where the work on a paragraph of up to `tokens` tokens is done. */
interface Room {
  readonly tokens: number;
  readonly convolved: Address;
  readonly gates: Address;
  readonly states: Address;
  readonly output: Address;
  readonly parts: Address;
}

/** The networks that ship with the project. */
export function shippedNetworks(): TagNetwork[] {
  return [0, 1, 2].map((number) => {
    const location = new URL(`../../../data/models/quotes-network-${number}.bin.gz`, import.meta.url);
    return new TagNetwork(readFileSync(location));
  });
}
