import type { ArticleWords } from './article-words.ts';
import { occurrences, type Stretch } from './locate.ts';
import { comparedWords, type ComparedWord } from './words.ts';

// "…", "...", ". . .", alone or in brackets: the marks by which a writer says that words are left out.
const ellipsis = /[[(]\s*(?:…|\.{3,4}|\. \. \.)\s*[\])]|…|\.{3,4}|\. \. \./u;
// An ellipsis bridges words of one statement; two statements further apart are two quotations.
const longestElision = 60;
const shortestPiece = 3;
const tried = 40;

/** The parts between a claim's ellipses, as compared words; one part where it has none. */
export function elidedParts(claim: string): ComparedWord[][] {
  return claim
    .split(ellipsis)
    .map((part) => comparedWords(part))
    .filter((part) => part.length > 0);
}

/** Where the parts follow one another, each as it is and not far from the last: the tightest such place, or null. */
export function findElided(article: ArticleWords, parts: readonly ComparedWord[][]): Stretch[] | null {
  const [first, ...rest] = parts;
  if (!first || rest.length === 0) return null;
  const places = rest.map((part) => occurrences(article, part));
  const chains = occurrences(article, first)
    .slice(0, tried)
    .map((start) => follow(start, places))
    .filter((chain) => chain !== null);
  const length = (chain: readonly Stretch[]): number => (chain.at(-1)?.to ?? 0) - (chain[0]?.from ?? 0);
  return chains.sort((a, b) => length(a) - length(b))[0] ?? null;
}

function follow(start: Stretch, places: readonly Stretch[][]): Stretch[] | null {
  const chain = [start];
  for (const candidates of places) {
    const end = chain.at(-1)?.to ?? 0;
    const next = candidates.find(({ from }) => from >= end && from - end <= longestElision);
    if (!next) return null;
    chain.push(next);
  }
  return chain;
}

/**
 * The stretches of an article that a claim is pieced together from: from its first word on, always the longest run
 * that stands in the article as it is. Runs of a word or two are chance and left out.
 */
export function pieces(
  article: ArticleWords,
  claim: readonly ComparedWord[],
): { article: Stretch; claim: Stretch }[] {
  const found: { article: Stretch; claim: Stretch }[] = [];
  let at = 0;
  while (at < claim.length) {
    const best = longestFrom(article, claim, at);
    const length = best.to - best.from;
    if (length < shortestPiece) {
      at++;
      continue;
    }
    found.push({ article: best, claim: { from: at, to: at + length } });
    at += length;
  }
  return found;
}

function longestFrom(
  { words, positions }: ArticleWords,
  claim: readonly ComparedWord[],
  at: number,
): Stretch {
  let best: Stretch = { from: 0, to: 0 };
  for (const from of positions.get(claim[at]?.normal ?? '') ?? []) {
    let length = 1;
    while (at + length < claim.length && words[from + length]?.normal === claim[at + length]?.normal)
      length++;
    if (length > best.to - best.from) best = { from, to: from + length };
  }
  return best;
}
