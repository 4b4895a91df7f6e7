import type { SKRSContext2D } from '@napi-rs/canvas';
import { line, paper } from './colors.ts';

// A picture is a receipt on a coloured table: a page with a torn lower edge and a perforated line above its stub.
export const pageWidth = 1200;
const margin = 36;
const padding = 76;
const tooth = 16;
const notch = 13;
const shadow = 'rgba(0, 0, 0, 0.3)';

export const textLeft = margin + padding;
export const textRight = pageWidth - margin - padding;
export const textWidth = textRight - textLeft;

/** Fills a page of `height` pixels: the table in `frame`, the paper with its torn edge and its shadow on it. */
export function drawPaper(context: SKRSContext2D, height: number, frame: string): void {
  context.fillStyle = frame;
  context.fillRect(0, 0, pageWidth, height);
  // A flat shadow: a blurred one doubles the time and the size of the PNG.
  context.fillStyle = shadow;
  tracePaper(context, height, 9);
  context.fill();
  context.fillStyle = paper;
  tracePaper(context, height, 0);
  context.fill();
}

function tracePaper(context: SKRSContext2D, height: number, lowered: number): void {
  const [top, right, bottom] = [margin + lowered, pageWidth - margin, height - margin + lowered];
  context.beginPath();
  context.moveTo(margin, top);
  context.lineTo(right, top);
  context.lineTo(right, bottom);
  const teeth = Math.round((right - margin) / (2 * tooth));
  const step = (right - margin) / teeth;
  for (let i = 0; i < teeth; i++) {
    const at = right - i * step;
    context.lineTo(at - step / 2, bottom - 0.8 * tooth);
    context.lineTo(at - step, bottom);
  }
  context.closePath();
}

/** A dotted line across the paper at `y`, with a notch punched out at both of its ends. */
export function drawPerforation(context: SKRSContext2D, y: number, frame: string): void {
  context.fillStyle = frame;
  punch(context, margin, y, -Math.PI / 2);
  punch(context, pageWidth - margin, y, Math.PI / 2);
  context.strokeStyle = line;
  context.lineWidth = 3;
  context.lineCap = 'round';
  context.setLineDash([1, 11]);
  context.beginPath();
  context.moveTo(margin + 2 * notch, y);
  context.lineTo(pageWidth - margin - 2 * notch, y);
  context.stroke();
  context.setLineDash([]);
}

function punch(context: SKRSContext2D, x: number, y: number, from: number): void {
  context.beginPath();
  context.arc(x, y, notch, from, from + Math.PI);
  context.fill();
}
