import { parentPort } from 'node:worker_threads';
import type { Canvas } from '@napi-rs/canvas';
import type { Drawing, Drawn } from './painter.ts';
import { drawQuoteCard } from './quote-card.ts';
import { drawVoices } from './voices-chart.ts';

parentPort?.on('message', ({ id, drawing }: { id: number; drawing: Drawing }) => {
  const drawn = draw(id, drawing);
  parentPort?.postMessage(drawn, 'png' in drawn ? [drawn.png.buffer as ArrayBuffer] : []);
});

function draw(id: number, drawing: Drawing): Drawn {
  try {
    // A copy: the canvas library owns the memory of its own buffer, which can't be handed over.
    return { id, png: new Uint8Array(canvasOf(drawing).encodeSync('png')) };
  } catch (error) {
    return { id, failed: error instanceof Error ? error : new Error(String(error)) };
  }
}

function canvasOf(drawing: Drawing): Canvas {
  return drawing.kind === 'quote' ? drawQuoteCard(drawing.picture) : drawVoices(drawing.picture);
}
