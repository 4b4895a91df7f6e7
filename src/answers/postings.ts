/**
 * An inverted index over short texts ("units") with BM25 weights (Robertson and Zaragoza 2009) worked out beforehand:
 * the score of a unit is the sum of the weights of the question's terms in it. Flat arrays, so that it is small, fast
 * and can be handed between threads.
 */
export interface Postings {
  readonly unitCount: number;
  /** Where the postings of each term start; one more than there are terms. */
  readonly offsets: Int32Array;
  readonly units: Int32Array;
  readonly weights: Float32Array;
  /** Inverse document frequency of each term, as BM25 counts it. */
  readonly rarity: Float32Array;
}

/** Saturation of repeated terms (`k1`) and how much long units are held back (`b`). */
export interface Bm25Settings {
  readonly k1: number;
  readonly b: number;
}

/**
 * Indexes units given as terms, unit after unit.
 *
 * @param termCount - terms are numbers from 0 to below it; negative ones are passed over
 * @param terms - the terms of all units, one unit after the other
 * @param starts - where each unit starts in `terms`, and at the end the length of `terms`
 */
export function indexUnits(
  termCount: number,
  terms: Int32Array,
  starts: Int32Array,
  settings: Bm25Settings,
): Postings {
  const unitCount = starts.length - 1;
  const lengths = new Float32Array(unitCount);
  const offsets = countPostings(termCount, terms, starts, lengths);
  const total = offsets[termCount] ?? 0;
  const units = new Int32Array(total);
  const counts = new Float32Array(total);
  const next = offsets.slice();
  for (let unit = 0; unit < unitCount; unit++) {
    for (let i = starts[unit]!; i < starts[unit + 1]!; i++) {
      const term = terms[i]!;
      if (term < 0) continue;
      const last = next[term]! - 1;
      if (last >= offsets[term]! && units[last] === unit) counts[last]!++;
      else {
        units[next[term]!] = unit;
        counts[next[term]!] = 1;
        next[term]!++;
      }
    }
  }
  const rarity = Float32Array.from({ length: termCount }, (_, term) => {
    const frequency = offsets[term + 1]! - offsets[term]!;
    return Math.log(1 + (unitCount - frequency + 0.5) / (frequency + 0.5));
  });
  weigh(offsets, units, counts, rarity, lengths, settings);
  return { unitCount, offsets, units, weights: counts, rarity };
}

/** How many units hold each term, as offsets; fills in the length of each unit in terms. */
function countPostings(
  termCount: number,
  terms: Int32Array,
  starts: Int32Array,
  lengths: Float32Array,
): Int32Array {
  const offsets = new Int32Array(termCount + 1);
  const lastUnit = new Int32Array(termCount).fill(-1);
  for (let unit = 0; unit < starts.length - 1; unit++) {
    for (let i = starts[unit]!; i < starts[unit + 1]!; i++) {
      const term = terms[i]!;
      if (term < 0) continue;
      lengths[unit]!++;
      if (lastUnit[term] === unit) continue;
      lastUnit[term] = unit;
      offsets[term + 1]!++;
    }
  }
  for (let term = 0; term < termCount; term++) offsets[term + 1]! += offsets[term]!;
  return offsets;
}

/** Turns counts of terms into their BM25 weights, in place. */
function weigh(
  offsets: Int32Array,
  units: Int32Array,
  counts: Float32Array,
  rarity: Float32Array,
  lengths: Float32Array,
  { k1, b }: Bm25Settings,
): void {
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length) || 1;
  for (let term = 0; term + 1 < offsets.length; term++) {
    for (let i = offsets[term]!; i < offsets[term + 1]!; i++) {
      const held = k1 * (1 - b + (b * lengths[units[i]!]!) / mean);
      counts[i] = (rarity[term]! * counts[i]! * (k1 + 1)) / (counts[i]! + held);
    }
  }
}

/** BM25 scores of all units for some terms (numbers as given to `indexUnits`; negative ones are passed over). */
export function scoreUnits(
  { offsets, units, weights, unitCount }: Postings,
  terms: readonly number[],
): Float32Array {
  const scores = new Float32Array(unitCount);
  for (const term of terms) {
    if (term < 0) continue;
    const end = offsets[term + 1]!;
    for (let i = offsets[term]!; i < end; i++) scores[units[i]!]! += weights[i]!;
  }
  return scores;
}
