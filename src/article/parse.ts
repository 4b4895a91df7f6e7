import type { Article } from './article.ts';

export function parseArticle(_content: string | Uint8Array, _name: string): Article {
  throw new Error('not written yet');
}
