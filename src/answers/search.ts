import { readText, type Span } from '../text/index.ts';
import type { Correction } from './answer.ts';
import { isContentWord } from './article-index.ts';
import type { OpenArticle } from './open.ts';
import { scoreUnits } from './postings.ts';
import { repairQuestion } from './repair.ts';

/** A passage that was found: its number, its score, and the words that were looked for where they stand in it. */
export interface FoundPassage {
  readonly passage: number;
  readonly score: number;
  readonly matches: Span[];
}

/** Passages that hold the words of a search, best first; misspelt words are mended and shown in `corrections`. */
export function searchPassages(
  { article, reading, index }: OpenArticle,
  text: string,
): { passages: FoundPassage[]; corrections: Correction[] } {
  const mended = repairQuestion(index, readText(text));
  const content = readText(mended.text).tokens.filter(isContentWord);
  const wanted = new Set(content.flatMap((token) => index.terms.get(token.stem) ?? []));
  const matches = article.passages.map((): Span[] => []);
  reading.tokens.forEach(({ start, end, paragraph }, i) => {
    if (wanted.has(index.tokenTerms[i]!)) matches[paragraph]!.push({ start, end });
  });
  const scores = scoreUnits(index.passages, [...wanted]);
  const passages = article.passages
    .map(({ number }, i) => ({ passage: number, score: scores[i]!, matches: matches[i]! }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.passage - b.passage);
  return { passages, corrections: mended.corrections };
}
