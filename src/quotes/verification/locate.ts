import type { ArticleWords } from './article-words.ts';
import type { ComparedWord } from './words.ts';

/** A stretch of an article's words: indices, `to` exclusive. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A stretch that a claim is likely a form of, and the weight of the claim's words that it has in order. */
export interface Alignment extends Stretch {
  readonly score: number;
  readonly matched: number;
}

const candidateWindows = 3;

/** Where the words stand one after the other, in text order. */
export function occurrences(article: ArticleWords, words: readonly ComparedWord[]): Stretch[] {
  const places = words.map(({ normal }) => article.positions.get(normal) ?? []);
  const rarest = places.reduce((best, list, i) => (list.length < (places[best]?.length ?? 0) ? i : best), 0);
  const starts = (places[rarest] ?? []).map((position) => position - rarest);
  return starts
    .filter((start) => words.every(({ normal }, i) => article.words[start + i]?.normal === normal))
    .map((start) => ({ from: start, to: start + words.length }));
}

/**
 * Where words that do not stand in the article as they are most likely come from: the windows that share most of the
 * rarer words with the claim are aligned with it, the claim whole, the window by a part (a semi-global alignment, as
 * in Gusfield, Algorithms on Strings, Trees and Sequences, 1997, section 11.6).
 */
export function align(article: ArticleWords, claim: readonly ComparedWord[]): Alignment | null {
  let best: Alignment | null = null;
  for (const window of richestWindows(article, claim)) {
    const found = alignWithin(article, claim, window);
    if (found && (!best || found.score > best.score)) best = found;
  }
  return best;
}

/** The windows of about the claim's length that have most of its words, each word counted as often as it is claimed. */
function richestWindows(article: ArticleWords, claim: readonly ComparedWord[]): Stretch[] {
  const { words, positions } = article;
  const length = Math.ceil(claim.length * 1.3) + 8;
  const wanted = new Map<string, number>();
  for (const { normal } of claim) wanted.set(normal, (wanted.get(normal) ?? 0) + 1);
  const value = (word: ComparedWord): number =>
    word.weight / Math.sqrt(positions.get(word.normal)?.length ?? 1);
  const windows: { from: number; score: number }[] = [];
  let score = 0;
  for (let end = 0; end < words.length; end++) {
    const entering = words[end];
    const leaving = words[end - length];
    if (entering && wanted.has(entering.normal)) {
      const left = (wanted.get(entering.normal) ?? 0) - 1;
      wanted.set(entering.normal, left);
      if (left >= 0) score += value(entering);
    }
    if (leaving && wanted.has(leaving.normal)) {
      const left = (wanted.get(leaving.normal) ?? 0) + 1;
      wanted.set(leaving.normal, left);
      if (left > 0) score -= value(leaving);
    }
    if (score > 1e-9) windows.push({ from: Math.max(0, end - length + 1), score });
  }
  windows.sort((a, b) => b.score - a.score || a.from - b.from);
  const chosen: Stretch[] = [];
  const margin = Math.ceil(length / 2);
  for (const { from } of windows) {
    if (chosen.length === candidateWindows) break;
    if (chosen.some((other) => Math.abs(other.from + margin - from) < length)) continue;
    chosen.push({ from: Math.max(0, from - margin), to: Math.min(words.length, from + length + margin) });
  }
  return chosen;
}

const insertion = -1;
const deletion = -0.6;
const substitution = -1.2;
// A reporting clause between two parts of a quotation is left out by everyone who quotes it.
const reportingDeletion = -0.05;

function alignWithin(
  article: ArticleWords,
  claim: readonly ComparedWord[],
  window: Stretch,
): Alignment | null {
  const width = window.to - window.from;
  // Row i holds the best scores of the claim's first i words against the window up to each word; `starts` where that
  // alignment begins, `matched` the weight it has matched.
  let scores = new Float64Array(width + 1);
  let starts = Int32Array.from({ length: width + 1 }, (_, j) => j);
  let matched = new Float64Array(width + 1);
  let nextScores = new Float64Array(width + 1);
  let nextStarts = new Int32Array(width + 1);
  let nextMatched = new Float64Array(width + 1);
  claim.forEach((word, i) => {
    nextScores[0] = (i + 1) * insertion;
    nextStarts[0] = 0;
    nextMatched[0] = 0;
    for (let j = 1; j <= width; j++) {
      const at = window.from + j - 1;
      const equal = article.words[at]?.normal === word.normal;
      let score = (scores[j - 1] ?? 0) + (equal ? word.weight : substitution);
      let from = j - 1;
      let row = scores;
      const inserted = (scores[j] ?? 0) + insertion;
      if (inserted > score) [score, from] = [inserted, j];
      const deleted = (nextScores[j - 1] ?? 0) + (article.reporting[at] ? reportingDeletion : deletion);
      if (deleted > score) [score, from, row] = [deleted, j - 1, nextScores];
      nextScores[j] = score;
      nextStarts[j] = (row === nextScores ? nextStarts : starts)[from] ?? 0;
      const gained = equal && row === scores && from === j - 1 ? word.weight : 0;
      nextMatched[j] = ((row === nextScores ? nextMatched : matched)[from] ?? 0) + gained;
    }
    [scores, nextScores] = [nextScores, scores];
    [starts, nextStarts] = [nextStarts, starts];
    [matched, nextMatched] = [nextMatched, matched];
  });
  let best = 0;
  for (let j = 1; j <= width; j++) if ((scores[j] ?? 0) > (scores[best] ?? 0)) best = j;
  const from = window.from + (starts[best] ?? 0);
  const to = window.from + best;
  return to > from ? { from, to, score: scores[best] ?? 0, matched: matched[best] ?? 0 } : null;
}
