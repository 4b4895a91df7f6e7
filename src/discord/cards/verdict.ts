import type { APIButtonComponentWithCustomId } from 'discord.js';
import type { OpenArticle } from '../../answers/index.ts';
import { articleKey } from '../../library/index.ts';
import { explainVerdict, type Place, type Verdict, type VerdictKind } from '../../quotes/index.ts';
import { overlaps, type Span } from '../../text/index.ts';
import { contextId, shareId } from '../custom-ids.ts';
import { limits } from '../limits.ts';
import { blockQuote, comparison, inline } from '../markdown/index.ts';
import type { FoundVerdict } from '../verifying.ts';
import { cardButton } from './card-button.ts';
import { articleLine } from './lines.ts';
import { accents, button, card, onceInMessage, row, separator, text, type Card } from './parts.ts';
import { speakerLine } from './speaker.ts';

/** Characters that an excerpt takes at most, even where there is room for more. */
const longestQuote = 1700;

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
  const rest =
    more > 0
      ? `-# These are the first ${found.length} of ${found.length + more} quotations. Use /verify for the others.`
      : '';
  const texts = textsWithin(found, limits.cardText - rest.length);
  // Two quotations of one place have the same buttons.
  const isNew = onceInMessage();
  return card(worst ?? accents.quote, [
    ...found.flatMap((one, i) => {
      const buttons = verdictButtons(one).filter(isNew);
      if (isPrivate && i === found.length - 1) buttons.push(button('Share here', shareId.write({})));
      return [
        ...(i > 0 ? [separator()] : []),
        ...(texts[i] ?? []).map((content) => text(content)),
        ...(buttons.length > 0 ? [row(...buttons)] : []),
      ];
    }),
    ...(rest ? [text(rest)] : []),
  ]);
}

/** The texts of each verdict, as long as they can be so that all of them take at most `limit` characters. */
function textsWithin(found: readonly FoundVerdict[], limit: number): string[][] {
  for (let each = limit; ; each = Math.floor(each * 0.85)) {
    const texts = found.map((one) => verdictTexts(one, each));
    if (texts.flat().join('').length <= limit) return texts;
  }
}

/** The texts of a verdict, of at most `limit` characters together: the article's words get what the others leave. */
function verdictTexts({ opened, verdict }: FoundVerdict, limit: number): string[] {
  const claimed = `-# “${inline(verdict.claim, Math.floor(limit / 8))}”`;
  const speaker = verdict.claimedSpeaker;
  const by = speaker ? ` — ${inline(speaker, Math.min(80, Math.floor(limit / 12)))}` : '';
  const explained = inline(explainVerdict(opened, verdict), Math.floor(limit / 5));
  const said = `${claimed}${by}\n**${headingOf(verdict)}** · ${explained}`;
  const place = verdict.match ?? verdict.closest;
  return [said, ...(place ? [evidence(opened, verdict, place, limit - said.length)] : [])];
}

/** The words of the article, compared where they differ, and below them whose and where they are. */
function evidence(opened: OpenArticle, verdict: Verdict, place: Place, limit: number): string {
  const { article } = opened;
  const said = speakerLine(article, verdict.attribution ?? undefined, Math.min(200, Math.floor(limit / 4)));
  const below = [
    ...(verdict.kind === 'altered' ? ['-# ~~left out of the claim~~ · **added by the claim**'] : []),
    ...(verdict.match ? [said] : []),
    `-# ${articleLine(article, place, Math.floor(limit / 3))}`,
  ].join('\n');
  const room = Math.min(longestQuote, limit - below.length - 1);
  return `${excerpt(opened, verdict, place, room)}\n${below}`;
}

/** The article's words and the claim's compared where they differ, else those of the article in their sentence. */
function excerpt({ article, reading }: OpenArticle, verdict: Verdict, place: Place, limit: number): string {
  if (!verdict.match) return blockQuote(article.text, place, { limit });
  if (verdict.kind === 'altered') return comparison(verdict.changes, limit);
  const seen = verdict.leftOff ? join(verdict.match, verdict.leftOff) : verdict.match;
  const sentences = reading.sentences.filter((sentence) => overlaps(sentence, seen));
  const around = { start: sentences[0]?.start ?? seen.start, end: sentences.at(-1)?.end ?? seen.end };
  return blockQuote(article.text, join(around, seen), {
    limit,
    highlights: [verdict.leftOff ?? verdict.match],
  });
}

function verdictButtons({ opened, verdict }: FoundVerdict): APIButtonComponentWithCustomId[] {
  const { article, quotes } = opened;
  const { attribution, match, closest } = verdict;
  const place = match ?? closest;
  if (!place) return [];
  const { start, end } = place;
  const context = button('Context', contextId.write({ article: articleKey(article), start, end }));
  const isSpoken = attribution !== null && quotes.attributions[attribution.index] === attribution;
  return isSpoken ? [context, cardButton(article, attribution)] : [context];
}

function join(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}
