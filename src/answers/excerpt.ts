import { overlaps, trimSpan, type Span } from '../text/index.ts';
import type { Excerpt } from './answer.ts';
import type { OpenArticle } from './open.ts';
import type { Ranking } from './rank.ts';

/** Characters that an excerpt may have. */
export const LONGEST_EXCERPT = 350;

/**
 * The excerpt that shows a sentence: all of it, or where it is too long the clauses around what is to be seen in it.
 *
 * @param centre - what must be seen; by default the start of the sentence
 */
export function excerptOf({ article, reading }: OpenArticle, sentence: number, centre: Span | null): Excerpt {
  const { start, end, paragraph } = reading.sentences[sentence]!;
  const passage = article.passages[paragraph]!.number;
  if (end - start <= LONGEST_EXCERPT) return { start, end, passage };
  return { ...clausesAround(article.text, { start, end }, centre ?? { start, end: start + 1 }), passage };
}

/** The clauses of an overlong sentence that fit around a span: cut after marks, else between words. */
function clausesAround(text: string, sentence: Span, centre: Span): Span {
  const cuts = [sentence.start, ...cutsWithin(text, sentence), sentence.end];
  let first = cuts.findLastIndex((cut) => cut <= centre.start);
  let last = cuts.findIndex((cut) => cut >= centre.end);
  if (cuts[last]! - cuts[first]! > LONGEST_EXCERPT) {
    return trimSpan(text, wordsAround(text, { start: cuts[first]!, end: cuts[last]! }, centre.start));
  }
  for (let isGrowing = true; isGrowing;) {
    if (last + 1 < cuts.length && cuts[last + 1]! - cuts[first]! <= LONGEST_EXCERPT) last++;
    else if (first > 0 && cuts[last]! - cuts[first - 1]! <= LONGEST_EXCERPT) first--;
    else isGrowing = false;
  }
  return trimSpan(text, { start: cuts[first]!, end: cuts[last]! });
}

/** Where an overlong sentence may be cut: after a mark that ends a clause, outside quotations while there are any. */
function cutsWithin(text: string, sentence: Span): number[] {
  const marks = Array.from(text.slice(sentence.start, sentence.end).matchAll(/[,;:—–)”"]\s+/gu), (match) => {
    return sentence.start + match.index + match[0].length;
  });
  const outside = marks.filter((cut) => isOutsideQuotation(text.slice(sentence.start, cut)));
  const longest = [...outside, sentence.end].reduce(
    ({ most, from }, cut) => ({ most: Math.max(most, cut - from), from: cut }),
    { most: 0, from: sentence.start },
  ).most;
  return longest > LONGEST_EXCERPT ? marks : outside;
}

function isOutsideQuotation(before: string): boolean {
  const count = (mark: RegExp): number => before.match(mark)?.length ?? 0;
  return count(/“/gu) <= count(/”/gu) && count(/"/gu) % 2 === 0;
}

function wordsAround(text: string, span: Span, centre: number): Span {
  let start = Math.floor(
    Math.max(span.start, Math.min(centre - LONGEST_EXCERPT / 4, span.end - LONGEST_EXCERPT)),
  );
  let end = Math.min(span.end, start + LONGEST_EXCERPT);
  // Words are kept whole where there are any; a surrogate pair is never torn.
  const lastBlank = /\s\S*$/u.exec(text.slice(start, end));
  if (end < span.end && lastBlank && lastBlank.index > LONGEST_EXCERPT / 2) end = start + lastBlank.index;
  const firstBlank = text.slice(start, end).search(/\s/u);
  if (start > span.start && firstBlank >= 0 && firstBlank < LONGEST_EXCERPT / 4) start += firstBlank;
  const isLow = (at: number): boolean => /[\uDC00-\uDFFF]/u.test(text.charAt(at));
  if (isLow(start)) start++;
  if (isLow(end)) end--;
  return { start, end };
}

/**
 * Probability of being the best from which a neighbour of the best sentence is shown as well. By cross-validation (news-train,
 * best sentence 73.4 %): neighbours of the same passage from .1 75.4; of the next one as well 76.4; from .08 76.8, with two
 * sentences in 27 % of all excerpts; from .05 77.3, in 35 %.
 */
const NEIGHBOUR_CHANCE = 0.08;
const leansOnBefore =
  /^["“‘'(]*(?:he|she|it|they|this|these|that|those|his|her|its|their|but|and|so|however|instead|both|such)\b/iu;

/**
 * The excerpt with the sentence before it, where it cannot be understood without (it starts with "He" or "But"), or
 * with a neighbour that may well be the answer, in the next passage too. Never too long.
 */
export function withNeighbour(ranking: Ranking, excerpt: Excerpt): Excerpt {
  const { order, sentences, chances, match } = ranking;
  const { reading, article } = match.opened;
  const best = sentences[order[0]!]!;
  const chanceOf = (sentence: number): number => chances[sentences.indexOf(sentence)] ?? 0;
  const fits = (start: number, end: number): boolean => end - start <= LONGEST_EXCERPT;
  const isNeighbour = (sentence: number): boolean => chanceOf(sentence) >= NEIGHBOUR_CHANCE;
  const [before, after] = [reading.sentences[best - 1], reading.sentences[best + 1]];
  const leans =
    before?.paragraph === reading.sentences[best]!.paragraph &&
    leansOnBefore.test(article.text.slice(excerpt.start, excerpt.end));
  const takesAfter = isNeighbour(best + 1) && chanceOf(best + 1) > chanceOf(best - 1);
  if (after && takesAfter && fits(excerpt.start, after.end)) return { ...excerpt, end: after.end };
  if (before && (leans || isNeighbour(best - 1)) && fits(before.start, excerpt.end))
    return { ...excerpt, start: before.start };
  return excerpt;
}

/** The attributions whose content the excerpt shows, those at the highlight first. */
export function attributionsOf(
  opened: OpenArticle,
  excerpt: Span,
  highlight: Span | null,
): OpenArticle['quotes']['attributions'] {
  const { attributions } = opened.quotes;
  const shown = attributions.filter(({ content }) => content.some((span) => overlaps(span, excerpt)));
  if (!highlight) return shown;
  const isAt = ({ content }: (typeof shown)[number]): boolean =>
    content.some((span) => overlaps(span, highlight));
  return [...shown.filter(isAt), ...shown.filter((attribution) => !isAt(attribution))];
}

/** Whether an excerpt shows a sentence in which no attribution has its content. */
export function hasReportersSentence({ quotes, reading }: OpenArticle, excerpt: Span): boolean {
  const shown = reading.sentences.filter((sentence) => overlaps(sentence, excerpt));
  return shown.some(
    (sentence) =>
      !quotes.attributions.some(({ content }) => content.some((span) => overlaps(span, sentence))),
  );
}
