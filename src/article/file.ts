import { readFile } from 'node:fs/promises';
import type { Article } from './article.ts';
import { parseArticle } from './parse.ts';

export async function readArticleFile(path: string): Promise<Article> {
  return parseArticle(await readFile(path), path);
}
