import Fuse from 'fuse.js';
import type { OpenArticle } from '../answers/index.ts';
import { UserError } from '../errors.ts';
import { findSpeakers, verifyQuotation, type Attribution, type Speaker } from '../quotes/index.ts';
import { overlaps } from '../text/index.ts';
import type { Suggestions } from './commands/command.ts';
import { limits } from './limits.ts';
import { plainLine } from './markdown/index.ts';
import { findQuotations } from './quotations.ts';

/** Picked suggestions are told from typed words by this sign before their number. */
const numbered = /^#?(\d{1,4})$/u;

/**
 * The quotation that was picked from the suggestions ("#3"), or typed: its number, or words of it.
 *
 * @param speaker - whose quotations are meant; null for everyone's
 * @throws UserError when no quotation is meant
 */
export function chosenQuotation(opened: OpenArticle, speaker: Speaker | null, typed: string): Attribution {
  const quotations = quotationsOf(opened, speaker);
  const number = numbered.exec(typed.trim())?.[1];
  // Numbers count all attributions of the article, so that a picked one stays the same whatever else was typed.
  const found = number
    ? opened.quotes.attributions[Number(number) - 1]
    : withWords(opened, quotations, typed);
  if (found) return found;
  const whose = speaker ? ` from ${speaker.name}` : '';
  throw new UserError(
    `I find no such quotation${whose} in “${opened.article.title}”. Pick one of those suggested, or see /quote.`,
  );
}

/** Quotations for what has been typed so far, best first. */
export function suggestQuotations(
  opened: OpenArticle,
  speakerTyped: string | null,
  typed: string,
): Suggestions {
  const speaker = speakerTyped?.trim() ? findSpeakers(opened.quotes, speakerTyped)[0] : undefined;
  const entries = quotationsOf(opened, speaker ?? null).map((quotation) => ({
    value: `#${quotation.index + 1}`,
    name: choiceText(opened, quotation),
  }));
  const words = typed.trim();
  if (!words || numbered.test(words)) return entries.slice(0, limits.choices);
  return new Fuse(entries, { keys: ['name'], threshold: 0.4, ignoreLocation: true })
    .search(words.slice(0, limits.choice), { limit: limits.choices })
    .map(({ item }) => item);
}

function quotationsOf(opened: OpenArticle, speaker: Speaker | null): readonly Attribution[] {
  return findQuotations(opened, { speaker, kind: 0, about: '' }).quotations;
}

/** The quotation whose words these are, or else the one that has most of them. */
function withWords(
  opened: OpenArticle,
  quotations: readonly Attribution[],
  typed: string,
): Attribution | undefined {
  const { match } = verifyQuotation(opened, typed);
  const holds = ({ content }: Attribution): boolean =>
    match !== null && content.some((span) => overlaps(span, match));
  return quotations.find(holds) ?? bestAbout(opened, quotations, typed);
}

function bestAbout(
  opened: OpenArticle,
  quotations: readonly Attribution[],
  about: string,
): Attribution | undefined {
  return findQuotations(opened, { speaker: null, kind: 0, about }).quotations.find((one) =>
    quotations.includes(one),
  );
}

/** "“No final agreements were reached,” · the source": one line of at most 100 characters. */
function choiceText({ article }: OpenArticle, { content, speaker }: Attribution): string {
  const who = speaker ? ` · ${plainLine(speaker.name, 30)}` : '';
  const words = content.map(({ start, end }) => article.text.slice(start, end)).join(' … ');
  return `${plainLine(words, limits.choice - who.length)}${who}` || '?';
}
