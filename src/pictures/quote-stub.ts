import type { SKRSContext2D } from '@napi-rs/canvas';
import { ink, muted } from './colors.ts';
import { type Font, sansFont, serifFont, setFont } from './fonts.ts';
import { textLeft, textRight, textWidth } from './paper.ts';
import type { QuotePicture } from './quote-picture.ts';
import { breakLines, directionOf, fitLine, type Direction } from './typeset.ts';

/** The lower part of a quotation's page: who said it, through whom, where it stands. */
export interface Stub {
  readonly rows: readonly {
    readonly text: string;
    readonly font: Font;
    readonly color: string;
    readonly height: number;
  }[];
  readonly title: string;
  readonly passage: string;
  readonly height: number;
}

const nameFont = sansFont(33, 650);
const chainFont = sansFont(25);
const passageFont = serifFont(56, 600);
const passageWidth = 190;
const mostRows = 2;
const lowerEdge = 82;

/** What stands on the stub, broken into lines; `height` is its height with the paper's torn edge. */
export function stubOf(context: SKRSContext2D, picture: QuotePicture): Stub {
  const rows = [
    ...rowsOf(context, `— ${picture.speaker}`, nameFont, ink, 42),
    ...(picture.chain ? rowsOf(context, picture.chain, chainFont, muted, 35) : []),
  ];
  const origin = [picture.outlet, picture.published].filter((part) => part !== null).join(', ');
  const title = `${picture.title}${origin ? ` · ${origin}` : ''}`;
  const height = 46 + rows.reduce((sum, row) => sum + row.height, 0) + 44 + lowerEdge;
  return { rows, title, passage: `¶${picture.passage}`, height };
}

/** Draws the stub from `top` on; mirrored for words that are read from the right. */
export function drawStub(
  context: SKRSContext2D,
  { rows, title, passage }: Stub,
  { top, accent, direction, cut }: { top: number; accent: string; direction: Direction; cut: boolean },
): void {
  const isRight = direction === 'rtl';
  const [near, far] = isRight ? [textRight, textLeft] : [textLeft, textRight];
  const write = (text: string, x: number, y: number): void => {
    context.direction = directionOf(text);
    context.textAlign = x === textLeft ? 'left' : 'right';
    context.fillText(text, x, y);
  };
  let y = top + 22;
  for (const row of rows) {
    y += row.height;
    setFont(context, row.font);
    context.fillStyle = row.color;
    write(row.text, near, y);
  }
  // Only alphabets with an italic are set in it: a slanted Arabic is none.
  setFont(context, serifFont(25, 400, directionOf(title) === 'rtl' ? 'normal' : 'italic'));
  context.fillStyle = muted;
  const remark = cut ? `[…] cut short, whole in ${passage} of ` : '';
  write(fitLine(context, `${remark}${title}`, textWidth - passageWidth), near, y + 44);
  setFont(context, passageFont);
  context.fillStyle = accent;
  write(passage, far, top + 80);
  setFont(context, sansFont(16, 600));
  context.letterSpacing = '3px';
  context.fillStyle = muted;
  write('VERBATIM', far + (isRight ? 0 : 3), y + 44);
  context.letterSpacing = '0px';
}

function rowsOf(
  context: SKRSContext2D,
  text: string,
  font: Font,
  color: string,
  height: number,
): Stub['rows'][number][] {
  setFont(context, font);
  const width = textWidth - passageWidth;
  const lines = breakLines(context, [{ text, color }], width).map(({ runs }) =>
    runs.map((run) => run.text).join(''),
  );
  const shown =
    lines.length <= mostRows
      ? lines
      : [...lines.slice(0, mostRows - 1), fitLine(context, lines.slice(mostRows - 1).join(' '), width)];
  return shown.map((row) => ({ text: row, font, color, height }));
}
