import { aspectAsked } from './about-article.ts';
import { answerQuestion } from './answer-question.ts';
import { indexLibrary, searchLibrary, type LibraryIndex } from './library-index.ts';
import type { OpenArticle } from './open.ts';

/** Passages that are looked at, and articles of theirs that are asked. */
const PASSAGES = 30;
const ARTICLES = 4;

let last: { readonly opened: readonly OpenArticle[]; readonly index: LibraryIndex } | null = null;

/**
 * The article that a question is about, when none is named: of those with the passages that fit it best by words, where
 * words that few of the articles have count for more, the one that answers it with most confidence. The first one when
 * no article has any of its words, and for one about the article itself.
 *
 * @throws RangeError when no article is given
 */
export function chooseArticle(opened: readonly OpenArticle[], question: string): OpenArticle {
  const [first] = opened;
  if (!first) throw new RangeError('no article to choose from');
  if (opened.length === 1 || aspectAsked(question) !== null) return first;
  const hits = searchLibrary(libraryOf(opened), question, PASSAGES);
  const likely = [...new Set(hits.map(({ article }) => opened[article]!))].slice(0, ARTICLES);
  let best = likely[0] ?? first;
  let most = 0;
  for (const article of likely.length > 1 ? likely : []) {
    const { confidence } = answerQuestion(article, question);
    if (confidence > most) [best, most] = [article, confidence];
  }
  return best;
}

/** The index over some articles; that of the ones last asked is kept. */
function libraryOf(opened: readonly OpenArticle[]): LibraryIndex {
  const isLast =
    last?.opened.length === opened.length && last.opened.every((article, i) => article === opened[i]);
  if (!last || !isLast)
    last = { opened: [...opened], index: indexLibrary(opened.map(({ article }) => article)) };
  return last.index;
}
