import type { OpenArticle } from '../answers/index.ts';
import { UserError } from '../errors.ts';
import { verifyQuotation, type Claim, type Verdict, type VerdictKind } from '../quotes/index.ts';
import { verdictsCard } from './cards/verdict.ts';
import { openArticleNamed } from './choose.ts';
import type { Reply } from './reply.ts';
import type { Services } from './services.ts';

/** A verdict and the article in which it was found. */
export interface FoundVerdict {
  readonly opened: OpenArticle;
  readonly verdict: Verdict;
}

/** Of several articles, the one with the best verdict is shown. */
const order: readonly VerdictKind[] = ['exact', 'out of context', 'misattributed', 'altered', 'not found'];

/**
 * Verifies claimed quotations against an article, or against all when none is named.
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

function bestVerdict(
  articles: readonly OpenArticle[],
  claim: string,
  speaker: string | null,
): FoundVerdict | null {
  let best: FoundVerdict | null = null;
  for (const opened of articles) {
    const verdict = verifyQuotation(opened, claim, speaker ?? undefined);
    if (!best || isBetter(verdict, best.verdict)) best = { opened, verdict };
  }
  return best;
}

function isBetter(a: Verdict, b: Verdict): boolean {
  const difference = order.indexOf(a.kind) - order.indexOf(b.kind);
  return difference < 0 || (difference === 0 && a.similarity > b.similarity);
}
