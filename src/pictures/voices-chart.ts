import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import { counted } from '../counted.ts';
import { ink, muted, palettes } from './colors.ts';
import { type Font, loadFonts, sansFont, serifFont, setFont } from './fonts.ts';
import { drawPaper, pageWidth, textLeft, textRight, textWidth } from './paper.ts';
import { directionOf, fitLine } from './typeset.ts';
import { barFacts, footWords, wordsOf, type VoiceBar, type VoicesPicture } from './voices-picture.ts';

const headHeight = 250;
const rowHeight = 104;
const footHeight = 140;
const leastHeight = 675;
const barHeight = 26;
const countWidth = 170;
const { frame, accent: quoted } = palettes.quote;
const { accent: paraphrased } = palettes.paraphrase;

/**
 * Draws who gets to speak in an article: a bar for each speaker, words in quotation marks solid, paraphrase hatched (so
 * that colour is not needed to tell them apart). 1200 pixels wide, as high as its rows.
 */
export function drawVoices(picture: VoicesPicture): Canvas {
  loadFonts();
  const height = Math.max(leastHeight, headHeight + picture.bars.length * rowHeight + footHeight);
  const canvas = createCanvas(pageWidth, height);
  const context = canvas.getContext('2d');
  context.lang = 'en';
  drawPaper(context, height, frame);
  drawHead(context, picture);
  const most = Math.max(1, ...picture.bars.map(wordsOf));
  picture.bars.forEach((bar, i) => {
    drawBar(context, bar, headHeight + i * rowHeight, most);
  });
  drawFoot(context, picture, height);
  return canvas;
}

function drawHead(context: SKRSContext2D, picture: VoicesPicture): void {
  write(context, 'Who gets to speak', serifFont(56, 600), ink, textLeft, 134);
  const title = picture.outlet ? `${picture.title} · ${picture.outlet}` : picture.title;
  const style = directionOf(title) === 'rtl' ? 'normal' : 'italic';
  write(context, title, serifFont(27, 400, style), muted, textLeft, 180, textWidth);
  drawKey(context, 110);
}

function drawKey(context: SKRSContext2D, y: number): void {
  setFont(context, sansFont(20, 500));
  let x = textRight;
  for (const [label, fill] of [
    ['paraphrased', hatch(context)],
    ['in quotation marks', quoted],
  ] as const) {
    context.textAlign = 'right';
    context.direction = 'ltr';
    context.fillStyle = muted;
    context.fillText(label, x, y + 18);
    x -= context.measureText(label).width + 34;
    context.fillStyle = fill;
    context.fillRect(x, y, 22, 22);
    x -= 28;
  }
}

function drawBar(context: SKRSContext2D, bar: VoiceBar, top: number, most: number): void {
  const facts = barFacts(bar);
  setFont(context, sansFont(21));
  const factsWidth = context.measureText(facts).width;
  write(context, facts, sansFont(21), muted, textRight, top + 28, textWidth, 'right');
  const tag = bar.unnamed ? 'unnamed' : '';
  const room = textWidth - factsWidth - (tag ? 150 : 30);
  const name = write(context, bar.name, sansFont(26, 620), ink, textLeft, top + 28, room);
  if (tag) drawTag(context, tag, textLeft + name + 16, top + 28);
  const words = wordsOf(bar);
  const width = ((textWidth - countWidth) * words) / most;
  const split = words > 0 ? (width * bar.quotedWords) / words : 0;
  const y = top + 46;
  context.fillStyle = quoted;
  context.fillRect(textLeft, y, split, barHeight);
  context.fillStyle = hatch(context);
  context.fillRect(textLeft + split, y, width - split, barHeight);
  write(context, counted(words, 'word'), sansFont(23, 620), ink, textLeft + width + 14, y + 22);
}

function drawTag(context: SKRSContext2D, text: string, x: number, baseline: number): void {
  setFont(context, sansFont(17, 600));
  const { width } = context.measureText(text);
  context.strokeStyle = muted;
  context.lineWidth = 1.5;
  context.beginPath();
  context.roundRect(x, baseline - 21, width + 20, 27, 13.5);
  context.stroke();
  write(context, text, sansFont(17, 600), muted, x + 10, baseline - 1);
}

function drawFoot(context: SKRSContext2D, picture: VoicesPicture, height: number): void {
  write(context, footWords(picture), sansFont(22), muted, textLeft, height - 84, textWidth - 150);
  context.letterSpacing = '3px';
  write(context, 'VERBATIM', sansFont(16, 600), muted, textRight + 3, height - 84, textWidth, 'right');
  context.letterSpacing = '0px';
}

/** Writes one line, cut to `room` pixels, and returns its width. */
function write(
  context: SKRSContext2D,
  text: string,
  font: Font,
  color: string,
  x: number,
  y: number,
  room = textWidth,
  align: 'left' | 'right' = 'left',
): number {
  setFont(context, font);
  context.fillStyle = color;
  context.textAlign = align;
  context.direction = directionOf(text);
  const shown = fitLine(context, text, room);
  context.fillText(shown, x, y);
  return context.measureText(shown).width;
}

/** Diagonal stripes in the paraphrase's colour. */
function hatch(context: SKRSContext2D): CanvasPattern {
  const side = 10;
  const tile = createCanvas(side, side);
  const stripes = tile.getContext('2d');
  stripes.strokeStyle = paraphrased;
  stripes.lineWidth = 4;
  for (const shift of [-side, 0, side]) {
    stripes.beginPath();
    stripes.moveTo(shift - 2, side + 2);
    stripes.lineTo(shift + side + 2, -2);
    stripes.stroke();
  }
  return context.createPattern(tile, 'repeat');
}
