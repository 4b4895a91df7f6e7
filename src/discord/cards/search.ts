import type { Correction, FoundPassage } from '../../answers/index.ts';
import type { Article } from '../../article/index.ts';
import { counted } from '../../counted.ts';
import { articleKey } from '../../library/index.ts';
import { contextId, searchId } from '../custom-ids.ts';
import { blockQuote, inline } from '../markdown/index.ts';
import { articleLine, correctionLine } from './lines.ts';
import { pageButtons, pageOf } from './pages.ts';
import { accents, button, card, section, text, type Card } from './parts.ts';

/** What was found for a search. */
export interface Found {
  readonly passages: readonly FoundPassage[];
  readonly corrections: readonly Correction[];
}

/** A page of the passages that hold the words of a search, the words in bold. */
export function searchCard(article: Article, search: string, found: Found, page: number): Card {
  const shown = pageOf(found.passages, page);
  const corrections = correctionLine(found.corrections);
  const count = found.passages.length > 0 ? counted(found.passages.length, 'passage') : 'no passage';
  const heading = `**${inline(search, 100)}**: ${count}${shown.place}`;
  const sections = shown.items.flatMap((item) => {
    const passage = article.passages[item.passage - 1];
    if (!passage) return [];
    const id = contextId.write({ article: articleKey(article), start: passage.start, end: passage.end });
    const highlights = [...item.matches].sort((a, b) => a.start - b.start);
    return [
      section(
        blockQuote(article.text, passage, { limit: 600, highlights }),
        button(`¶${passage.number}`, id),
      ),
    ];
  });
  return card(found.passages.length > 0 ? accents.report : accents.none, [
    text([heading, ...(corrections ? [`-# ${corrections}`] : [])].join('\n')),
    ...sections,
    text(`-# ${articleLine(article)}`),
    ...pageButtons(shown, (to) => searchId.write({ article: articleKey(article), page: to, text: search })),
  ]);
}
