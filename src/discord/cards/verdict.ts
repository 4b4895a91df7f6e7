import type { APIButtonComponentWithCustomId } from 'discord.js';
import type { OpenArticle } from '../../answers/index.ts';
import { articleKey } from '../../library/index.ts';
import { explainVerdict, type Place, type Verdict, type VerdictKind } from '../../quotes/index.ts';
import type { Span } from '../../text/index.ts';
import { contextId, shareId } from '../custom-ids.ts';
import { blockQuote, comparison, inline } from '../markdown/index.ts';
import type { FoundVerdict } from '../verifying.ts';
import { cardButton } from './card-button.ts';
import { articleLine } from './lines.ts';
import { accents, button, card, row, separator, text, type Card } from './parts.ts';
import { speakerLine } from './speaker.ts';

/** Characters that all verdicts of a card may take. */
const room = 3400;

const headings: Readonly<Record<VerdictKind, string>> = {
  exact: '✅ Exact',
  altered: '✏️ Altered',
  misattributed: '🗣️ Misattributed',
  'out of context': '✂️ Out of context',
  'not found': '❔ Not found',
};

const colors: Readonly<Record<VerdictKind, number>> = {
  exact: accents.quote,
  altered: accents.paraphrase,
  misattributed: accents.paraphrase,
  'out of context': accents.paraphrase,
  'not found': accents.none,
};

/** Words that are the article's and no quotation are nobody's receipt. */
const isNoQuotation = ({ kind, wording }: Verdict): boolean =>
  kind === 'exact' && (wording === 'paraphrase' || wording === 'reporter');

const headingOf = (verdict: Verdict): string =>
  isNoQuotation(verdict) ? '📝 The same words, but not a quotation' : headings[verdict.kind];

const colorOf = (verdict: Verdict): number =>
  isNoQuotation(verdict) ? accents.paraphrase : colors[verdict.kind];

/**
 * Verdicts on the quotations of a message, each with the words of the article.
 *
 * @param more - how many quotations of the message were not looked at
 */
export function verdictsCard(
  found: readonly FoundVerdict[],
  { isPrivate, more }: { readonly isPrivate: boolean; readonly more: number },
): Card {
  const worst = found.map(({ verdict }) => colorOf(verdict)).find((color) => color !== accents.quote);
  const limit = Math.floor(room / Math.max(1, found.length));
  // Two quotations of one place have the same buttons, and Discord takes each only once in a message.
  const used = new Set<string>();
  const isNew = ({ custom_id: id }: APIButtonComponentWithCustomId): boolean => used.size < used.add(id).size;
  return card(worst ?? accents.quote, [
    ...found.flatMap((one, i) => {
      const buttons = verdictButtons(one).filter(isNew);
      if (isPrivate && i === found.length - 1) buttons.push(button('Share here', shareId.write({})));
      return [
        ...(i > 0 ? [separator()] : []),
        ...verdictTexts(one, limit).map((content) => text(content)),
        ...(buttons.length > 0 ? [row(...buttons)] : []),
      ];
    }),
    ...(more > 0
      ? [
          text(
            `-# These are the first ${found.length} of ${found.length + more} quotations. Use /verify for the others.`,
          ),
        ]
      : []),
  ]);
}

function verdictTexts({ opened, verdict }: FoundVerdict, limit: number): string[] {
  const claimed = `-# “${inline(verdict.claim, Math.floor(limit / 6))}”`;
  const by = verdict.claimedSpeaker ? ` — ${inline(verdict.claimedSpeaker, 80)}` : '';
  const explained = inline(explainVerdict(opened, verdict), Math.floor(limit / 4));
  const place = verdict.match ?? verdict.closest;
  return [
    `${claimed}${by}\n**${headingOf(verdict)}** · ${explained}`,
    ...(place ? [evidence(opened, verdict, place, Math.floor(limit / 2))] : []),
  ];
}

/** The words of the article: compared where they differ, else in their sentence. */
function evidence({ article, reading }: OpenArticle, verdict: Verdict, place: Place, limit: number): string {
  const source = `-# ${articleLine(article, place)}`;
  if (!verdict.match) return `${blockQuote(article.text, place, { limit })}\n${source}`;
  const said = speakerLine(article, verdict.attribution ?? undefined, 200);
  if (verdict.kind === 'altered') {
    const key = '-# ~~left out of the claim~~ · **added by the claim**';
    return `${comparison(verdict.changes, limit)}\n${key}\n${said}\n${source}`;
  }
  const seen = verdict.leftOff ? join(verdict.match, verdict.leftOff) : verdict.match;
  const sentences = reading.sentences.filter(({ start, end }) => start < seen.end && seen.start < end);
  const around = { start: sentences[0]?.start ?? seen.start, end: sentences.at(-1)?.end ?? seen.end };
  const quote = blockQuote(article.text, join(around, seen), {
    limit,
    highlights: [verdict.leftOff ?? verdict.match],
  });
  return `${quote}\n${said}\n${source}`;
}

function verdictButtons({ opened, verdict }: FoundVerdict): APIButtonComponentWithCustomId[] {
  const { article, quotes } = opened;
  const { attribution, match, closest } = verdict;
  const place = match ?? closest;
  if (!place) return [];
  const { start, end } = place;
  const context = button('Context', contextId.write({ article: articleKey(article), start, end }));
  const isSpoken = attribution !== null && quotes.attributions[attribution.index] === attribution;
  return isSpoken ? [context, cardButton(article, attribution.index)] : [context];
}

function join(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}
