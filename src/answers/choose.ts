import { indexLibrary, searchLibrary, type LibraryIndex } from './library-index.ts';
import type { OpenArticle } from './open.ts';

let last: { readonly opened: readonly OpenArticle[]; readonly index: LibraryIndex } | null = null;

/**
 * The article that a question is about, when none is named: that of the passage which fits it best, where words that
 * few of the articles have count for more. The first one when no article has any of its words.
 *
 * @throws RangeError when no article is given
 */
export function chooseArticle(opened: readonly OpenArticle[], question: string): OpenArticle {
  const [first] = opened;
  if (!first) throw new RangeError('no article to choose from');
  if (opened.length === 1) return first;
  const [best] = searchLibrary(libraryOf(opened), question, 1);
  return best ? opened[best.article]! : first;
}

/** The index over some articles; that of the ones last asked is kept. */
function libraryOf(opened: readonly OpenArticle[]): LibraryIndex {
  const isLast =
    last?.opened.length === opened.length && last.opened.every((article, i) => article === opened[i]);
  if (!last || !isLast)
    last = { opened: [...opened], index: indexLibrary(opened.map(({ article }) => article)) };
  return last.index;
}
