import { readArticleFile, type Article } from '../article/index.ts';
import { readConfig } from '../config.ts';
import { openFolder } from '../library/index.ts';

/**
 * The article in a file, or all articles of ARTICLES_DIR; files there that hold no article are named on standard error.
 *
 * @throws UserError when there is none
 */
export async function chooseArticles(file: string | undefined): Promise<readonly Article[]> {
  if (file !== undefined) return [await readArticleFile(file)];
  const { library, problems } = await openFolder(readConfig().ARTICLES_DIR);
  for (const { message } of problems) console.error(message);
  return library.articles;
}
