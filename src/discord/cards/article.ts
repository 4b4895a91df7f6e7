import type { OpenArticle } from '../../answers/index.ts';
import { shownDay, type Article } from '../../article/index.ts';
import { counted } from '../../counted.ts';
import { articleKey } from '../../library/index.ts';
import type { Attribution, Quotes, Speaker } from '../../quotes/index.ts';
import { quotationsId, readId } from '../custom-ids.ts';
import { inline } from '../markdown/index.ts';
import { titleOf } from './lines.ts';
import { quotationCount } from './quotes.ts';
import { accents, button, card, row, separator, text, type Card } from './parts.ts';

/** How many speakers a card names. */
const speakersShown = 10;

/**
 * What is known of an article, and who speaks in it.
 *
 * @param speakers - those who speak, in the order in which they are named
 * @param quotations - all that /quote shows
 */
export function articleCard(
  { article, quotes }: Pick<OpenArticle, 'article' | 'quotes'>,
  speakers: readonly Speaker[],
  quotations: readonly Attribution[],
): Card {
  const known = originOf(article);
  const numbers = [counted(article.passages.length, 'passage'), quotationCount(quotations)];
  return card(accents.report, [
    text(`### ${titleOf(article, 300)}${known ? `\n${known}` : ''}\n-# ${numbers.join(' · ')}`),
    separator(),
    text(speakers.length > 0 ? whoSpeaks(quotes, speakers) : nobodySpeaks(quotations)),
    row(...articleButtons(article, quotes)),
  ]);
}

function originOf({ outlet, byline, published }: Article): string {
  const parts = [outlet, byline, published && shownDay(published)];
  return parts.flatMap((part) => (part ? [inline(part, 120)] : [])).join(' · ');
}

function whoSpeaks({ attributions }: Quotes, speakers: readonly Speaker[]): string {
  const lines = speakers.slice(0, speakersShown).map((speaker) => {
    const said = attributions.filter((attribution) => attribution.speaker?.index === speaker.index);
    const described = speaker.description ? `, ${inline(speaker.description, 80)}` : '';
    return `**${inline(speaker.name, 100)}**${described}\n-# ${countsOf(said)}`;
  });
  const others = speakers.length - speakersShown;
  return [...lines, ...(others > 0 ? [`-# and ${counted(others, 'other')}`] : [])].join('\n');
}

function nobodySpeaks(quotations: readonly Attribution[]): string {
  return quotations.length > 0 ? 'The article does not name who is quoted.' : 'Nobody is quoted in it.';
}

/** "2 quotations and 1 paraphrase, first in ¶3". */
function countsOf(said: readonly Attribution[]): string {
  return `${quotationCount(said)}, first in ¶${said[0]?.passage ?? 1}`;
}

function articleButtons(article: Article, quotes: Quotes) {
  const key = { article: articleKey(article) };
  const read = button('Read', readId.write(key));
  return quotes.attributions.length === 0 ? [read] : [read, button('Quotations', quotationsId.write(key))];
}
