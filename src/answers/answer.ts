import type { Attribution } from '../quotes/index.ts';
import type { Span } from '../text/index.ts';

/**
 * A span of an article that is shown, with the number of the passage that its best sentence stands in: a sentence beside
 * that one may be the first or the last of the next passage.
 */
export interface Excerpt extends Span {
  readonly passage: number;
}

/** A question word that was read as another: shown as "showing results for *to*". */
export interface Correction {
  readonly from: string;
  readonly to: string;
}

/**
 * What an article says to a question. `excerpt` is the best one also when `kind` is `unanswered`: then it is the
 * closest passage and not an answer. It is null only when no word of the question and no meaning of it leads anywhere.
 */
export interface Answer {
  readonly kind: 'answered' | 'unanswered';
  /** Calibrated probability, 0 to 1, that the excerpt answers the question. */
  readonly confidence: number;
  /** Set where the question is what the article is about: the excerpt is how it begins. */
  readonly isOpening?: true;
  readonly excerpt: Excerpt | null;
  /** The part of the excerpt that answers most directly, or null where the whole excerpt does. */
  readonly highlight: Span | null;
  /** The attributions whose content the excerpt shows, the one that covers the highlight first. */
  readonly attributions: readonly Attribution[];
  /** Whether someone is said to have said a sentence of the excerpt, and nobody another one. */
  readonly isPartlyReported: boolean;
  /** The next-best excerpts, best first, none in a passage of `excerpt` or twice in one passage. */
  readonly alternatives: readonly Excerpt[];
  readonly corrections: readonly Correction[];
}
