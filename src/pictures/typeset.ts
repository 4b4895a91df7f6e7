import type { SKRSContext2D } from '@napi-rs/canvas';

/** A piece of text in one colour. */
export interface Run {
  readonly text: string;
  readonly color: string;
}

/** A line of runs, and its width in pixels. */
export interface Line {
  readonly runs: readonly Run[];
  readonly width: number;
}

export type Direction = 'ltr' | 'rtl';

const strong = /\p{L}/u;
const rightToLeft = /[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u;
// Control characters have no shape, and the canvas refuses NUL.
const blank = /[\s\p{Cc}]+/gu;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
// A line may end after white space, a hyphen or a dash, and beside any character of scripts without spaces.
const token =
  /\s+|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]\p{M}*|[^\s\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]+?(?:[-‐–—](?=[\p{L}\p{N}])|(?=[\s\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}])|$)/gu;

/** The direction of a text: that of its first letter (rule P2 of the Unicode bidirectional algorithm, UAX #9). */
export function directionOf(text: string): Direction {
  const first = strong.exec(text)?.[0];
  return first !== undefined && rightToLeft.test(first) ? 'rtl' : 'ltr';
}

/** Breaks runs into lines of at most `width` pixels in the context's font; words longer than a line are broken. */
export function breakLines(context: SKRSContext2D, runs: readonly Run[], width: number): Line[] {
  const measure = measurer(context);
  const lines: { runs: Run[]; width: number }[] = [];
  let current: { runs: Run[]; width: number } = { runs: [], width: 0 };
  const add = (text: string, color: string): void => {
    const last = current.runs.at(-1);
    if (last?.color === color) current.runs[current.runs.length - 1] = { text: last.text + text, color };
    else current.runs.push({ text, color });
    current.width += measure(text);
  };
  const flush = (): void => {
    const trimmed = trimEnd(current.runs);
    lines.push({ runs: trimmed, width: trimmed.reduce((sum, { text }) => sum + measure(text), 0) });
    current = { runs: [], width: 0 };
  };
  for (const { text, color } of runs) {
    for (const [piece] of text.replace(blank, ' ').matchAll(token)) {
      const isSpace = piece.trim() === '';
      if (!isSpace && current.width > 0 && current.width + measure(piece) > width) flush();
      if (isSpace && current.width === 0) continue;
      if (measure(piece) <= width) add(piece, color);
      else {
        for (const { segment } of graphemes.segment(piece)) {
          if (current.width > 0 && current.width + measure(segment) > width) flush();
          add(segment, color);
        }
      }
    }
  }
  if (current.runs.length > 0) flush();
  return lines;
}

/**
 * The lines in the narrowest width that needs no more of them: so that the last line of a short text is not one word.
 */
export function balanceLines(context: SKRSContext2D, runs: readonly Run[], width: number): Line[] {
  const most = breakLines(context, runs, width);
  if (most.length < 2 || most.length > 6) return most;
  let [low, high, best] = [width / 2, width, most];
  while (high - low > 8) {
    const middle = (low + high) / 2;
    const lines = breakLines(context, runs, middle);
    if (lines.length > most.length) low = middle;
    else [high, best] = [middle, lines];
  }
  return best;
}

/** A text on one line; where it is wider than `width`, cut with an ellipsis, after a word if there is one. */
export function fitLine(context: SKRSContext2D, text: string, width: number): string {
  const plain = text.replace(blank, ' ').trim();
  if (context.measureText(plain).width <= width) return plain;
  const parts = Array.from(graphemes.segment(plain), ({ segment }) => segment);
  const cut = (count: number): string => `${parts.slice(0, count).join('').trimEnd()}…`;
  let [low, high] = [0, parts.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (context.measureText(cut(middle)).width <= width) low = middle;
    else high = middle - 1;
  }
  const space = parts.lastIndexOf(' ', low);
  return cut(space > low / 2 ? space : low);
}

/** Draws lines below one another; `x` is the left edge for `ltr` and the right edge for `rtl`, `y` the first baseline. */
export function drawLines(
  context: SKRSContext2D,
  lines: readonly Line[],
  x: number,
  y: number,
  leading: number,
  direction: Direction,
): void {
  context.direction = direction;
  context.textAlign = 'start';
  lines.forEach(({ runs }, i) => {
    const baseline = y + i * leading;
    if (direction === 'rtl') {
      // The order of runs in a right-to-left line is the algorithm's: it is drawn as one.
      context.fillStyle = runs[0]?.color ?? '';
      context.fillText(runs.map(({ text }) => text).join(''), x, baseline);
      return;
    }
    let at = x;
    for (const { text, color } of runs) {
      context.fillStyle = color;
      context.fillText(text, at, baseline);
      at += context.measureText(text).width;
    }
  });
}

function trimEnd(runs: readonly Run[]): Run[] {
  const last = runs.at(-1);
  return last ? [...runs.slice(0, -1), { ...last, text: last.text.trimEnd() }] : [];
}

function measurer(context: SKRSContext2D): (text: string) => number {
  const widths = new Map<string, number>();
  return (text) => {
    const known = widths.get(text);
    if (known !== undefined) return known;
    const { width } = context.measureText(text);
    widths.set(text, width);
    return width;
  };
}
