import type { Canvas } from '@napi-rs/canvas';
import { move } from 'piscina';
import type { Drawing } from './painter.ts';
import { drawQuoteCard } from './quote-card.ts';
import { drawVoices } from './voices-chart.ts';

/** What the thread of a painter does. */
export default function draw(drawing: Drawing): Uint8Array {
  // A copy: the canvas library owns the memory of its own buffer, which can't be handed over.
  return move(new Uint8Array(canvasOf(drawing).encodeSync('png'))) as Uint8Array;
}

function canvasOf(drawing: Drawing): Canvas {
  return drawing.kind === 'quote' ? drawQuoteCard(drawing.picture) : drawVoices(drawing.picture);
}
