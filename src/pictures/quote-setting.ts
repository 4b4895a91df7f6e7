import type { SKRSContext2D } from '@napi-rs/canvas';
import { muted } from './colors.ts';
import { serifFont, setFont } from './fonts.ts';
import { textWidth } from './paper.ts';
import { balanceLines, breakLines, type Line, type Run } from './typeset.ts';

// 16:9, as link previews are cut; a long quotation gets a taller page, up to 4:5, before it is cut.
const leastHeight = 675;
const mostHeight = 1500;
const sizes = [104, 92, 81, 72, 66, 60, 55, 50, 46, 42, 39, 36];
const longSizes = [34, 32, 30];
/** Distance of baselines, in type sizes. */
export const leading = 1.36;

/** Words broken into lines, and the page that holds them. */
export interface Setting {
  readonly size: number;
  readonly lines: readonly Line[];
  /** Height of the page. */
  readonly height: number;
  readonly cut: boolean;
}

/** Chooses the largest type in which the words fit beside `taken` pixels of other things. */
export function setWords(context: SKRSContext2D, words: readonly Run[], taken: number): Setting {
  for (const size of sizes) {
    setFont(context, serifFont(size));
    const lines = balanceLines(context, words, textWidth);
    if (lines.length * size * leading <= leastHeight - taken)
      return { size, lines, height: leastHeight, cut: false };
  }
  for (const size of longSizes) {
    setFont(context, serifFont(size));
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
