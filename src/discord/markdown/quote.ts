import { overlaps, trimSpan, type Span } from '../../text/index.ts';
import { escapeText } from './escape.ts';
import { fitSpan } from './fit.ts';

/** How a span is shown. */
export interface QuoteOptions {
  /** Characters that the block quote may take. */
  readonly limit: number;
  /** What is shown in bold: spans in text order that do not overlap. */
  readonly highlights?: readonly Span[];
}

/**
 * A span of an article as a block quote, character for character, with its highlights in bold. A span that takes more
 * than `limit` is cut around its first highlight, with an ellipsis where something is left out.
 */
export function blockQuote(text: string, span: Span, { limit, highlights = [] }: QuoteOptions): string {
  const whole = trimSpan(text, span);
  const seen = highlights.filter((highlight) => overlaps(whole, highlight));
  const render = (part: Span): string => quoteLines(withEllipses(text, whole, part, seen));
  return render(fitSpan(text, whole, limit, render, seen[0]));
}

/** A span cut into parts that `blockQuote` can show whole within `limit`. */
export function partsOf(text: string, span: Span, limit: number): Span[] {
  const render = (part: Span): string => quoteLines(escapeText(text.slice(part.start, part.end)));
  const parts: Span[] = [];
  let rest = trimSpan(text, span);
  while (rest.start < rest.end) {
    const part = fitSpan(text, rest, limit, render);
    parts.push(part);
    rest = trimSpan(text, { start: Math.max(part.end, rest.start + 1), end: rest.end });
  }
  return parts;
}

/** A text on one line, escaped, cut to `limit` characters. */
export function inline(text: string, limit: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const whole = { start: 0, end: line.length };
  const render = (part: Span): string => withEllipses(line, whole, part, []);
  return render(fitSpan(line, whole, limit, render));
}

function withEllipses(text: string, whole: Span, part: Span, highlights: readonly Span[]): string {
  const before = part.start > whole.start ? '… ' : '';
  const after = part.end < whole.end ? ' …' : '';
  return before + emphasize(text, part, highlights) + after;
}

function emphasize(text: string, part: Span, highlights: readonly Span[]): string {
  let shown = '';
  let position = part.start;
  for (const highlight of joined(text, highlights)) {
    const start = Math.max(position, highlight.start);
    const end = Math.min(part.end, highlight.end);
    if (start >= end) continue;
    shown += escapeText(text.slice(position, start)) + bold(text.slice(start, end));
    position = end;
  }
  return shown + escapeText(text.slice(position, part.end));
}

/** Highlights with nothing but spaces between them are one: Markdown cannot end and begin bold at one place. */
function joined(text: string, highlights: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of highlights) {
    const last = merged.at(-1);
    if (last && !text.slice(last.end, span.start).trim())
      merged.splice(-1, 1, { start: last.start, end: span.end });
    else merged.push(span);
  }
  return merged;
}

/** Bold line by line: what begins on one line of a block quote does not end on another. */
function bold(text: string): string {
  return escapeText(text).replace(/^(\s*)(\S.*?)(\s*)$/gmu, '$1**$2**$3');
}

function quoteLines(escaped: string): string {
  return `> ${escaped.replaceAll('\n', '\n> ')}`;
}
