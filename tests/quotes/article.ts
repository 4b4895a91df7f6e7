import type { Article } from '../../src/article/index.ts';
import { readQuotes, resolveMentions, type Mention, type Quotes } from '../../src/quotes/index.ts';
import { readText, type Span } from '../../src/text/index.ts';

/** The lines of a text that are not blank. */
export function linesOf(text: string): Span[] {
  return Array.from(text.matchAll(/[^\n]*\S[^\n]*/gu), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** An article whose passages are the lines of a text. */
export function articleOf(text: string, known: Partial<Article> = {}): Article {
  const passages = linesOf(text).map((line, i) => ({ ...line, number: i + 1 }));
  return {
    id: 'test',
    title: '',
    outlet: null,
    byline: null,
    url: null,
    published: null,
    text,
    passages,
    ...known,
  };
}

export function quotesOf(text: string, known: Partial<Article> = {}): Quotes {
  return readQuotes(articleOf(text, known), readText(text));
}

export function mentionsOf(text: string): Mention[] {
  return resolveMentions(articleOf(text), readText(text));
}
