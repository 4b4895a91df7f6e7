import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import { ink, muted, palettes, type Palette } from './colors.ts';
import { loadFonts, sansFont, serifFont } from './fonts.ts';
import { drawPaper, drawPerforation, pageWidth, textLeft, textRight, textWidth } from './paper.ts';
import { drawStub, stubOf, type Stub } from './quote-stub.ts';
import { kindLabels, kindRemarks, type QuotePicture } from './quote-picture.ts';
import {
  balanceLines,
  breakLines,
  directionOf,
  drawLines,
  type Direction,
  type Line,
  type Run,
} from './typeset.ts';

// 16:9, as link previews are cut; a long quotation gets a taller page, up to 4:5, before it is cut.
const leastHeight = 675;
const mostHeight = 1500;
const sizes = [72, 66, 60, 55, 50, 46, 42, 39, 36];
const longSizes = [34, 32, 30];
const leading = 1.36;
const headHeight = 186;
const gap = 30;

interface Setting {
  readonly size: number;
  readonly lines: readonly Line[];
  /** Height of the page. */
  readonly height: number;
  readonly cut: boolean;
}

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
  const setting = set(measuring, words, headHeight + gap + stub.height);
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

/** Chooses the largest type in which the words fit beside `taken` pixels of other things. */
function set(context: SKRSContext2D, words: readonly Run[], taken: number): Setting {
  for (const size of sizes) {
    context.font = serifFont(size);
    const lines = balanceLines(context, words, textWidth);
    if (lines.length * size * leading <= leastHeight - taken)
      return { size, lines, height: leastHeight, cut: false };
  }
  for (const size of longSizes) {
    context.font = serifFont(size);
    const lines = breakLines(context, words, textWidth);
    const height = Math.ceil(taken + lines.length * size * leading);
    if (height <= mostHeight) return { size, lines, height: Math.max(height, leastHeight), cut: false };
  }
  return cutSetting(context, words, mostHeight - taken);
}

function cutSetting(context: SKRSContext2D, words: readonly Run[], room: number): Setting {
  const size = longSizes.at(-1) ?? 0;
  const lines = breakLines(context, words, textWidth).slice(0, Math.floor(room / (size * leading)));
  const mark: Run = { text: ' […]', color: muted };
  const markWidth = context.measureText(mark.text).width;
  const [tail] = breakLines(context, lines.at(-1)?.runs ?? [], textWidth - markWidth);
  const last = { runs: [...(tail?.runs ?? []), mark], width: (tail?.width ?? 0) + markWidth };
  return { size, lines: [...lines.slice(0, -1), last], height: mostHeight, cut: true };
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
    context.font = serifFont(230, 700);
    context.textAlign = isRight ? 'right' : 'left';
    context.fillText(isRight ? '”' : '“', isRight ? textRight + 8 : textLeft - 12, 250);
  }
  // The label stands at the far side of the quotation mark, or in its place where there is none.
  context.textAlign = isRight === isQuoted ? 'left' : 'right';
  const x = isRight === isQuoted ? textLeft : textRight;
  context.font = sansFont(22, 650);
  context.letterSpacing = '3px';
  context.fillStyle = accent;
  context.fillText(kindLabels[kind].toUpperCase(), x, 116);
  context.letterSpacing = '0px';
  context.font = sansFont(21);
  context.fillStyle = muted;
  context.fillText(kindRemarks[kind], x, 150);
}

function drawWords(
  context: SKRSContext2D,
  { size, lines, height }: Setting,
  direction: Direction,
  stub: Stub,
): void {
  context.font = serifFont(size);
  const room = height - headHeight - gap - stub.height;
  const top = headHeight + Math.max(0, (room - lines.length * size * leading) / 2);
  const edge = direction === 'rtl' ? textRight : textLeft;
  // An opening mark hangs in the margin, so that the first letters of the lines stand below one another.
  const mark = /^(?:''|["“„«״])/u.exec(lines[0]?.runs[0]?.text ?? '')?.[0] ?? '';
  const hang = context.measureText(mark).width * (direction === 'rtl' ? 1 : -1);
  drawLines(context, lines.slice(0, 1), edge + hang, top + size, size * leading, direction);
  drawLines(context, lines.slice(1), edge, top + size + size * leading, size * leading, direction);
}
