import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readArticleFile, type Article } from '../article/index.ts';
import { UserError } from '../errors.ts';
import { Library } from './library.ts';

/** A folder of articles as read: what could be read, and what to tell the operator about the rest. */
export interface OpenedFolder {
  readonly library: Library;
  /** One for each file, hidden ones aside, that holds no article that can be read. */
  readonly problems: readonly UserError[];
}

const articleFile = /\.(?:md|markdown|txt|html?|xhtml)$/iu;

/**
 * Reads the articles of a folder (not of the folders in it): Markdown, plain text and HTML files, in the order of their
 * names; the first is the default article.
 *
 * @throws UserError when there is no such folder, or no article in it
 */
export async function openFolder(directory: string): Promise<OpenedFolder> {
  const names = (await list(directory)).sort();
  const articles: Article[] = [];
  const problems: UserError[] = [];
  for (const name of names) {
    if (!articleFile.test(name)) {
      problems.push(new UserError(`${name} does not end in .md, .txt or .html, as articles do.`));
      continue;
    }
    try {
      articles.push(await readArticleFile(join(directory, name)));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(error);
    }
  }
  if (articles.length === 0) throw new UserError(nothingIn(directory, problems));
  return { library: new Library(articles), problems };
}

async function list(directory: string): Promise<string[]> {
  try {
    const entries = await readdir(directory, { withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => name);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT')
      throw new UserError(`There is no folder ${directory}. ARTICLES_DIR should name one that has articles.`);
    if (code === 'ENOTDIR')
      throw new UserError(`${directory} is a file. ARTICLES_DIR should name a folder of articles.`);
    throw new UserError(
      `The folder ${directory} cannot be read (${String(code)}). Check ARTICLES_DIR and its permissions.`,
    );
  }
}

function nothingIn(directory: string, problems: readonly UserError[]): string {
  const reasons = problems.map(({ message }) => `\n- ${message}`).join('');
  return `There is no article in ${directory}. Put a Markdown, text or HTML file there.${reasons}`;
}
