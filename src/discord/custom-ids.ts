import { createHash } from 'node:crypto';
import type { Article } from '../article/index.ts';
import { articleKey } from '../library/index.ts';
import type { Attribution, Speaker } from '../quotes/index.ts';
import { defineCustomId } from './custom-id.ts';

/**
 * The state of every button, menu and modal. `article` is an `articleKey`; offsets are into the article's text; pages
 * count from 0.
 */

/** The passage of an excerpt with its neighbours, `start` to `end` in bold. */
export const contextId = defineCustomId('context', { article: 'word', start: 'number', end: 'number' });

/** A quotation: its index among the article's, and where it starts: other weights may find others, in other places. */
const quotation = { article: 'word', quotation: 'number', start: 'number' } as const;

/** The state of a button about a quotation. */
export function quotationState(article: Article, { index, content }: Attribution) {
  return { article: articleKey(article), quotation: index, start: content[0]?.start ?? 0 };
}

/** The passage of a quotation with its neighbours. */
export const quotationId = defineCustomId('quotation', quotation);

/** The next-best excerpts: spans as `start-end` in base 36, joined by dots. */
export const moreId = defineCustomId('more', { article: 'word', spans: 'word' });

/** Shows a private answer to everyone in the channel; the answer is read from the card. */
export const shareId = defineCustomId('share', {});

/** Asks for a question that follows the one on the card; both the button and its modal. */
export const followUpId = defineCustomId('follow', { article: 'word' });

/** A passage, and which part of it when it is too long for one card. */
export const passageId = defineCustomId('passage', { article: 'word', passage: 'number', part: 'number' });

/** Opens an article at its first passage. */
export const readId = defineCustomId('read', { article: 'word' });

/** Opens the quotations of an article. */
export const quotationsId = defineCustomId('quotations', { article: 'word' });

/** Asks a question that is written on the button. */
export const askId = defineCustomId('ask', { article: 'word', question: 'text' });

/** A page of the passages that hold the words of `text`. */
export const searchId = defineCustomId('search', { article: 'word', page: 'number', text: 'text' });

/**
 * A page of quotations. `speaker` is its index and 1 more, or 0 for all, and `name` its `nameKey`: other weights may find
 * others; `kind` is as in `quoteKinds`.
 */
export const quoteId = defineCustomId('quote', {
  article: 'word',
  page: 'number',
  speaker: 'number',
  name: 'word',
  kind: 'number',
  about: 'text',
});

/** A short name of a speaker's name, or nothing for nobody. */
export function nameKey(speaker: Speaker | null): string {
  return speaker ? createHash('sha256').update(speaker.name).digest().readUInt32BE().toString(36) : '';
}

/** Draws a quotation as a picture. */
export const cardId = defineCustomId('card', quotation);

/** Draws it anew for everyone: the picture of a private message is gone with that message. */
export const shareCardId = defineCustomId('share-card', quotation);

/** Draws anew for everyone who gets to speak. */
export const shareVoicesId = defineCustomId('share-voices', { article: 'word' });
