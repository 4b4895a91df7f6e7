import { Piscina } from 'piscina';
import type { Article } from '../article/index.ts';
import type { OpenArticle, OpenOptions } from './open.ts';

/** Opens articles in a thread of its own, one after the other, so that nobody waits for one. */
export interface Opener {
  open(article: Article): Promise<OpenArticle>;
  close(): Promise<void>;
}

// A thread that has nothing to do is kept this long, in ms: starting one anew loads the models again.
const idleTimeout = 60_000;

/** Starts the thread at the first article, and again should it have ended. */
export function createOpener(options: OpenOptions = {}): Opener {
  const pool = new Piscina<Article, OpenArticle>({
    filename: new URL('opener-worker.ts', import.meta.url).href,
    workerData: options,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout,
  });
  return {
    open: (article) => pool.run(article),
    close: () => pool.destroy(),
  };
}
