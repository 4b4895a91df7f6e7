import type { OpenArticle } from '../answers/index.ts';
import type { Article } from '../article/index.ts';

/** Opens an article, away from this thread. */
export type Open = (article: Article) => Promise<OpenArticle>;

/** Articles made ready for questions: each is opened once, and forgotten when nobody has the article any more. */
export class OpenArticles {
  readonly #open: Open;
  readonly #opening = new WeakMap<Article, Promise<OpenArticle>>();

  constructor(open: Open) {
    this.#open = open;
  }

  /** The open article; whoever asks while it is being opened waits for the same. */
  get(article: Article): Promise<OpenArticle> {
    const known = this.#opening.get(article);
    if (known) return known;
    const opening = this.#open(article);
    this.#opening.set(article, opening);
    // What failed once may succeed when it is asked for again.
    opening.catch(() => this.#opening.delete(article));
    return opening;
  }

  /**
   * Those of the articles that can be opened.
   *
   * @throws what went wrong with the first when none can
   */
  async all(articles: readonly Article[]): Promise<OpenArticle[]> {
    const opening = articles.map((article) => this.get(article));
    const settled = await Promise.allSettled(opening);
    const opened = settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    if (opened.length === 0) await opening[0];
    return opened;
  }
}
