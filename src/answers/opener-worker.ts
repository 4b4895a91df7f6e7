import { parentPort, workerData } from 'node:worker_threads';
import type { Article } from '../article/index.ts';
import { openArticle, type OpenOptions } from './open.ts';
import type { Opened } from './opener.ts';

parentPort?.on('message', ({ id, article }: { id: number; article: Article }) => {
  parentPort?.postMessage(open(id, article));
});

function open(id: number, article: Article): Opened {
  try {
    return { id, opened: openArticle(article, workerData as OpenOptions) };
  } catch (error) {
    return { id, failed: error instanceof Error ? error : new Error(String(error)) };
  }
}
