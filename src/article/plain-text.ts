import type { Passage } from './article.ts';
import type { Reading } from './parse.ts';

/** A line from its first visible character on: blanks before it would be gone over anew from each of them. */
const nonEmptyLine = /\S[^\r\n]*/gu;
const endsSentence = /[.!?:;…]["'”’)\]]*\s*$/u;

/**
 * Paragraphs of a plain text, as ranges of it: blocks between blank lines, or lines where there are no blank lines.
 * Where blocks hold several lines that nearly all end like a sentence, the lines are the paragraphs: pages copied from
 * the web come so, while hard-wrapped text breaks anywhere.
 */
export function readPlainText(text: string): Reading {
  const lines = Array.from(text.matchAll(nonEmptyLine), (match) => lineAt(match.index, match[0]));
  const blocks: { start: number; end: number }[][] = [];
  let previousEnd = -1;
  for (const line of lines) {
    const current = blocks.at(-1);
    const gap = previousEnd < 0 ? '' : text.slice(previousEnd, line.start);
    previousEnd = line.end;
    const apart = (gap.match(/\r\n|\r|\n/gu)?.length ?? 0) > 1;
    if (current && !apart) current.push(line);
    else blocks.push([line]);
  }
  const byLine = blocks.length === 1 || linesAreParagraphs(text, blocks);
  const ranges = byLine
    ? lines
    : blocks.map((block) => ({ start: block[0]?.start ?? 0, end: block.at(-1)?.end ?? 0 }));
  return { text, passages: ranges.map((range, index): Passage => ({ ...range, number: index + 1 })) };
}

function lineAt(index: number, line: string) {
  return { start: index, end: index + line.trimEnd().length };
}

function linesAreParagraphs(text: string, blocks: readonly { start: number; end: number }[][]): boolean {
  const broken = blocks.flatMap((block) => block.slice(0, -1));
  const ended = broken.filter((line) => endsSentence.test(text.slice(line.start, line.end)));
  return broken.length >= 3 && ended.length >= 0.8 * broken.length;
}
