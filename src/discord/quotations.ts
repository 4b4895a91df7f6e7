import { searchPassages, type Correction, type OpenArticle } from '../answers/index.ts';
import { contentLength, type Attribution, type AttributionKind, type Speaker } from '../quotes/index.ts';
import { contains, functionWords, normalizeWord, overlaps, textOf, wordPattern } from '../text/index.ts';

/** Kinds of quotations by the number that stands for them in the state of buttons; 0 is all of them. */
export const quoteKinds = [null, 'direct', 'mixed', 'indirect'] as const satisfies (AttributionKind | null)[];

/** Which quotations are wanted. */
export interface Wanted {
  readonly speaker: Speaker | null;
  /** Index into `quoteKinds`. */
  readonly kind: number;
  /** Subject in the words of the user; empty for any. */
  readonly about: string;
}

/** Quotations that were wanted, and how misspelt words of the subject were read. */
export interface FoundQuotations {
  readonly quotations: readonly Attribution[];
  readonly corrections: readonly Correction[];
}

/**
 * The quotations of an article by speaker, kind and subject: in text order, or with a subject those first that hold
 * most of its words. Where no quotation holds any, those of passages that do.
 */
export function findQuotations(opened: OpenArticle, { speaker, kind, about }: Wanted): FoundQuotations {
  const wantedKind = quoteKinds[kind] ?? null;
  const candidates = opened.quotes.attributions
    .filter(
      (attribution) =>
        (speaker === null || attribution.speaker?.index === speaker.index) &&
        (wantedKind === null || attribution.kind === wantedKind) &&
        saysSomething(opened, attribution),
    )
    .filter(isFirstOfItsWords);
  if (!about.trim()) return { quotations: candidates, corrections: [] };
  const { passages, corrections } = searchPassages(opened, about);
  const matches = passages.flatMap((passage) => passage.matches);
  const counted = candidates.map((attribution) => ({
    attribution,
    count: matches.filter((match) => attribution.content.some((span) => overlaps(span, match))).length,
  }));
  const holding = counted.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
  if (holding.length > 0) return { quotations: holding.map(({ attribution }) => attribution), corrections };
  const numbers = new Set(passages.map(({ passage }) => passage));
  return { quotations: candidates.filter(({ passage }) => numbers.has(passage)), corrections };
}

/** Not so of a paraphrase that is only taken up by a pronoun: "which Trump has denied". */
function saysSomething({ article }: OpenArticle, { kind, content }: Attribution): boolean {
  if (kind !== 'indirect') return true;
  const words = content.flatMap((span) => textOf(article.text, span).match(wordPattern) ?? []);
  return words.some((word) => !functionWords.has(normalizeWord(word)));
}

/**
 * Of nested attributions of nearly the same words ("the source said that the delegation underscored that ..."), the
 * innermost comes first, and has the others in its chain.
 */
function isFirstOfItsWords(outermost: Attribution, index: number, all: readonly Attribution[]): boolean {
  const { content } = outermost;
  const length = contentLength(outermost);
  return !all.slice(0, index).some((inner) => {
    const isWithin = inner.content.every((span) => content.some((outer) => contains(outer, span)));
    return isWithin && contentLength(inner) > length / 2;
  });
}
