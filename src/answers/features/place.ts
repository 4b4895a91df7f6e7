import type { Match } from '../match.ts';
import { SentenceShape } from '../profile/index.ts';

/** Where the sentence stands and what shape it has. */
export const placeNames = [
  'position', 'is first', 'is last', 'in first passage', 'length', 'is short', 'place in passage', 'starts with pronoun',
  'is question', 'has no verb', 'negation differs', 'question length', 'article length', 'unfinished',
] as const; // prettier-ignore

export function fillPlace(match: Match, s: number, row: Float32Array, at: number): void {
  const { reading, index, profile } = match.opened;
  const { firstToken, endToken } = reading.sentences[s]!;
  const passage = index.sentencePassages[s]!;
  const count = reading.sentences.length;
  const length = endToken - firstToken;
  const has = (bit: number): number => Number((profile.shapes[s]! & bit) !== 0);
  row[at] = s / count;
  row[at + 1] = Number(s === 0);
  row[at + 2] = Number(s === count - 1);
  row[at + 3] = Number(passage === 0);
  row[at + 4] = Math.log(1 + length);
  row[at + 5] = Number(length < 6);
  row[at + 6] = s - index.passageSentences[passage]!;
  row[at + 7] = has(SentenceShape.startsWithPronoun);
  row[at + 8] = has(SentenceShape.isQuestion);
  row[at + 9] = 1 - has(SentenceShape.hasVerb);
  row[at + 10] = Number(match.question.isNegated !== (has(SentenceShape.isNegated) === 1));
  row[at + 11] = Math.min(15, match.terms.length);
  row[at + 12] = Math.log(1 + count);
  row[at + 13] = has(SentenceShape.isUnfinished);
}
