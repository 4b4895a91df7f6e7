import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import { ink, muted, palettes, type Palette } from './colors.ts';
import { loadFonts, sansFont, serifFont, setFont } from './fonts.ts';
import { drawPaper, drawPerforation, pageWidth, textLeft, textRight } from './paper.ts';
import { drawStub, stubOf, type Stub } from './quote-stub.ts';
import { leading, setWords, type Setting } from './quote-setting.ts';
import { kindLabels, kindRemarks, type QuotePicture } from './quote-picture.ts';
import { directionOf, drawLines, type Direction, type Run } from './typeset.ts';

const headHeight = 186;
const gap = 30;

/**
 * Draws a quotation as a picture to share: 1200 pixels wide, 675 to 1500 high. Long words get smaller type, then a taller
 * page; what still does not fit is cut and says so with "[…]".
 */
export function drawQuoteCard(picture: QuotePicture): Canvas {
  loadFonts();
  const spoken = picture.words.map(({ text }) => text).join('');
  const direction = directionOf(spoken);
  // In words that are partly quoted, the quoted ones stand out; a paraphrase is all of one kind.
  const words = picture.words.map(({ text, quoted }): Run => ({
    text,
    color: quoted || picture.kind === 'indirect' ? ink : muted,
  }));
  const measuring = prepare(createCanvas(1, 1));
  const stub = stubOf(measuring, picture);
  const setting = setWords(measuring, words, headHeight + gap + stub.height);
  const canvas = createCanvas(pageWidth, setting.height);
  const context = prepare(canvas);
  const palette = picture.kind === 'indirect' ? palettes.paraphrase : palettes.quote;
  drawPaper(context, setting.height, palette.frame);
  drawHead(context, picture, direction, palette);
  drawWords(context, setting, direction, stub);
  const top = setting.height - stub.height;
  drawPerforation(context, top, palette.frame);
  drawStub(context, stub, { top, accent: palette.accent, direction, cut: setting.cut });
  return canvas;
}

function prepare(canvas: Canvas): SKRSContext2D {
  const context = canvas.getContext('2d');
  // Else the host's language chooses the forms of some letters.
  context.lang = 'en';
  return context;
}

function drawHead(
  context: SKRSContext2D,
  { kind }: QuotePicture,
  direction: Direction,
  { accent }: Palette,
): void {
  const isRight = direction === 'rtl';
  const isQuoted = kind !== 'indirect';
  if (isQuoted) {
    context.fillStyle = accent;
    setFont(context, serifFont(230, 700));
    context.textAlign = isRight ? 'right' : 'left';
    context.fillText(isRight ? '”' : '“', isRight ? textRight + 8 : textLeft - 12, 250);
  }
  // The label stands at the far side of the quotation mark, or in its place where there is none.
  context.textAlign = isRight === isQuoted ? 'left' : 'right';
  const x = isRight === isQuoted ? textLeft : textRight;
  setFont(context, sansFont(22, 650));
  context.letterSpacing = '3px';
  context.fillStyle = accent;
  context.fillText(kindLabels[kind].toUpperCase(), x, 116);
  context.letterSpacing = '0px';
  setFont(context, sansFont(21));
  context.fillStyle = muted;
  context.fillText(kindRemarks[kind], x, 150);
}

function drawWords(
  context: SKRSContext2D,
  { size, lines, height }: Setting,
  direction: Direction,
  stub: Stub,
): void {
  setFont(context, serifFont(size));
  const room = height - headHeight - gap - stub.height;
  const top = headHeight + Math.max(0, (room - lines.length * size * leading) / 2);
  const edge = direction === 'rtl' ? textRight : textLeft;
  // An opening mark hangs in the margin, so that the first letters of the lines stand below one another.
  const mark = /^(?:''|["“„«״])/u.exec(lines[0]?.runs[0]?.text ?? '')?.[0] ?? '';
  const hang = context.measureText(mark).width * (direction === 'rtl' ? 1 : -1);
  drawLines(context, lines.slice(0, 1), edge + hang, top + size, size * leading, direction);
  drawLines(context, lines.slice(1), edge, top + size + size * leading, size * leading, direction);
}
