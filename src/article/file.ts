import { readFile, stat } from 'node:fs/promises';
import { UserError } from '../errors.ts';
import type { Article } from './article.ts';
import { refuseTooLarge } from './decode.ts';
import { parseArticle } from './parse.ts';

/**
 * Reads and parses an article file.
 *
 * @throws UserError when there is no such file, it cannot be read, or `parseArticle` refuses it
 */
export async function readArticleFile(path: string): Promise<Article> {
  try {
    // Refused by its size alone: a file of gigabytes is never brought into memory.
    refuseTooLarge((await stat(path)).size, path);
    return parseArticle(await readFile(path), path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const reason =
      error.code === 'ENOENT'
        ? 'there is no such file'
        : error.code === 'EISDIR'
          ? 'it is a folder'
          : String(error.code);
    throw new UserError(`Cannot read ${path}: ${reason}. Give the path of an article file.`);
  }
}
