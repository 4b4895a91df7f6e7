import { bestFirst } from './best-first.ts';
import type { Meaning } from './features/meaning.ts';
import type { Match } from './match.ts';

/** Sentences that are looked at closely. */
const MOST_CANDIDATES = 40;

/** The sentences worth a closer look, best first by words and meaning together; all of a short article. */
export function candidateSentences(match: Match, meaning: Meaning | null): number[] {
  const { sentences, passages, windows } = match;
  const { sentencePassages } = match.opened.index;
  const count = sentences.values.length;
  const scores = new Float32Array(count);
  for (let s = 0; s < count; s++) {
    scores[s] =
      sentences.values[s]! / sentences.top +
      (0.5 * passages.values[sentencePassages[s]!]!) / passages.top +
      (0.5 * windows.values[s]!) / windows.top;
    // Cosines differ by a few tenths within an article where the sum above differs by one or two.
    if (meaning)
      scores[s]! += 3 * (meaning.dual[s]! - meaning.best.dual) + 3 * (meaning.late[s]! - meaning.best.late);
  }
  return bestFirst(scores).slice(0, MOST_CANDIDATES);
}
