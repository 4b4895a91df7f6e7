import type { OpenArticle } from '../answers/index.ts';
import { UserError } from '../errors.ts';
import { bestVerdict, type Claim, type FoundVerdict as FoundIn } from '../quotes/index.ts';
import { verdictsCard } from './cards/verdict.ts';
import { openArticleNamed } from './choose.ts';
import type { Reply } from './reply.ts';
import type { Services } from './services.ts';

/** A verdict and the opened article in which it was found. */
export type FoundVerdict = FoundIn<OpenArticle>;

/**
 * Verifies claimed quotations against an article, or against all when none is named: then the best verdict on each.
 *
 * @param typed - what was typed of an article's title, or null
 * @param more - how many quotations of the message are left out
 * @throws UserError when there is nothing to verify, or no such article
 */
export async function verdictsReply(
  services: Services,
  claims: readonly Claim[],
  {
    typed,
    isPrivate,
    more,
  }: { readonly typed: string | null; readonly isPrivate: boolean; readonly more: number },
): Promise<Reply> {
  if (claims.length === 0) {
    throw new UserError(
      'There are no words to verify. Give the quotation as it was claimed, with its words.',
    );
  }
  const opened = typed?.trim()
    ? [await openArticleNamed(services, typed)]
    : await services.openArticles.all(services.library.articles);
  const found = claims.flatMap(({ text, speaker }) => bestVerdict(opened, text, speaker) ?? []);
  return { components: [verdictsCard(found, { isPrivate, more })], private: isPrivate };
}
