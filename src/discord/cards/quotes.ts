import type { Article } from '../../article/index.ts';
import { counted } from '../../counted.ts';
import { articleKey } from '../../library/index.ts';
import type { Attribution } from '../../quotes/index.ts';
import type { Span } from '../../text/index.ts';
import { nameKey, quotationId, quotationState, quoteId } from '../custom-ids.ts';
import { blockQuote, inline } from '../markdown/index.ts';
import { quoteKinds, type FoundQuotations, type Wanted } from '../quotations.ts';
import { cardButton } from './card-button.ts';
import { articleLine, correctionLine } from './lines.ts';
import { pageButtons, pageOf } from './pages.ts';
import { accents, button, card, row, section, separator, text, type Card } from './parts.ts';
import { accentOf, speakerLine } from './speaker.ts';

/** Words of one quotation that are further apart than this, in characters, are shown apart. */
const farApart = 160;

/** What is said of the kind that was wanted; paraphrases are called so. */
const kindNames = { direct: ', word for word', mixed: ', partly word for word', indirect: '' } as const;

/** A page of quotations, each with its speaker and chain. */
export function quotesCard(article: Article, wanted: Wanted, found: FoundQuotations, page: number): Card {
  const shown = pageOf(found.quotations, page);
  const corrections = correctionLine(found.corrections);
  const kinds = new Set(shown.items.map(accentOf));
  const accent = kinds.size === 1 ? accentOf(shown.items[0]) : accents.report;
  return card(shown.items.length > 0 ? accent : accents.none, [
    text(
      [`${heading(found, wanted)}${shown.place}`, ...(corrections ? [`-# ${corrections}`] : [])].join('\n'),
    ),
    ...shown.items.flatMap((quotation) => [separator(), quotationSection(article, quotation)]),
    ...(shown.items.length > 0
      ? [row(...shown.items.map((item, i) => cardButton(article, item, cardLabel(shown.items, i))))]
      : []),
    text(`-# ${articleLine(article)}`),
    ...pageButtons(shown, (to) => pageId(article, wanted, to)),
  ]);
}

/** What was said: the words from the first to the last of a quotation, in block quotes of at most `limit` characters. */
export function quotationText(article: Article, { content }: Attribution, limit: number): string {
  const runs = runsOf(content);
  const each = Math.floor(limit / Math.max(1, runs.length)) - 5;
  return runs.map((run) => blockQuote(article.text, run, { limit: each })).join('\n> …\n');
}

/** "Card ¶3", and "Card ¶3 (2)" for the second one of a passage. */
function cardLabel(quotations: readonly Attribution[], at: number): string {
  const passage = quotations[at]?.passage ?? 1;
  const before = quotations.slice(0, at).filter((other) => other.passage === passage).length;
  return `Card ¶${passage}${before > 0 ? ` (${before + 1})` : ''}`;
}

function quotationSection(article: Article, quotation: Attribution) {
  const id = quotationId.write(quotationState(article, quotation));
  const said = `${quotationText(article, quotation, 450)}\n${speakerLine(article, quotation, 200)}`;
  return section(said, button(`¶${quotation.passage}`, id));
}

/** The span that a quotation's context has in bold. */
export function spanOf({ content }: Attribution): Span {
  return runsOf(content)[0] ?? { start: 0, end: 0 };
}

/** At most three stretches of text that hold the content: the words between near ones are shown with them. */
function runsOf(content: readonly Span[]): Span[] {
  const runs: Span[] = [];
  for (const { start, end } of content) {
    const last = runs.at(-1);
    if (last && start - last.end <= farApart) runs.splice(-1, 1, { start: last.start, end });
    else runs.push({ start, end });
  }
  return runs.slice(0, 3);
}

function heading({ quotations }: FoundQuotations, { speaker, kind, about }: Wanted): string {
  const by = speaker ? ` from **${inline(speaker.name, 100)}**` : '';
  const subject = about.trim() ? ` about **${inline(about, 100)}**` : '';
  const kindOf = quoteKinds[kind] ?? null;
  const none = kindOf === 'indirect' ? 'No paraphrase' : 'No quotation';
  const count = quotations.length > 0 ? quotationCount(quotations) : none;
  return `${count}${by}${subject}${kindOf ? kindNames[kindOf] : ''}`;
}

/** "4 quotations and 1 paraphrase". */
export function quotationCount(attributions: readonly Attribution[]): string {
  const paraphrases = attributions.filter(({ kind }) => kind === 'indirect').length;
  const quotations = attributions.length - paraphrases;
  if (paraphrases === 0) return counted(quotations, 'quotation');
  return [
    ...(quotations > 0 ? [counted(quotations, 'quotation')] : []),
    counted(paraphrases, 'paraphrase'),
  ].join(' and ');
}

function pageId(article: Article, { speaker, kind, about }: Wanted, page: number): string {
  return quoteId.write({
    article: articleKey(article),
    page,
    speaker: speaker ? speaker.index + 1 : 0,
    name: nameKey(speaker),
    kind,
    about,
  });
}
