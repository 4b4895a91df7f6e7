import { Worker } from 'node:worker_threads';
import type { Article } from '../article/index.ts';
import type { OpenArticle, OpenOptions } from './open.ts';

/** Opens articles in a thread of its own, one after the other, so that nobody waits for one. */
export interface Opener {
  open(article: Article): Promise<OpenArticle>;
  close(): Promise<void>;
}

/** What the thread sends back for an article: the open article, or the message of what went wrong. */
export type Opened = { readonly id: number } & (
  { readonly opened: OpenArticle } | { readonly failed: Error }
);

/** Starts the thread at the first article, and again should it have ended. */
export function createOpener(options: OpenOptions = {}): Opener {
  const waiting = new Map<
    number,
    { resolve: (opened: OpenArticle) => void; reject: (error: Error) => void }
  >();
  let worker: Worker | null = null;
  let next = 0;

  const fail = (error: Error): void => {
    worker = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const start = (): Worker => {
    const started = new Worker(new URL('opener-worker.ts', import.meta.url), { workerData: options });
    started.on('message', (message: Opened) => {
      const waiter = waiting.get(message.id);
      waiting.delete(message.id);
      if (waiting.size === 0) started.unref();
      if ('opened' in message) waiter?.resolve(message.opened);
      else waiter?.reject(message.failed);
    });
    started.on('error', (error) => {
      if (worker === started) fail(error instanceof Error ? error : new Error(String(error)));
    });
    started.on('exit', () => {
      if (worker === started) fail(new Error('the thread that opens articles ended'));
    });
    return started;
  };
  return {
    open(article) {
      const id = next++;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        worker ??= start();
        // Only an article that is being opened keeps the process alive.
        worker.ref();
        worker.postMessage({ id, article });
      });
    },
    async close() {
      const ending = worker;
      if (ending) fail(new Error('the opener was closed'));
      await ending?.terminate();
    },
  };
}
