import Fuse from 'fuse.js';
import { functionWords, isEnglishWord, stem, type TextReading } from '../text/index.ts';
import type { Correction } from './answer.ts';
import type { ArticleIndex } from './article-index.ts';
import { countBits } from './match.ts';
import { analyseQuestion, type Question } from './question.ts';

const SHORTEST_MISSPELLING = 4;
const LONG_WORD = 8;

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
function nearestWord({ vocabulary }: ArticleIndex, word: string): string | null {
  const limit = word.length >= LONG_WORD ? 2 : 1;
  const letters = lettersOf(word);
  const near = new Map<string, number>();
  for (const other of vocabulary.keys()) {
    if (other.length < SHORTEST_MISSPELLING - 1 || Math.abs(other.length - word.length) > limit) continue;
    // An edit takes away one letter and brings one at most.
    if (countBits(letters ^ lettersOf(other)) > 2 * limit) continue;
    const distance = editDistance(word, other, limit);
    if (distance <= limit) near.set(other, distance);
  }
  if (near.size === 0) return null;
  let best: string | null = null;
  let bestDistance = limit + 1;
  let bestCount = 0;
  for (const { item } of new Fuse([...near.keys()], { threshold: 0.4, distance: 20 }).search(word)) {
    const distance = near.get(item)!;
    const count = vocabulary.get(item)!;
    if (distance > bestDistance || (distance === bestDistance && count <= bestCount)) continue;
    best = item;
    bestDistance = distance;
    bestCount = count;
  }
  return best;
}

/** Which letters a word has, as bits, several letters to a bit. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
  return bits;
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
