import { plainTextOf, quotesOf } from '../message/quotes.js';

/**
 * Opens the article that a card is about at a passage, and marks there what the card quotes.
 *
 * @param {import('../core/context.js').Page} page
 * @param {import('../core/state.js').APIMessage} message
 * @param {number} passage
 */
export async function showPassage({ session, store }, message, passage) {
  const { article, articles, mark } = store.state;
  const text = plainTextOf(message);
  const named = articles.filter(({ title }) => text.includes(title));
  const chosen = named.find(({ id }) => id === article?.id) ?? named[0] ?? article ?? articles[0];
  if (!chosen) return;
  store.set({ side: 'article' });
  await session.openArticle(chosen.id, { passage, quotes: quotesOf(message), count: (mark?.count ?? 0) + 1 });
}
