import type { Article } from '../article/index.ts';
import { readQuotes, resolveMentions, type Quotes } from '../quotes/index.ts';
import { readText, stem, wordPattern, type TextReading } from '../text/index.ts';
import { loadEncoder } from './encoder/encoder.ts';
import type { SentenceStates } from './encoder/states.ts';
import { profileArticle, type ArticleProfile } from './profile/index.ts';
import { indexArticle, type ArticleIndex } from './article-index.ts';

/** An article made ready for questions: read, its quotes found, indexed. Plain data; threads can hand it over. */
export interface OpenArticle {
  readonly article: Article;
  readonly reading: TextReading;
  readonly quotes: Quotes;
  readonly index: ArticleIndex;
  readonly profile: ArticleProfile;
  /** What the encoder keeps of the sentences; null where it is off. */
  readonly states: SentenceStates | null;
}

/** Settings of how articles are opened. */
export interface OpenOptions {
  /** Whether the sentence encoder is used; without it opening and answering are faster and worse. Default true. */
  readonly encoder?: boolean;
}

/** Reads, indexes and encodes an article, in this thread (`createOpener` does it in another). */
export function openArticle(article: Article, { encoder = true }: OpenOptions = {}): OpenArticle {
  const reading = readText(article.text, article.passages);
  const titleStems = Array.from(article.title.matchAll(wordPattern), ([word]) => stem(word));
  const index = indexArticle(article, reading, titleStems);
  const quotes = readQuotes(article, reading);
  const mentions = resolveMentions(article, reading);
  const sentences = reading.sentences.map(({ start, end }) => article.text.slice(start, end));
  const profile = profileArticle(reading, index, quotes, mentions);
  return {
    article,
    reading,
    quotes,
    index,
    profile,
    states: encoder ? loadEncoder().encodeSentences(sentences) : null,
  };
}
