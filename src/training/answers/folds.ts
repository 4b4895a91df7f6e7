/** How many parts the articles are dealt into for cross-validation. */
export const FOLDS = 4;

/** Deals articles into folds: all questions about an article are always together. */
export function dealFolds(articles: Iterable<string>): ReadonlyMap<string, number> {
  return new Map(Array.from(new Set(articles), (article, i) => [article, i % FOLDS]));
}

/** Items whose article is not in a fold. */
export function outsideFold<Item extends { readonly fold: number }>(
  items: readonly Item[],
  fold: number,
): Item[] {
  return items.filter((item) => item.fold !== fold);
}

/** Items whose article is in a fold. */
export function insideFold<Item extends { readonly fold: number }>(
  items: readonly Item[],
  fold: number,
): Item[] {
  return items.filter((item) => item.fold === fold);
}
