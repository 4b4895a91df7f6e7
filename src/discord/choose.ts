import Fuse from 'fuse.js';
import { chooseArticle, type OpenArticle } from '../answers/index.ts';
import type { Article, Passage } from '../article/index.ts';
import { UserError } from '../errors.ts';
import { findSpeakers, type Attribution, type Quotes, type Speaker } from '../quotes/index.ts';
import { outdatedCard } from './components/component.ts';
import type { Suggestions } from './commands/command.ts';
import { nameKey } from './custom-ids.ts';
import { limits } from './limits.ts';
import { plainLine } from './markdown/index.ts';
import type { Services } from './services.ts';

/**
 * The article that `typed` names: the id of a suggestion that was picked, or what was typed of a title. The default one
 * when nothing was.
 *
 * @throws UserError when there is no such article
 */
export function articleNamed({ library }: Services, typed: string | null): Article {
  const found = typed?.trim()
    ? (library.byId(typed) ?? rankArticles(library.articles, typed)[0])
    : library.default;
  if (found) return found;
  const titles = library.articles.slice(0, 10).map(({ title }) => `\n• ${title}`);
  throw new UserError(`I have no article called “${typed ?? ''}”. I have these:${titles.join('')}`);
}

/** As `articleNamed`, and open. */
export function openArticleNamed(services: Services, typed: string | null): Promise<OpenArticle> {
  return services.openArticles.get(articleNamed(services, typed));
}

/** The article that `typed` names, or the one that the question is about when nothing was typed. */
export async function openArticleFor(
  services: Services,
  typed: string | null,
  question: string,
): Promise<OpenArticle> {
  const { articles } = services.library;
  if (typed?.trim() || articles.length < 2) return openArticleNamed(services, typed);
  return chooseArticle(await services.openArticles.all(articles), question);
}

/**
 * The article of a card, open.
 *
 * @param key - its `articleKey`
 * @throws UserError when it is gone or has changed since the card was made
 */
export async function openArticleOfCard(
  { library, openArticles }: Services,
  key: string,
): Promise<OpenArticle> {
  const article = library.byKey(key);
  if (!article) throw new UserError(outdatedCard);
  return openArticles.get(article);
}

/**
 * The quotation that a button on a card is about.
 *
 * @throws UserError when the article is read otherwise now and has no such quotation there
 */
export function quotationOfCard(
  { quotes }: OpenArticle,
  { quotation, start }: { readonly quotation: number; readonly start: number },
): Attribution {
  const found = quotes.attributions[quotation];
  if (found?.content[0]?.start !== start) throw new UserError(outdatedCard);
  return found;
}

/**
 * The speaker whose quotations a card is about, or null for everyone's.
 *
 * @throws UserError when the article is read otherwise now and has another speaker there
 */
export function speakerOfCard(
  { quotes }: OpenArticle,
  { speaker, name }: { readonly speaker: number; readonly name: string },
): Speaker | null {
  const found = quotes.speakers[speaker - 1] ?? null;
  if (nameKey(found) !== name) throw new UserError(outdatedCard);
  return found;
}

/** @throws UserError when the article has no passage with this number */
export function passageNumbered({ title, passages }: Article, number: number): Passage {
  const passage = passages[number - 1];
  if (passage) return passage;
  throw new UserError(`“${title}” has no ¶${number}: its passages are numbered 1 to ${passages.length}.`);
}

/** Articles for what has been typed so far, best first. */
export function suggestArticles({ library }: Services, typed: string): Suggestions {
  const found = typed.trim() ? rankArticles(library.articles, typed) : library.articles;
  return found.slice(0, limits.choices).map(({ id, title }) => ({ name: choiceText(title), value: id }));
}

/**
 * The speaker that `typed` names, as picked from the suggestions or typed in part.
 *
 * @throws UserError that names those who do speak
 */
export function speakerNamed({ article, quotes }: OpenArticle, typed: string): Speaker {
  const picked = quotes.speakers.find(({ name }) => choiceText(name) === typed);
  // For marks alone `findSpeakers` has everybody, as when nothing is typed.
  const found = picked ?? (/[\p{L}\p{N}]/u.test(typed) ? findSpeakers(quotes, typed)[0] : undefined);
  if (found) return found;
  const names = byNumberOfQuotations(quotes)
    .slice(0, 10)
    .map(({ name }) => `\n• ${name}`);
  if (names.length === 0) throw new UserError(`Nobody is quoted in “${article.title}”.`);
  throw new UserError(
    `Nobody called “${typed}” is quoted in “${article.title}”. These are:${names.join('')}`,
  );
}

/** Speakers for what has been typed so far, best first; those who are quoted most when nothing has. */
export function suggestSpeakers({ quotes }: OpenArticle, typed: string): Suggestions {
  const found = typed.trim() ? findSpeakers(quotes, typed) : byNumberOfQuotations(quotes);
  const names = new Set(found.map(({ name }) => choiceText(name)));
  return [...names].slice(0, limits.choices).map((name) => ({ name, value: name }));
}

/** Speakers with at least one quotation, those with most first. */
export function byNumberOfQuotations({ speakers, attributions }: Quotes): Speaker[] {
  const count = ({ index }: Speaker): number =>
    attributions.filter(({ speaker }) => speaker?.index === index).length;
  return speakers
    .map((speaker) => ({ speaker, quotations: count(speaker) }))
    .filter(({ quotations }) => quotations > 0)
    .sort((a, b) => b.quotations - a.quotations)
    .map(({ speaker }) => speaker);
}

function rankArticles(articles: readonly Article[], typed: string): Article[] {
  const fuse = new Fuse(articles, { keys: ['title', 'id', 'outlet'], threshold: 0.4, ignoreLocation: true });
  return fuse.search(typed.slice(0, limits.choice)).map(({ item }) => item);
}

/** A suggestion's text: one line, at most 100 characters, never empty. */
function choiceText(name: string): string {
  return plainLine(name, limits.choice) || '?';
}
