import type { Article } from '../article/index.ts';
import { functionWords, normalizeWord, stem, wordPattern } from '../text/index.ts';
import { indexUnits, scoreUnits, type Postings } from './postings.ts';

/** Passages of many articles in one index, so that words which few articles have count for more. */
export interface LibraryIndex {
  readonly terms: ReadonlyMap<string, number>;
  readonly passages: Postings;
  /** For each passage, the index of its article. */
  readonly articles: Int32Array;
}

/** A passage of a library that was found. */
export interface LibraryHit {
  /** Index of the article, and of the passage among all of the library. */
  readonly article: number;
  readonly passage: number;
  readonly score: number;
}

const settings = { k1: 1.2, b: 0.75 };

/** Indexes the passages of articles; the title of an article is part of its first passage. */
export function indexLibrary(articles: Iterable<Pick<Article, 'title' | 'text' | 'passages'>>): LibraryIndex {
  const terms = new Map<string, number>();
  const units: number[] = [0];
  const owners: number[] = [];
  let words = new Int32Array(1 << 12);
  let count = 0;
  const add = (text: string): void => {
    for (const term of stemsOf(text)) {
      const number = terms.get(term) ?? terms.size;
      terms.set(term, number);
      if (count === words.length) {
        const larger = new Int32Array(2 * count);
        larger.set(words);
        words = larger;
      }
      words[count++] = number;
    }
  };
  let number = 0;
  for (const { title, text, passages } of articles) {
    add(title);
    for (const { start, end } of passages) {
      add(text.slice(start, end));
      units.push(count);
      owners.push(number);
    }
    number++;
  }
  const passages = indexUnits(terms.size, words.subarray(0, count), Int32Array.from(units), settings);
  return { terms, passages, articles: Int32Array.from(owners) };
}

/** Passages that hold words of a text, best first. */
export function searchLibrary(index: LibraryIndex, text: string, limit: number): LibraryHit[] {
  const terms = new Set(Array.from(stemsOf(text), (term) => index.terms.get(term) ?? -1));
  const scores = scoreUnits(index.passages, [...terms]);
  const hits: LibraryHit[] = [];
  let worst = 0;
  scores.forEach((score, passage) => {
    if (score <= worst) return;
    hits.push({ article: index.articles[passage]!, passage, score });
    if (hits.length < 4 * limit) return;
    keepBest(hits, limit);
    worst = hits[limit - 1]!.score;
  });
  return keepBest(hits, limit);
}

function keepBest(hits: LibraryHit[], limit: number): LibraryHit[] {
  hits.sort((a, b) => b.score - a.score || a.passage - b.passage);
  if (hits.length > limit) hits.length = limit;
  return hits;
}

function* stemsOf(text: string): Generator<string> {
  for (const [word] of text.matchAll(wordPattern))
    if (!functionWords.has(normalizeWord(word))) yield stem(word);
}
