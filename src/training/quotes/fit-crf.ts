import { mayFollow, passMessages, type Crf } from '../../quotes/extraction/crf.ts';
import type { Sequence } from '../../quotes/extraction/sequence.ts';
import { randomFrom, shuffle } from '../random.ts';

export interface LabelledSequence {
  readonly sequence: Sequence;
  readonly labels: Uint8Array;
}

export interface CrfOptions {
  readonly labels: readonly string[];
  readonly contexts: number;
  readonly bits: number;
  readonly epochs: number;
  /** Share of the features left out at each visit of a token, anew each time: it keeps rare features from being trusted. */
  readonly dropout: number;
  readonly seed: number;
}

const learningRate = 0.05;
const decay = 0.001;
/** Gradients smaller than this change nothing worth the time. */
const negligible = 2e-3;

/** Fits a conditional random field by AdaGrad (Duchi et al. 2011) with feature dropout. */
export function fitCrf(examples: readonly LabelledSequence[], options: CrfOptions): Crf {
  const { labels, contexts, bits, epochs, seed } = options;
  const count = labels.length;
  const crf: Crf = {
    labels,
    rowOf: Int32Array.from({ length: 1 << bits }, (_, i) => i),
    rows: new Float32Array((1 << bits) * count),
    transitions: new Float32Array(contexts * (count + 1) * count),
  };
  const state = {
    rows: new Float32Array(crf.rows.length).fill(0.5),
    transitions: new Float32Array(crf.transitions.length).fill(0.5),
    random: randomFrom(seed),
    allowed: [...labels, null].map((before) => labels.map((after) => mayFollow(before, after))),
  };
  const order = examples.map((_, i) => i);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, state.random);
    for (const i of order) if (examples[i]!.sequence.length) visit(crf, state, examples[i]!, options.dropout);
  }
  return crf;
}

interface State {
  readonly rows: Float32Array;
  readonly transitions: Float32Array;
  readonly random: () => number;
  readonly allowed: readonly (readonly boolean[])[];
}

function visit(crf: Crf, state: State, example: LabelledSequence, dropout: number): void {
  const sequence = thin(example.sequence, dropout, state.random);
  const scale = 1 / (1 - dropout);
  const count = crf.labels.length;
  const scores = scoresOf(crf.rows, sequence, count, scale);
  const messages = passMessages(crf, sequence, scores);
  const { forward, backward } = messages;
  const { length, offsets, features } = sequence;
  for (let i = 0; i < length; i++) {
    let sum = 0;
    for (let y = 0; y < count; y++) sum += forward[i * count + y]! * backward[i * count + y]!;
    for (let y = 0; y < count; y++) {
      const expected = (forward[i * count + y]! * backward[i * count + y]!) / sum;
      const gradient = expected - (example.labels[i] === y ? 1 : 0);
      if (gradient < negligible && gradient > -negligible) continue;
      const step = gradient * scale;
      const square = step * step;
      for (let k = offsets[i]!; k < offsets[i + 1]!; k++) {
        const at = features[k]! * count + y;
        const history = state.rows[at]! + square;
        state.rows[at] = history;
        crf.rows[at]! -= (learningRate * (step + decay * crf.rows[at]!)) / Math.sqrt(history);
      }
    }
  }
  learnTransitions(crf, state, sequence, messages, example.labels);
}

function learnTransitions(
  crf: Crf,
  state: State,
  { length, contexts }: Sequence,
  { forward, backward, potentials, steps }: ReturnType<typeof passMessages>,
  labels: Uint8Array,
): void {
  const count = crf.labels.length;
  const expected = new Float64Array((count + 1) * count);
  for (let i = 0; i < length; i++) {
    const base = contexts[i]! * (count + 1) * count;
    expected.fill(0);
    let sum = 0;
    for (let x = i === 0 ? count : 0; x < (i === 0 ? count + 1 : count); x++) {
      const reach = i === 0 ? 1 : forward[(i - 1) * count + x]!;
      for (let y = 0; y < count; y++) {
        const value =
          reach * steps[base + x * count + y]! * potentials[i * count + y]! * backward[i * count + y]!;
        expected[x * count + y] = value;
        sum += value;
      }
    }
    const before = i === 0 ? count : labels[i - 1]!;
    for (let x = 0; x <= count; x++) {
      for (let y = 0; y < count; y++) {
        if (!state.allowed[x]![y]) continue;
        const gradient = expected[x * count + y]! / sum - (x === before && y === labels[i] ? 1 : 0);
        if (gradient < 1e-4 && gradient > -1e-4) continue;
        const at = base + x * count + y;
        state.transitions[at]! += gradient * gradient;
        crf.transitions[at]! -= (learningRate * gradient) / Math.sqrt(state.transitions[at]!);
      }
    }
  }
}

function scoresOf(
  rows: Float32Array,
  { length, offsets, features }: Sequence,
  count: number,
  scale: number,
): Float64Array {
  const scores = new Float64Array(length * count);
  for (let i = 0; i < length; i++) {
    for (let k = offsets[i]!; k < offsets[i + 1]!; k++) {
      const row = features[k]! * count;
      for (let y = 0; y < count; y++) scores[i * count + y]! += rows[row + y]! * scale;
    }
  }
  return scores;
}

function thin(
  { length, offsets, features, contexts }: Sequence,
  dropout: number,
  random: () => number,
): Sequence {
  const kept = new Int32Array(features.length);
  const ends = new Int32Array(length + 1);
  let size = 0;
  for (let i = 0; i < length; i++) {
    ends[i] = size;
    for (let k = offsets[i]!; k < offsets[i + 1]!; k++) if (random() >= dropout) kept[size++] = features[k]!;
  }
  ends[length] = size;
  return { length, offsets: ends, features: kept.subarray(0, size), contexts };
}
