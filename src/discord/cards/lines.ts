import type { Correction } from '../../answers/index.ts';
import { passageLabel, type Article } from '../../article/index.ts';
import type { Span } from '../../text/index.ts';
import { inline } from '../markdown/index.ts';

/** "¶4 · Title", the title linked where the article's address is known. */
export function articleLine(article: Article, place?: Span): string {
  return [...(place ? [passageLabel(article, place)] : []), titleOf(article, 90)].join(' · ');
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

/** An address that can stand in a masked link, or null. */
function linkTarget(url: string | null): string | null {
  if (!url || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  if (!['http:', 'https:'].includes(protocol) || href.length > 300) return null;
  return href.replace(
    /[()<>\\\s*_`|~]/gu,
    (mark) => `%${mark.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
  );
}
