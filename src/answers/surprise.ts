import { putValues } from '../trees/row.ts';
import { surpriseOf, type WordKind } from './missed-words.ts';
import type { Match } from './match.ts';
import type { HeldWords } from './mismatch.ts';

/** How surprising it is that the best sentence lacks the words which it lacks, if it answers. */
export const surpriseNames = [
  'sum', 'most', 'next', 'sum nearby', 'most nearby', 'above expected', 'most of known', 'most of unknown', 'most of names',
  'most of verbs', 'most of nouns', 'most of numbers',
] as const; // prettier-ignore

/**
 * Fills in what a sentence lacks. That few answers lack a word says more than that it is rare in the article: a near miss
 * asks for the "Spanish" title or who "rejected" someone, a fair question for the "kind" of a thing or what "happened".
 *
 * @param words - as `heldBy` says of the sentence
 */
export function fillSurprise(match: Match, { held, near }: HeldWords, row: Float32Array, at: number): void {
  const { kinds, terms, question } = match;
  let [sum, next, nearby, mostNearby, above] = [0, 0, 0, 0, 0];
  const most = { all: 0, known: 0, unknown: 0, names: 0, verbs: 0, nouns: 0, numbers: 0 };
  const raise = (group: keyof typeof most, surprise: number): void => {
    most[group] = Math.max(most[group], surprise);
  };
  for (let i = 0; i < terms.length; i++) {
    const bit = 1 << i;
    const surprise = surpriseOf(question.content[i]!.stem, kindOf(match, bit));
    above -= Math.exp(-surprise);
    if ((held & bit) !== 0) continue;
    above++;
    sum += surprise;
    next = Math.max(next, Math.min(most.all, surprise));
    raise('all', surprise);
    raise(terms[i]! < 0 ? 'unknown' : 'known', surprise);
    for (const kind of ['names', 'verbs', 'nouns', 'numbers'] as const)
      if ((kinds[kind] & bit) !== 0) raise(kind, surprise);
    if ((near & bit) !== 0) continue;
    nearby += surprise;
    mostNearby = Math.max(mostNearby, surprise);
  }
  const { all, known, unknown, names, verbs, nouns, numbers } = most;
  const values = [sum, all, next, nearby, mostNearby, above, known, unknown, names, verbs, nouns, numbers];
  putValues(row, at, values);
}

function kindOf({ kinds }: Match, bit: number): WordKind {
  if ((kinds.numbers & bit) !== 0) return 'number';
  if ((kinds.names & bit) !== 0) return 'name';
  if ((kinds.verbs & bit) !== 0) return 'verb';
  return (kinds.nouns & bit) !== 0 ? 'noun' : 'other';
}
