import { overlaps, trimSpan, type Span } from '../text/index.ts';
import type { Excerpt } from './answer.ts';
import type { OpenArticle } from './open.ts';

/** Characters that an excerpt may have. */
export const LONGEST_EXCERPT = 350;

/** The excerpt that shows a sentence: all of it, or where it is too long the clauses around its best part. */
export function excerptOf(opened: OpenArticle, sentence: number, centre: number): Excerpt {
  const { start, end, paragraph } = opened.reading.sentences[sentence]!;
  const span =
    end - start <= LONGEST_EXCERPT
      ? { start, end }
      : clausesAround(opened.article.text, { start, end }, centre);
  return { ...span, passage: opened.article.passages[paragraph]!.number };
}

/** The clauses of an overlong sentence that fit around an offset: cut after marks, else between words. */
function clausesAround(text: string, sentence: Span, centre: number): Span {
  const cuts = [sentence.start];
  for (const match of text.slice(sentence.start, sentence.end).matchAll(/[,;:—–)”"]\s+/gu)) {
    cuts.push(sentence.start + match.index + match[0].length);
  }
  cuts.push(sentence.end);
  const clauses = cuts.slice(1).map((end, i) => ({ start: cuts[i]!, end }));
  let first = Math.max(
    0,
    clauses.findIndex((clause) => centre < clause.end),
  );
  let last = first;
  let grown = clauses[first]!;
  for (let isGrowing = true; isGrowing;) {
    isGrowing = false;
    for (const [from, to] of [
      [first, last + 1],
      [first - 1, last],
    ] as const) {
      if (from < 0 || to >= clauses.length) continue;
      const wider = { start: clauses[from]!.start, end: clauses[to]!.end };
      if (wider.end - wider.start > LONGEST_EXCERPT) continue;
      [first, last, grown, isGrowing] = [from, to, wider, true];
      break;
    }
  }
  return trimSpan(text, grown.end - grown.start > LONGEST_EXCERPT ? wordsAround(text, grown, centre) : grown);
}

function wordsAround(text: string, span: Span, centre: number): Span {
  let start = Math.max(span.start, Math.min(centre - LONGEST_EXCERPT / 2, span.end - LONGEST_EXCERPT));
  start = Math.floor(start);
  let end = Math.min(span.end, start + LONGEST_EXCERPT);
  // Words are kept whole where there are any; a surrogate pair is never torn.
  const words = /\s\S*$/u.exec(text.slice(start, end));
  if (end < span.end && words && words.index > LONGEST_EXCERPT / 2) end = start + words.index;
  if (start > span.start) {
    const blank = text.slice(start, end).search(/\s/u);
    if (blank >= 0 && blank < LONGEST_EXCERPT / 2) start += blank;
  }
  const isLow = (at: number): boolean => /[\uDC00-\uDFFF]/u.test(text[at] ?? '');
  if (isLow(start)) start++;
  if (isLow(end)) end--;
  return { start, end };
}

/** The attributions whose content the excerpt shows, those at the highlight first. */
export function attributionsOf(
  opened: OpenArticle,
  excerpt: Span,
  highlight: Span | null,
): OpenArticle['quotes']['attributions'] {
  const shown = opened.quotes.attributions.filter((attribution) =>
    attribution.content.some((span) => overlaps(span, excerpt)),
  );
  if (!highlight) return shown;
  const isAt = (attribution: (typeof shown)[number]): boolean =>
    attribution.content.some((span) => overlaps(span, highlight));
  return [...shown.filter(isAt), ...shown.filter((attribution) => !isAt(attribution))];
}
