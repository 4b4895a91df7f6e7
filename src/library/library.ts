import { createHash } from 'node:crypto';
import type { Article } from '../article/index.ts';

/** The articles that can be asked about. The first is the default until another is made it. */
export class Library {
  #default: Article | null = null;
  readonly #byId = new Map<string, Article>();
  readonly #byKey = new Map<string, Article>();

  constructor(articles: Iterable<Article> = []) {
    for (const article of articles) this.add(article);
  }

  /** All articles, the default first. */
  get articles(): readonly Article[] {
    const others = [...this.#byId.values()].filter((article) => article !== this.#default);
    return this.#default ? [this.#default, ...others] : others;
  }

  /** The article that is meant when none is named, or null in an empty library. */
  get default(): Article | null {
    return this.#default;
  }

  /** Makes an article of the library the one that is meant when none is named. */
  makeDefault(article: Article): void {
    this.#default = this.byId(article.id) ?? this.#default;
  }

  byId(id: string): Article | null {
    return this.#byId.get(id) ?? null;
  }

  /** The article that has this key (`articleKey`), or null when it is gone or has changed. */
  byKey(key: string): Article | null {
    return this.#byKey.get(key) ?? null;
  }

  /**
   * Adds an article. When another text has its id, it gets a number behind the id; the same article is added once.
   *
   * @returns the article as the library has it
   */
  add(article: Article): Article {
    for (let number = 1; ; number++) {
      const id = number === 1 ? article.id : `${article.id.slice(0, 36)}-${number}`;
      const there = this.#byId.get(id);
      if (there && there.text !== article.text) continue;
      if (there) return there;
      const added = { ...article, id };
      this.#byId.set(id, added);
      this.#byKey.set(articleKey(added), added);
      this.#default ??= added;
      return added;
    }
  }
}

const keys = new WeakMap<Article, string>();

/**
 * A short name of an article with this very text, for the state of buttons: eight characters of `[0-9a-z]`, from a hash
 * of its id and text. What was remembered of an article does not reach it once its text has changed.
 */
export function articleKey(article: Article): string {
  const known = keys.get(article);
  if (known) return known;
  const hash = createHash('sha256').update(article.id).update('\0').update(article.text).digest();
  const key = hash.readBigUInt64BE().toString(36).padStart(13, '0').slice(-8);
  keys.set(article, key);
  return key;
}
