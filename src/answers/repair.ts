import Fuse from 'fuse.js';
import { functionWords, isEnglishWord, stem, type TextReading } from '../text/index.ts';
import type { Correction } from './answer.ts';
import type { ArticleIndex } from './article-index.ts';
import { analyseQuestion, type Question } from './question.ts';

const SHORTEST_MISSPELLING = 4;
const LONG_WORD = 8;
const CANDIDATES = 12;

const searchers = new WeakMap<ArticleIndex, Fuse<string>>();

/** A question as typed, taken apart, with its misspelt words mended. */
export function readQuestion(
  index: ArticleIndex,
  asked: string,
  previous?: string,
): { question: Question; corrections: Correction[] } {
  const question = analyseQuestion(asked, previous);
  const { text, corrections } = repairQuestion(index, question.reading);
  return { question: corrections.length > 0 ? analyseQuestion(text) : question, corrections };
}

/**
 * Mends words of a question that neither the article nor English knows, with the nearest word of the article.
 * A word that is right is never touched: it stands in the article, in any form, or in the lexicon.
 */
export function repairQuestion(
  index: ArticleIndex,
  question: TextReading,
): { text: string; corrections: Correction[] } {
  const corrections: Correction[] = [];
  let text = '';
  let copied = 0;
  for (const { start, end, normal } of question.tokens) {
    if (!isSuspect(index, normal)) continue;
    const to = nearestWord(index, normal);
    if (to === null) continue;
    const from = question.text.slice(start, end);
    corrections.push({ from, to });
    text +=
      question.text.slice(copied, start) +
      (/^\p{Lu}/u.test(from) ? to.charAt(0).toUpperCase() + to.slice(1) : to);
    copied = end;
  }
  return { text: text + question.text.slice(copied), corrections };
}

function isSuspect(index: ArticleIndex, word: string): boolean {
  if (word.length < SHORTEST_MISSPELLING || !/^\p{L}+$/u.test(word)) return false;
  if (functionWords.has(word) || index.terms.has(stem(word)) || index.vocabulary.has(word)) return false;
  return !isEnglishWord(word);
}

/** The article's word at the smallest edit distance that is at most one letter (two in long words), the commonest. */
function nearestWord(index: ArticleIndex, word: string): string | null {
  const limit = word.length >= LONG_WORD ? 2 : 1;
  let best: string | null = null;
  let bestDistance = limit + 1;
  let bestCount = 0;
  for (const { item } of searcherFor(index).search(word, { limit: CANDIDATES })) {
    const distance = editDistance(word, item, limit);
    const count = index.vocabulary.get(item) ?? 0;
    if (distance > limit || distance > bestDistance || (distance === bestDistance && count <= bestCount))
      continue;
    best = item;
    bestDistance = distance;
    bestCount = count;
  }
  return best;
}

function searcherFor(index: ArticleIndex): Fuse<string> {
  const known = searchers.get(index);
  if (known) return known;
  const words = [...index.vocabulary.keys()].filter((word) => word.length >= SHORTEST_MISSPELLING - 1);
  const made = new Fuse(words, { threshold: 0.4, distance: 20 });
  searchers.set(index, made);
  return made;
}

/**
 * Damerau-Levenshtein distance in its restricted form (optimal string alignment): insertions, deletions,
 * substitutions and swaps of neighbours; anything above `limit` is given as `limit + 1`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let distance = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) distance = Math.min(distance, beforeLast[j - 2]! + 1);
      row.push(distance);
    }
    if (Math.min(...row) > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length]!, limit + 1);
}
