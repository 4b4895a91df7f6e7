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
  const candidates = firstOfTheirWords(
    opened.quotes.attributions.filter(
      (attribution) =>
        (speaker === null || attribution.speaker?.index === speaker.index) &&
        (wantedKind === null || attribution.kind === wantedKind) &&
        saysSomething(opened, attribution),
    ),
  );
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
function firstOfTheirWords(all: readonly Attribution[]): Attribution[] {
  // In text order, each before those that may be within it, so that of thousands only a few are compared.
  const ordered = all
    .map((attribution, index) => ({
      attribution,
      index,
      start: Math.min(...attribution.content.map(({ start }) => start)),
      end: Math.max(...attribution.content.map(({ end }) => end)),
    }))
    .sort((a, b) => a.start - b.start || b.end - a.end || b.index - a.index);
  const others = new Set<Attribution>();
  for (const [at, outer] of ordered.entries()) {
    for (let next = at + 1; ; next++) {
      const inner = ordered[next];
      if (!inner || inner.start >= outer.end) break;
      if (inner.index < outer.index && isNearlyAll(inner.attribution, outer.attribution))
        others.add(outer.attribution);
    }
  }
  return all.filter((attribution) => !others.has(attribution));
}

/** Whether an attribution is most of another's words, and nothing else. */
function isNearlyAll(inner: Attribution, outer: Attribution): boolean {
  const isWithin = inner.content.every((span) => outer.content.some((other) => contains(other, span)));
  return isWithin && contentLength(inner) > contentLength(outer) / 2;
}
