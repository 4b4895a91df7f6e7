import { mayFollow, type Crf } from './crf.ts';
import type { Sequence } from './sequence.ts';

/** A labelling of a sequence with its score. */
export interface Labelling {
  readonly labels: Uint8Array;
  readonly score: number;
}

/**
 * The labellings of highest joint score, best first (the Viterbi algorithm with a list of paths for each label).
 *
 * @param most - how many labellings; there are fewer when the sequence allows no more
 * @param bias - added to the score of each label at every token
 */
export function decodeBest(
  crf: Crf,
  { length, contexts }: Sequence,
  scores: Float64Array,
  most: number,
  bias: readonly number[],
): Labelling[] {
  const { labels, transitions } = crf;
  const count = labels.length;
  const before = labels.map((after) => labels.flatMap((label, x) => (mayFollow(label, after) ? [x] : [])));
  const best = new Float64Array(length * count * most).fill(-Infinity);
  const from = new Int32Array(length * count * most);
  const next = new Int32Array(count);
  for (let i = 0; i < length; i++) {
    const base = contexts[i]! * (count + 1) * count;
    for (let y = 0; y < count; y++) {
      const own = scores[i * count + y]! + bias[y]!;
      const at = (i * count + y) * most;
      if (i === 0) {
        if (mayFollow(null, labels[y]!)) best[at] = transitions[base + count * count + y]! + own;
        continue;
      }
      // The lists of the labels before are sorted: merge them.
      next.fill(0);
      for (let k = 0; k < most; k++) {
        let top = -Infinity;
        let origin = -1;
        for (const x of before[y]!) {
          if (next[x]! >= most) continue;
          const value = best[((i - 1) * count + x) * most + next[x]!]! + transitions[base + x * count + y]!;
          if (value > top) {
            top = value;
            origin = x;
          }
        }
        if (origin < 0) break;
        best[at + k] = top + own;
        from[at + k] = origin * most + next[origin]!;
        next[origin]!++;
      }
    }
  }
  return trace(best, from, length, count, most);
}

function trace(
  best: Float64Array,
  from: Int32Array,
  length: number,
  count: number,
  most: number,
): Labelling[] {
  const width = count * most;
  const last = (length - 1) * width;
  const ends = Array.from({ length: width }, (_, k) => k).filter((k) => best[last + k]! > -Infinity);
  ends.sort((a, b) => best[last + b]! - best[last + a]! || a - b);
  return ends.slice(0, most).map((end) => {
    const path = new Uint8Array(length);
    let at = end;
    for (let i = length - 1; i >= 0; i--) {
      path[i] = Math.floor(at / most);
      at = from[i * width + at]!;
    }
    return { labels: path, score: best[last + end]! };
  });
}
