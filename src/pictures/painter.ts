import { Piscina } from 'piscina';
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

// A thread that has nothing to do is kept this long, in ms: starting one anew loads the fonts again.
const idleTimeout = 60_000;

/** Starts the thread at the first picture, and again should it have ended. */
export function createPainter(): Painter {
  const pool = new Piscina<Drawing, Uint8Array>({
    filename: new URL('painter-worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout,
  });
  return {
    async draw(drawing) {
      return Buffer.from((await pool.run(drawing)).buffer);
    },
    close: () => pool.destroy(),
  };
}
