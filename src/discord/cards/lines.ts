import type { Correction } from '../../answers/index.ts';
import { passageLabel, type Article } from '../../article/index.ts';
import type { Span } from '../../text/index.ts';
import { inline } from '../markdown/index.ts';

/**
 * "¶4 · Title", the title linked where the article's address is known.
 *
 * @param limit - characters that the line may take with the link; without it, it takes at most 120
 */
export function articleLine(article: Article, place?: Span, limit = Infinity): string {
  const line = (title: string): string =>
    [...(place ? [passageLabel(article, place)] : []), title].join(' · ');
  const linked = line(titleOf(article, 90));
  return linked.length <= limit ? linked : line(titleOf({ ...article, url: null }, 90));
}

/** The title, linked where that can be done: Discord does not link a text that holds brackets or looks like a link. */
export function titleOf({ title, url }: Article, limit: number): string {
  const shown = inline(title, limit) || 'Untitled';
  const address = linkTarget(url);
  if (!address) return shown;
  return /[[\]]|:\/\/|www\./iu.test(title) ? `${shown} ([source](${address}))` : `[${shown}](${address})`;
}

/** "Showing results for *sovereignty* instead of *soverignty*", or null when nothing was repaired. */
export function correctionLine(corrections: readonly Correction[]): string | null {
  if (corrections.length === 0) return null;
  const words = corrections
    .slice(0, 3)
    .map(({ from, to }) => `*${inline(to, 40)}* instead of *${inline(from, 40)}*`);
  return `Showing results for ${words.join(', ')}`;
}

/** An address that can stand in a masked link, of at most 300 characters, or null. */
function linkTarget(url: string | null): string | null {
  if (!url || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  if (!['http:', 'https:'].includes(protocol)) return null;
  const target = href.replace(
    /[()<>\\\s*_`|~]/gu,
    (mark) => `%${mark.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
  );
  return target.length <= 300 ? target : null;
}
