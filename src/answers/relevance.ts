import type { Meaning } from './features/meaning.ts';

/**
 * How well the whole article fits the question by the encoder, and whether parts of the question fit another sentence
 * far better than the best one: off topic nothing fits, and a near miss takes a part of its question from elsewhere.
 */
export const relevanceNames = [
  'dual of best', 'dual above mean', 'dual spread', 'late of best', 'late above mean', 'late spread',
  'better elsewhere', 'most better elsewhere', 'better away', 'most better away', 'pieces anywhere', 'heaviest unmatched piece', 'far better elsewhere',
] as const; // prettier-ignore

/** Cosine by which a piece must fit another sentence better to be counted. */
const FAR = 0.25;

/** Fills in how well a question fits an article and its sentence `s`. */
export function fillRelevance(meaning: Meaning, s: number, row: Float32Array, at: number): void {
  row.set([...spread(meaning.dual), ...spread(meaning.late), ...piecesElsewhere(meaning, s)], at);
}

/** The greatest score, how far it is above the mean, and the standard deviation. */
function spread(scores: Float32Array): [number, number, number] {
  let [most, sum, squares] = [-1, 0, 0];
  for (const score of scores) {
    most = Math.max(most, score);
    sum += score;
    squares += score ** 2;
  }
  const mean = sum / scores.length;
  return [most, most - mean, Math.sqrt(Math.max(0, squares / scores.length - mean ** 2))];
}

/** What the question's pieces lose in a sentence, and in it and its neighbours, against the best of the article. */
function piecesElsewhere({ pieces: { shares, best } }: Meaning, s: number): number[] {
  const length = shares.length;
  let [lost, mostLost, away, mostAway, anywhere, heaviest, far] = [0, 0, 0, 0, 0, 0, 0];
  for (let piece = 0; piece < length; piece++) {
    const cosineIn = (sentence: number): number => best[sentence * length + piece] ?? -1;
    let most = -1;
    for (let at = piece; at < best.length; at += length) most = Math.max(most, best[at]!);
    const own = cosineIn(s);
    const near = Math.max(own, cosineIn(s - 1), cosineIn(s + 1));
    const share = shares[piece]!;
    // A piece of average weight or more counts in full.
    const weight = Math.min(1, share * length);
    lost += share * (most - own);
    mostLost = Math.max(mostLost, weight * (most - own));
    away += share * (most - near);
    mostAway = Math.max(mostAway, weight * (most - near));
    anywhere += share * most;
    heaviest = Math.max(heaviest, share * (1 - own));
    far += Number(most - own > FAR);
  }
  return [lost, mostLost, away, mostAway, anywhere, heaviest, far];
}
