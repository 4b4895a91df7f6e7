import { contains, overlaps, type Span } from '../../text/index.ts';
import type { Article } from '../../article/index.ts';
import type { Attribution, Quotes } from '../attribution.ts';
import type { VerifiableArticle } from './verdict.ts';
import { comparedWords, type ComparedWord } from './words.ts';

/** The words of an article, made ready for finding claims in it. */
export interface ArticleWords {
  readonly words: readonly ComparedWord[];
  /** For each word in its compared form, the indices in `words` where it stands. */
  readonly positions: ReadonlyMap<string, readonly number[]>;
  /** For each word, 1 where it belongs to a reporting clause that splits what one speaker said ("..., he said, ..."). */
  readonly reporting: Uint8Array;
  /** `Quotes.quotations` */
  readonly quotations: readonly Span[];
}

// Reporting clauses that split a quotation are short; a longer gap is narration between two quotations.
const longestReportingClause = 25;

const known = new WeakMap<Article, { quotes: Quotes; words: ArticleWords }>();

/** The words of an article; made once for each. */
export function articleWords({ article, quotes }: VerifiableArticle): ArticleWords {
  const before = known.get(article);
  if (before?.quotes === quotes) return before.words;
  const words = comparedWords(article.text);
  const positions = new Map<string, number[]>();
  words.forEach(({ normal }, index) => {
    const list = positions.get(normal);
    if (list) list.push(index);
    else positions.set(normal, [index]);
  });
  const made = {
    words,
    positions,
    reporting: reportingWords(words, quotes.attributions),
    quotations: quotes.quotations,
  };
  known.set(article, { quotes, words: made });
  return made;
}

/** The index of the first word that ends after `offset`. */
export function firstWordFrom(words: readonly Span[], offset: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.end ?? Infinity) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

function reportingWords(words: readonly ComparedWord[], attributions: readonly Attribution[]): Uint8Array {
  const flags = new Uint8Array(words.length);
  for (const attribution of attributions) {
    attribution.content.forEach((span, i) => {
      const next = attribution.content[i + 1];
      if (!next || !reports(attribution, { start: span.end, end: next.start })) return;
      const from = firstWordFrom(words, span.end);
      const to = firstWordFrom(words, next.start);
      if (to - from <= longestReportingClause) flags.fill(1, from, to);
    });
  }
  return flags;
}

/** Whether the source or cue of an attribution stands in the gap between two parts of its content. */
function reports({ source, cue, content }: Attribution, gap: Span): boolean {
  if (content.some((span) => overlaps(span, gap))) return false;
  return [...source, ...cue].some((span) => contains(gap, span));
}
