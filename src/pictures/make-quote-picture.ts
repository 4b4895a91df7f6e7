import { shownDay, type Article } from '../article/index.ts';
import { chainInWords, nameOf, quotationRuns, type Attribution } from '../quotes/index.ts';
import { overlaps, type Span } from '../text/index.ts';
import type { QuotePicture } from './quote-picture.ts';

// Words between two parts of a quotation are shown with them when they are a reporting clause, not a passage.
const longestBetween = 160;

/** What there is to show of a quotation. */
export function quotePicture(article: Article, attribution: Attribution): QuotePicture {
  const { chain, kind, passage } = attribution;
  return {
    words: wordsOf(article.text, attribution.content, ownWords(article, attribution)),
    kind,
    speaker: nameOf(article, attribution),
    chain: chainInWords(chain) || null,
    title: article.title,
    outlet: article.outlet,
    published: article.published && shownDay(article.published),
    passage,
  };
}

/** What stands in quotation marks; of a transcript, which has none, all. */
function ownWords({ text, passages }: Article, { kind, content }: Attribution): readonly Span[] {
  const runs = quotationRuns(text, passages);
  const isMarked = content.some((span) => runs.some((run) => overlaps(run, span)));
  return kind === 'direct' && !isMarked ? content : runs;
}

function wordsOf(text: string, content: readonly Span[], quotations: readonly Span[]): QuotePicture['words'] {
  return content.flatMap((span, i) => {
    const before = content[i - 1];
    const own = partsOf(text, span, quotations);
    if (!before) return own;
    const between = text.slice(before.end, span.start);
    return [{ text: between.length <= longestBetween ? between : ' […] ', quoted: false }, ...own];
  });
}

/** A span in parts that are wholly in quotation marks or wholly out of them. */
function partsOf(text: string, span: Span, quotations: readonly Span[]): QuotePicture['words'][number][] {
  const parts: { text: string; quoted: boolean }[] = [];
  const add = (start: number, end: number, quoted: boolean): void => {
    if (end > start) parts.push({ text: text.slice(start, end), quoted });
  };
  let at = span.start;
  for (const run of quotations) {
    if (run.end <= span.start || run.start >= span.end) continue;
    const start = Math.max(at, run.start - markBefore(text, run.start));
    const end = Math.min(span.end, run.end + markAfter(text, run.end));
    add(at, start, false);
    add(start, end, true);
    at = Math.max(at, end);
  }
  add(at, span.end, false);
  return parts;
}

function markBefore(text: string, at: number): number {
  return /(?:["“„]|''|``)$/u.exec(text.slice(Math.max(0, at - 2), at))?.[0].length ?? 0;
}

function markAfter(text: string, at: number): number {
  return /^(?:["”]|'')/u.exec(text.slice(at, at + 2))?.[0].length ?? 0;
}
