import { workerData } from 'piscina';
import type { Article } from '../article/index.ts';
import { openArticle, type OpenArticle, type OpenOptions } from './open.ts';

/** What the thread of an opener does. */
export default function open(article: Article): OpenArticle {
  return openArticle(article, workerData as OpenOptions);
}
