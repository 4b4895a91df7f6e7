import type { Article } from '../article/index.ts';
import { readQuotes, resolveMentions, type Quotes } from '../quotes/index.ts';
import { readText, stem, wordPattern, type TextReading } from '../text/index.ts';
import { profileArticle, type ArticleProfile } from './profile.ts';
import { indexArticle, type ArticleIndex } from './article-index.ts';

/** An article made ready for questions: read, its quotes found, indexed. Plain data; threads can hand it over. */
export interface OpenArticle {
  readonly article: Article;
  readonly reading: TextReading;
  readonly quotes: Quotes;
  readonly index: ArticleIndex;
  readonly profile: ArticleProfile;
}

/** Settings of how articles are opened. */
export interface OpenOptions {
  /** Whether the sentence encoder is used; without it opening and answering are faster and worse. Default true. */
  readonly encoder?: boolean;
}

/** Reads, indexes and encodes an article, in this thread (`createOpener` does it in another). */
export function openArticle(article: Article, _options: OpenOptions = {}): OpenArticle {
  const reading = readText(article.text, article.passages);
  const titleStems = Array.from(article.title.matchAll(wordPattern), ([word]) => stem(word));
  const index = indexArticle(article, reading, titleStems);
  const quotes = readQuotes(article, reading);
  const mentions = resolveMentions(article, reading);
  return { article, reading, quotes, index, profile: profileArticle(reading, index, quotes, mentions) };
}
