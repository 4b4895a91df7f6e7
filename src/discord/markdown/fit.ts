import { trimSpan, type Span } from '../../text/index.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** How far, in characters, a cut may move to stand between two words. */
const reach = 60;

/**
 * The largest part of `span` around `focus` whose rendering has at most `limit` characters, cut between words where
 * that is possible and never within a character.
 *
 * @param span - without white space at its ends (`trimSpan`)
 * @param render - the part as it will be shown, marks for what was left out included
 * @param focus - what must be seen; by default the beginning of `span`
 */
export function fitSpan(
  text: string,
  span: Span,
  limit: number,
  render: (part: Span) => string,
  focus: Span = { start: span.start, end: span.start },
): Span {
  for (let size = Math.min(limit, span.end - span.start); ; size = Math.floor(size * 0.85)) {
    const part = partOf(text, span, focus, size);
    if (size === 0 || render(part).length <= limit) return part;
  }
}

function partOf(text: string, span: Span, focus: Span, size: number): Span {
  if (span.end - span.start <= size) return span;
  const centred = Math.round((focus.start + focus.end - size) / 2);
  const from = Math.max(Math.min(centred, focus.start, span.end - size), span.start);
  const to = from + size;
  const start = from > span.start ? cutAfter(text, from, to) : from;
  const end = to < span.end ? cutBefore(text, to, start) : to;
  const words = trimSpan(text, { start, end });
  if (words.start < words.end) return words;
  // Between two words with nothing but a blank between them all would be left out.
  return trimSpan(text, { start: graphemeAt(text, from, span.start), end: graphemeAt(text, to, from) });
}

/** The nearest place at or before `index` where a word ends, or else a character. */
function cutBefore(text: string, index: number, from: number): number {
  const first = Math.max(from, index - reach);
  for (let i = index; i > first; i--) if (/\s/u.test(text.charAt(i))) return i;
  return graphemeAt(text, index, from);
}

/** The nearest place at or after `index` where a word begins, or else a character. */
function cutAfter(text: string, index: number, to: number): number {
  const last = Math.min(to, index + reach);
  for (let i = index; i < last; i++) if (/\s/u.test(text.charAt(i - 1))) return i;
  return graphemeAt(text, index, index - reach);
}

function graphemeAt(text: string, index: number, from: number): number {
  const start = Math.max(from, index - reach, 0);
  const around = text.slice(start, index + reach);
  return start + (graphemes.segment(around).containing(index - start)?.index ?? index - start);
}
