import { wordPattern, type Span } from '../text/index.ts';
import type { AttributionKind, AttributionSpans } from './attribution.ts';

/**
 * The ranges of a text that stand in double quotation marks, in order, without the marks: “ ”, „, ", '' and ``.
 * Straight marks open and close by turns. A quotation that is not closed ends with its paragraph, so that one over
 * several paragraphs, which opens each of them and closes the last, is a range in each.
 *
 * @param text - the whole text
 * @param paragraphs - the paragraphs in which to look, in order: an article's passages, since lines may be wrapped
 */
export function quotationRuns(text: string, paragraphs: readonly Span[]): Span[] {
  return paragraphs.flatMap((paragraph) => runsOf(text, paragraph));
}

/**
 * The kind of an attribution by its content: direct where at least nine of ten words stand in quotation marks, indirect
 * where none does, else mixed.
 *
 * @param runs - the quotations of `text`, as `quotationRuns` finds them
 */
export function kindOf(
  spans: Pick<AttributionSpans, 'content'>,
  text: string,
  runs: readonly Span[],
): AttributionKind {
  let words = 0;
  let quoted = 0;
  for (const { start, end } of spans.content) {
    const near = runs.filter((run) => run.start < end && start < run.end);
    for (const match of text.slice(start, end).matchAll(wordPattern)) {
      const from = start + match.index;
      const to = from + match[0].length;
      words++;
      if (near.some((run) => run.start < to && from < run.end)) quoted++;
    }
  }
  if (quoted === 0) return 'indirect';
  return quoted >= 0.9 * words ? 'direct' : 'mixed';
}

function runsOf(text: string, { start, end }: Span): Span[] {
  const runs: Span[] = [];
  let open = -1;
  let curly = false;
  const close = (at: number): void => {
    if (open >= 0 && at > open) runs.push({ start: open, end: at });
    open = -1;
  };
  for (let i = start; i < end; i++) {
    const mark = markAt(text, i);
    if (!mark) continue;
    if (mark.kind === 'close') close(i);
    else if (mark.kind === 'open' && open >= 0 && curly) continue;
    else if (mark.kind === 'straight' && open >= 0) close(i);
    else {
      close(i);
      open = i + mark.width;
      curly = mark.kind === 'open';
    }
    i += mark.width - 1;
  }
  close(end);
  return runs;
}

function markAt(text: string, at: number): { kind: 'open' | 'close' | 'straight'; width: number } | null {
  const character = text[at];
  if (character === '“' || character === '„') return { kind: 'open', width: 1 };
  if (character === '”') return { kind: 'close', width: 1 };
  if (character === '"') return { kind: 'straight', width: 1 };
  if ((character === "'" || character === '`') && text[at + 1] === character)
    return { kind: 'straight', width: 2 };
  return null;
}
