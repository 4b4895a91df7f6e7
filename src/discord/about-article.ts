import { aspectAsked, type OpenArticle } from '../answers/index.ts';
import { articleCard } from './cards/article.ts';
import type { Card } from './cards/parts.ts';
import { byNumberOfQuotations } from './choose.ts';
import { findQuotations } from './quotations.ts';

/** What is known of an article, and who speaks in it. */
export function articleCardOf(opened: OpenArticle): Card {
  const { quotations } = findQuotations(opened, { speaker: null, kind: 0, about: '' });
  return articleCard(opened, byNumberOfQuotations(opened.quotes), quotations);
}

/**
 * Whether a question is after what is known of an article besides its text: "who wrote this?", where its byline is known.
 *
 * @param previous - the question before it
 */
export function asksWhatIsKnown({ article }: OpenArticle, question: string, previous?: string): boolean {
  const aspect = aspectAsked(question, previous);
  return aspect !== null && aspect !== 'gist' && article[aspect] !== null;
}
