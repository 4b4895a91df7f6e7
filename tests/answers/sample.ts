import { readFileSync } from 'node:fs';
import { parseArticle, type Article } from '../../src/article/index.ts';
import { openArticle, type OpenArticle } from '../../src/answers/index.ts';

/** An article for tests: paragraphs with blank lines between them. */
export function articleOf(...paragraphs: string[]): Article {
  return parseArticle(paragraphs.join('\n\n'), 'test.txt');
}

/** The article that the project ships. */
export function sampleArticle(): Article {
  return parseArticle(
    readFileSync(new URL('../../data/articles/paris-talks.md', import.meta.url)),
    'paris-talks.md',
  );
}

/** The sample, opened without the encoder. */
export function openSample(): OpenArticle {
  return openArticle(sampleArticle(), { encoder: false });
}
