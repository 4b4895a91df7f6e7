import { stack, type Matrix } from './matrix.ts';
import type { Layer, NetworkKernel } from './network-kernel.ts';
import type { Cue } from './role-scene.ts';
import { roleCount } from './tags.ts';

/** Distances to the cue are told apart up to 5, then by these bounds. */
const distances = [6, 9, 14, 22, 40, 80];
const distanceCount = 6 + distances.length;
/** The landmarks between a token and the cue are counted up to these numbers. */
const mostLandmarks = [3, 6, 6, 6, 6];

/** What the layer sees of a document. */
export interface RoleInput {
  /** The parts of each token, `RoleLayer.parts.outputs` numbers each. */
  readonly parts: Float32Array;
  /** As `landmarksOf` gives them. */
  readonly landmarks: readonly Uint8Array[];
}

/**
 * The layer of a network that says what belongs to one cue: it sees what the network has made of a token and of the cue (each
 * through a linear map, `parts`) and what lies between the two.
 */
export class RoleLayer {
  /** From the states of a token to its part as a token and its part as a cue, one after the other. */
  readonly parts: Layer;
  readonly #size: number;
  readonly #between: readonly Matrix[];
  readonly #output: Matrix;
  readonly #bias: Float32Array;

  /** @param matrix - the network's matrices by name */
  constructor(kernel: NetworkKernel, matrix: (name: string) => Matrix) {
    const asToken = matrix('roleToken');
    this.parts = kernel.place(stack([asToken, matrix('roleCue')]), matrix('roleTokenBias').values);
    this.#size = asToken.rows;
    this.#between = [0, ...mostLandmarks].map((_, i) => matrix(`between${i}`));
    this.#output = matrix('role');
    this.#bias = matrix('roleBias').values;
  }

  /**
   * The logarithm of the probability of each label of `roleLabels` at the tokens `start` to before `end` of the cue's
   * paragraph; 0 at those of the cue.
   */
  logProbabilities({ parts, landmarks }: RoleInput, cue: Cue, start: number, end: number): Float64Array {
    const result = new Float64Array((end - start) * roleCount);
    const ofCue = this.#partOfCue(parts, cue);
    const hidden = new Float64Array(this.#size);
    const width = this.parts.outputs;
    for (const { i, codes } of pathFrom(landmarks, cue, start, end)) {
      for (let k = 0; k < this.#size; k++) hidden[k] = parts[i * width + k]! + ofCue[k]!;
      codes.forEach((code, table) => {
        const { values } = this.#between[table]!;
        for (let k = 0; k < this.#size; k++) hidden[k]! += values[code * this.#size + k]!;
      });
      this.#classify(hidden, result.subarray((i - start) * roleCount, (i - start + 1) * roleCount));
    }
    return result;
  }

  /** The mean of the parts as a cue of its first and its last token. */
  #partOfCue(parts: Float32Array, cue: Cue): Float64Array {
    const width = this.parts.outputs;
    const first = cue.start * width + this.#size;
    const last = (cue.end - 1) * width + this.#size;
    return Float64Array.from({ length: this.#size }, (_, k) => (parts[first + k]! + parts[last + k]!) / 2);
  }

  #classify(hidden: Float64Array, result: Float64Array): void {
    const { values } = this.#output;
    let total = 0;
    for (let label = 0; label < roleCount; label++) {
      let score = this.#bias[label]!;
      for (let k = 0; k < this.#size; k++) score += values[label * this.#size + k]! * Math.max(0, hidden[k]!);
      result[label] = score;
      total += Math.exp(score);
    }
    for (let label = 0; label < roleCount; label++) result[label]! -= Math.log(total);
  }
}

/** What lies between each token and the cue: rows of the tables of distance and landmarks, walked from the cue to both sides. */
function* pathFrom(
  landmarks: readonly Uint8Array[],
  cue: Cue,
  start: number,
  end: number,
): Generator<{ readonly i: number; readonly codes: readonly number[] }> {
  for (const side of [0, 1]) {
    const from = side ? cue.end : cue.start - 1;
    const step = side ? 1 : -1;
    const met = landmarks.map(() => 0);
    for (let i = from; i >= start && i < end; i += step) {
      // As in training, the way ends at the farther token: the token itself after the cue, the cue's first token before it.
      const passed = side ? i : i + 1;
      landmarks.forEach((column, k) => (met[k]! += column[passed]!));
      const counts = met.map(
        (count, k) => Math.min(count, mostLandmarks[k]!) + side * (mostLandmarks[k]! + 1),
      );
      yield { i, codes: [classOf(Math.abs(i - from) + 1) + side * distanceCount, ...counts] };
    }
  }
}

function classOf(distance: number): number {
  return Math.min(distance, 5) + distances.filter((bound) => distance >= bound).length;
}
