import { overlaps, textOf, wordPattern, type Span } from '../text/index.ts';
import type { Article } from '../article/index.ts';
import type { AttributionKind, AttributionSpans } from './attribution.ts';

/**
 * The ranges of a text that stand in double quotation marks, in order, without the marks: “ ”, „ “, « », » «, ", '' and ``.
 * Straight marks open and close by turns, and so does » where no « is open. A quotation that is not closed ends with its paragraph, so that one over
 * several paragraphs, which opens each of them and closes the last, is a range in each.
 *
 * @param text - the whole text
 * @param paragraphs - the paragraphs in which to look, in order: an article's passages, since lines may be wrapped
 */
export function quotationRuns(text: string, paragraphs: readonly Span[]): Span[] {
  return paragraphs.flatMap((paragraph) => runsOf(text, paragraph));
}

/**
 * Quotations with what are somebody's own words without marks: the turns of transcripts ("HALE: We will win.") and paragraphs
 * after one that announces them ("He wrote:").
 *
 * @param runs - the quotations of the text, as `quotationRuns` finds them
 */
export function withOwnWords(
  runs: readonly Span[],
  { text, passages }: Pick<Article, 'text' | 'passages'>,
  attributions: readonly AttributionSpans[],
): Span[] {
  const starts = new Set(passages.map(({ start }) => start));
  const turns = attributions.filter(
    ({ source, cue: [colon] }) =>
      colon &&
      textOf(text, colon) === ':' &&
      source.some(({ start, end }) => end === colon.start && starts.has(start)),
  );
  // One is a heading ("Hale: the town will win").
  const spoken = turns.length > 1 ? turns.flatMap(({ content }) => content) : [];
  spoken.push(...attributions.flatMap((attribution) => announced(text, passages, attribution)));
  return [...runs.filter((run) => !spoken.some((span) => overlaps(span, run))), ...spoken].sort(
    (a, b) => a.start - b.start,
  );
}

/** The parts of a content that are passages of their own, after the one with the cue, which ends with a colon. */
function announced(
  text: string,
  passages: readonly Span[],
  { cue, content }: AttributionSpans,
): readonly Span[] {
  return content.filter((span) => {
    const at = passages.findIndex(({ start }) => start === span.start);
    const before = passages[at - 1];
    return before && cue.some((one) => overlaps(one, before)) && /:\s*$/u.test(textOf(text, before));
  });
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
  for (const span of spans.content) {
    const near = runs.filter((run) => overlaps(run, span));
    for (const match of textOf(text, span).matchAll(wordPattern)) {
      const start = span.start + match.index;
      const word = { start, end: start + match[0].length };
      words++;
      if (near.some((run) => overlaps(run, word))) quoted++;
    }
  }
  if (quoted === 0) return 'indirect';
  return quoted >= 0.9 * words ? 'direct' : 'mixed';
}

/** Marks that open a quotation, each with those that close it. */
const closers: Readonly<Partial<Record<string, string>>> = {
  '“': '”"',
  '„': '“”"',
  '"': '”"',
  '«': '»',
  '»': '«',
};

function runsOf(text: string, { start, end }: Span): Span[] {
  const runs: Span[] = [];
  let open = -1;
  let opener = '';
  const close = (at: number): void => {
    if (open >= 0 && at > open) runs.push({ start: open, end: at });
    open = -1;
  };
  for (let i = start; i < end; i++) {
    const found = markAt(text, i);
    if (!found) continue;
    const { mark, width } = found;
    // "Home » News": between blanks » parts what is no quotation.
    const parts = mark === '»' && /\s/u.test(text[i + 1] ?? ' ');
    const opens = open < 0 ? mark in closers && !parts : opener === '"' && /[“„]/u.test(mark);
    if (open >= 0 && closers[opener]?.includes(mark)) close(i);
    else if (opens) {
      close(i);
      open = i + width;
      opener = mark;
    }
    i += width - 1;
  }
  close(end);
  return runs;
}

/** The quotation mark at an offset, straight ones as `"`, and of how many characters it is. */
function markAt(text: string, at: number): { mark: string; width: number } | null {
  const character = text[at] ?? '';
  if (/["“”„«»]/u.test(character)) return { mark: character, width: 1 };
  if ((character === "'" || character === '`') && text[at + 1] === character) return { mark: '"', width: 2 };
  return null;
}
