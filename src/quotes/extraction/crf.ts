import type { Sequence } from './sequence.ts';

/** A linear-chain conditional random field (Lafferty et al. 2001) over hashed features. */
export interface Crf {
  /** "O", and for each role "B-role" and "I-role". */
  readonly labels: readonly string[];
  /** Row of each bucket, or -1 where it has no weight. */
  readonly rowOf: Int32Array;
  /** Weights of each row, one a label. */
  readonly rows: Float32Array;
  /** Weight of a transition at `(context * (labels + 1) + before) * labels + after`; `before` is `labels` at the start. */
  readonly transitions: Float32Array;
}

/** Whether `after` may follow `before` (or the start, when null): "I-x" continues "B-x" or "I-x" only. */
export function mayFollow(before: string | null, after: string): boolean {
  if (!after.startsWith('I-')) return true;
  return before !== null && before !== 'O' && before.slice(2) === after.slice(2);
}

/** Scores of each label for each token, without transitions. */
export function emissions(crf: Crf, { length, offsets, features }: Sequence): Float64Array {
  const { rowOf, rows } = crf;
  const count = crf.labels.length;
  const scores = new Float64Array(length * count);
  for (let i = 0; i < length; i++) {
    const at = i * count;
    const end = offsets[i + 1]!;
    for (let k = offsets[i]!; k < end; k++) {
      const row = rowOf[features[k]!]!;
      if (row < 0) continue;
      for (let label = 0; label < count; label++) scores[at + label]! += rows[row * count + label]!;
    }
  }
  return scores;
}

/** The labels of highest joint score (Viterbi). `bias` is added to the score of each label at every token. */
export function decode(
  crf: Crf,
  sequence: Sequence,
  scores: Float64Array,
  bias?: readonly number[],
): Uint8Array {
  const { labels, transitions } = crf;
  const count = labels.length;
  const { length, contexts } = sequence;
  const allowed = allowedOf(labels);
  const best = new Float64Array(length * count);
  const from = new Uint8Array(length * count);
  for (let i = 0; i < length; i++) {
    const base = contexts[i]! * (count + 1) * count;
    for (let label = 0; label < count; label++) {
      let top = -Infinity;
      let origin = 0;
      const first = i === 0 ? count : 0;
      const last = i === 0 ? count : count - 1;
      for (let before = first; before <= last; before++) {
        if (!allowed[before * count + label]) continue;
        const score =
          (i === 0 ? 0 : best[(i - 1) * count + before]!) + transitions[base + before * count + label]!;
        if (score > top) {
          top = score;
          origin = before;
        }
      }
      best[i * count + label] = top + scores[i * count + label]! + (bias?.[label] ?? 0);
      from[i * count + label] = origin;
    }
  }
  return trace(best, from, length, count);
}

function trace(best: Float64Array, from: Uint8Array, length: number, count: number): Uint8Array {
  const path = new Uint8Array(length);
  let label = 0;
  for (let k = 1; k < count; k++)
    if (best[(length - 1) * count + k]! > best[(length - 1) * count + label]!) label = k;
  for (let i = length - 1; i >= 0; i--) {
    path[i] = label;
    label = from[i * count + label]!;
  }
  return path;
}

/** What the forward-backward algorithm leaves: scaled messages, and the potentials that they were made with. */
export interface Messages {
  readonly forward: Float64Array;
  readonly backward: Float64Array;
  /** Exponentials of the emission scores, each token's divided by its largest. */
  readonly potentials: Float64Array;
  /** Exponentials of the transition weights; 0 where not allowed. */
  readonly steps: Float64Array;
  readonly logPartition: number;
}

/** Forward and backward messages, scaled at each token. */
export function passMessages(
  crf: Pick<Crf, 'labels' | 'transitions'>,
  sequence: Sequence,
  scores: Float64Array,
): Messages {
  const count = crf.labels.length;
  const { length, contexts } = sequence;
  const steps = exponentials(crf);
  const potentials = new Float64Array(length * count);
  const forward = new Float64Array(length * count);
  const backward = new Float64Array(length * count);
  let logPartition = 0;
  for (let i = 0; i < length; i++) {
    const base = contexts[i]! * (count + 1) * count;
    let top = -Infinity;
    for (let y = 0; y < count; y++) top = Math.max(top, scores[i * count + y]!);
    let sum = 0;
    for (let y = 0; y < count; y++) {
      const potential = Math.exp(scores[i * count + y]! - top);
      potentials[i * count + y] = potential;
      let reach = 0;
      if (i === 0) reach = steps[base + count * count + y]!;
      else
        for (let x = 0; x < count; x++) reach += forward[(i - 1) * count + x]! * steps[base + x * count + y]!;
      forward[i * count + y] = reach * potential;
      sum += reach * potential;
    }
    for (let y = 0; y < count; y++) forward[i * count + y]! /= sum;
    logPartition += Math.log(sum) + top;
  }
  if (length) backward.fill(1, (length - 1) * count);
  for (let i = length - 2; i >= 0; i--) {
    const base = contexts[i + 1]! * (count + 1) * count;
    let sum = 0;
    for (let x = 0; x < count; x++) {
      let reach = 0;
      for (let y = 0; y < count; y++) {
        const onward = potentials[(i + 1) * count + y]! * backward[(i + 1) * count + y]!;
        reach += steps[base + x * count + y]! * onward;
      }
      backward[i * count + x] = reach;
      sum += reach;
    }
    for (let x = 0; x < count; x++) backward[i * count + x]! /= sum;
  }
  return { forward, backward, potentials, steps, logPartition };
}

/** The probability of each label at each token. */
export function marginals(crf: Crf, sequence: Sequence, scores: Float64Array): Float32Array {
  const count = crf.labels.length;
  const { forward, backward } = passMessages(crf, sequence, scores);
  const result = new Float32Array(forward.length);
  for (let i = 0; i < sequence.length; i++) {
    let sum = 0;
    for (let y = i * count; y < (i + 1) * count; y++) sum += forward[y]! * backward[y]!;
    for (let y = i * count; y < (i + 1) * count; y++) result[y] = (forward[y]! * backward[y]!) / sum;
  }
  return result;
}

const allowedCache = new Map<string, Uint8Array>();

function allowedOf(labels: readonly string[]): Uint8Array {
  const key = labels.join();
  const known = allowedCache.get(key);
  if (known) return known;
  const starts = [...labels, null];
  const allowed = Uint8Array.from(
    starts.flatMap((before) => labels.map((after) => (mayFollow(before, after) ? 1 : 0))),
  );
  allowedCache.set(key, allowed);
  return allowed;
}

function exponentials({ labels, transitions }: Pick<Crf, 'labels' | 'transitions'>): Float64Array {
  const allowed = allowedOf(labels);
  return Float64Array.from(transitions, (weight, k) => (allowed[k % allowed.length] ? Math.exp(weight) : 0));
}
