import type { VerifiableArticle, Verdict, VerdictKind } from './verdict.ts';
import { verifyQuotation } from './verify.ts';

/** A verdict and the article in which it was found. */
export interface FoundVerdict<Opened extends VerifiableArticle> {
  readonly opened: Opened;
  readonly verdict: Verdict;
}

/** From the best news to the worst. */
const order: readonly VerdictKind[] = ['exact', 'out of context', 'misattributed', 'altered', 'not found'];

/**
 * Verifies a claimed quotation in several articles: the best of the verdicts, the first of equal ones, or null where
 * there are no articles.
 *
 * @param speaker - who is claimed to have said it, or null
 */
export function bestVerdict<Opened extends VerifiableArticle>(
  articles: readonly Opened[],
  claim: string,
  speaker: string | null,
): FoundVerdict<Opened> | null {
  let best: FoundVerdict<Opened> | null = null;
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
