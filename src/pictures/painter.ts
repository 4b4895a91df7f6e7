import { Worker } from 'node:worker_threads';
import type { QuotePicture } from './quote-picture.ts';
import type { VoicesPicture } from './voices-picture.ts';

/** A picture to be drawn: plain data. */
export type Drawing =
  | { readonly kind: 'quote'; readonly picture: QuotePicture }
  | { readonly kind: 'voices'; readonly picture: VoicesPicture };

/** Draws pictures in a thread of its own, one after the other, so that no answer waits for one. */
export interface Painter {
  /** The picture as a PNG, 1200 pixels wide. */
  draw(drawing: Drawing): Promise<Buffer>;
  close(): Promise<void>;
}

/** What the thread sends back for a drawing. */
export type Drawn = { readonly id: number } & ({ readonly png: Uint8Array } | { readonly failed: Error });

/** Starts the thread at the first picture, and again should it have ended. */
export function createPainter(): Painter {
  const waiting = new Map<number, { resolve: (png: Buffer) => void; reject: (error: Error) => void }>();
  let worker: Worker | null = null;
  let next = 0;

  const fail = (error: Error): void => {
    worker = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const start = (): Worker => {
    const started = new Worker(new URL('painter-worker.ts', import.meta.url));
    started.on('message', (message: Drawn) => {
      const waiter = waiting.get(message.id);
      waiting.delete(message.id);
      if (waiting.size === 0) started.unref();
      if ('png' in message) waiter?.resolve(Buffer.from(message.png.buffer));
      else waiter?.reject(message.failed);
    });
    started.on('error', (error) => {
      if (worker === started) fail(error instanceof Error ? error : new Error(String(error)));
    });
    started.on('exit', () => {
      if (worker === started) fail(new Error('the thread that draws pictures ended'));
    });
    return started;
  };
  return {
    draw(drawing) {
      const id = next++;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        worker ??= start();
        // Only a picture that is being drawn keeps the process alive.
        worker.ref();
        worker.postMessage({ id, drawing });
      });
    },
    async close() {
      const ending = worker;
      if (ending) fail(new Error('the painter was closed'));
      await ending?.terminate();
    },
  };
}
