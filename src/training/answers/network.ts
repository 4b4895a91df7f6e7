import type { RankerModel } from '../../answers/models/ranker.ts';
import type { Table } from '../trees/bins.ts';
import { softmaxObjective } from '../trees/objectives.ts';
import { randomFrom, shuffle } from '../random.ts';
import { foldScale, standardize } from './regression.ts';

export interface NetworkSettings {
  /** Hidden units. */
  readonly units: number;
  /** Times that each group is seen. */
  readonly passes: number;
  readonly groupsAStep: number;
  /** Rate of the first step; it falls to 0 along a line. */
  readonly rate: number;
  /** Share of every weight that is taken off, times the rate (AdamW, Loshchilov and Hutter 2019). */
  readonly decay: number;
  /** Share of features and of units that a group does not show to, or hear from, the hidden units. */
  readonly dropout: number;
  readonly seed: number;
}

/** Groups of rows, in each of which the targets say what share of the probability a row should have. */
export interface Groups {
  readonly table: Table;
  /** Where each group starts, and at the end the number of rows. */
  readonly starts: Int32Array;
  readonly targets: Float64Array;
  readonly weights: Float64Array;
}

/** Fits a ranker with hidden units to groups of rows, by listwise softmax and AdamW in small steps. */
export function fitNetwork(
  { table, starts, targets, weights }: Groups,
  settings: NetworkSettings,
): RankerModel {
  const { width } = table;
  const { units, passes, groupsAStep, dropout } = settings;
  const scaled = standardize(table);
  const random = randomFrom(settings.seed);
  const parameters = new Parameters(width, units, random);
  const order = Array.from(weights.keys());
  const steps = passes * Math.ceil(order.length / groupsAStep);
  for (let pass = 0, step = 0; pass < passes; pass++) {
    shuffle(order, random);
    for (let first = 0; first < order.length; first += groupsAStep, step++) {
      for (const group of order.slice(first, first + groupsAStep)) {
        const [from, to] = [starts[group]!, starts[group + 1]!];
        const objective = softmaxObjective(
          Int32Array.of(0, to - from),
          targets.subarray(from, to),
          Float64Array.of(weights[group]! / groupsAStep),
        );
        parameters.learn(scaled.rows.subarray(from * width, to * width), objective, dropout, random);
      }
      parameters.move(settings.rate * (1 - step / steps), settings.decay);
    }
  }
  return parameters.model(scaled);
}

/** All weights in a row: the linear ones, then of each unit its features' and its bias, then the units' outputs. */
class Parameters {
  readonly #values: Float64Array;
  readonly #slopes: Float64Array;
  readonly #first: Float64Array;
  readonly #second: Float64Array;
  readonly #width: number;
  readonly #units: number;
  readonly #outputs: number;
  #steps = 0;

  constructor(width: number, units: number, random: () => number) {
    this.#width = width;
    this.#units = units;
    this.#outputs = width + units * (width + 1);
    const count = this.#outputs + units;
    const reach = 1 / Math.sqrt(width);
    const isHidden = (i: number): boolean => i >= width && i < this.#outputs;
    this.#values = Float64Array.from({ length: count }, (_, i) =>
      isHidden(i) ? reach * (2 * random() - 1) : 0,
    );
    [this.#slopes, this.#first, this.#second] = [
      new Float64Array(count),
      new Float64Array(count),
      new Float64Array(count),
    ];
  }

  /** Adds the slopes of one group's loss. */
  learn(
    rows: Float32Array,
    objective: ReturnType<typeof softmaxObjective>,
    dropout: number,
    random: () => number,
  ): void {
    const [width, units] = [this.#width, this.#units];
    const kept = (): number => (random() < dropout ? 0 : 1 / (1 - dropout));
    const shown = Float64Array.from({ length: width }, kept);
    const heard = Float64Array.from({ length: units }, kept);
    const count = rows.length / width;
    const scores = new Float64Array(count);
    const active = new Float64Array(count * units);
    for (let row = 0; row < count; row++) scores[row] = this.#score(rows, row, shown, heard, active);
    const gradients = new Float64Array(count);
    objective(scores, gradients, new Float64Array(count));
    for (let row = 0; row < count; row++) this.#addSlopes(rows, row, gradients[row]!, shown, heard, active);
  }

  #score(
    rows: Float32Array,
    row: number,
    shown: Float64Array,
    heard: Float64Array,
    active: Float64Array,
  ): number {
    const [width, units, values] = [this.#width, this.#units, this.#values];
    const offset = row * width;
    let score = 0;
    for (let f = 0; f < width; f++) score += values[f]! * rows[offset + f]!;
    for (let u = 0; u < units; u++) {
      if (heard[u] === 0) continue;
      const own = width + u * (width + 1);
      let value = values[own + width]!;
      for (let f = 0; f < width; f++) value += values[own + f]! * rows[offset + f]! * shown[f]!;
      if (value <= 0) continue;
      active[row * units + u] = value * heard[u]!;
      score += values[this.#outputs + u]! * value * heard[u]!;
    }
    return score;
  }

  #addSlopes(
    rows: Float32Array,
    row: number,
    gradient: number,
    shown: Float64Array,
    heard: Float64Array,
    active: Float64Array,
  ): void {
    const [width, units, values, slopes] = [this.#width, this.#units, this.#values, this.#slopes];
    const offset = row * width;
    for (let f = 0; f < width; f++) slopes[f]! += gradient * rows[offset + f]!;
    for (let u = 0; u < units; u++) {
      const value = active[row * units + u]!;
      if (value === 0) continue;
      slopes[this.#outputs + u]! += gradient * value;
      const own = width + u * (width + 1);
      const inner = gradient * values[this.#outputs + u]! * heard[u]!;
      for (let f = 0; f < width; f++) slopes[own + f]! += inner * rows[offset + f]! * shown[f]!;
      slopes[own + width]! += inner;
    }
  }

  /** Takes a step of AdamW along the slopes, and forgets them. */
  move(rate: number, decay: number): void {
    this.#steps++;
    const [first, second, values, slopes] = [this.#first, this.#second, this.#values, this.#slopes];
    const [firstLeft, secondLeft] = [1 - 0.9 ** this.#steps, 1 - 0.999 ** this.#steps];
    for (let i = 0; i < values.length; i++) {
      first[i] = 0.9 * first[i]! + 0.1 * slopes[i]!;
      second[i] = 0.999 * second[i]! + 0.001 * slopes[i]! ** 2;
      values[i]! -=
        rate * (first[i]! / firstLeft / (Math.sqrt(second[i]! / secondLeft) + 1e-8) + decay * values[i]!);
    }
    slopes.fill(0);
  }

  /** The ranker for rows that are not brought to one scale. */
  model(scale: { means: Float64Array; spreads: Float64Array }): RankerModel {
    const [width, values] = [this.#width, this.#values];
    const units = Array.from({ length: this.#units }, (_, u) => {
      const own = width + u * (width + 1);
      return foldScale(values.subarray(own, own + width), values[own + width]!, scale);
    });
    return { ...foldScale(values.subarray(0, width), 0, scale), units, outputs: values.slice(this.#outputs) };
  }
}
