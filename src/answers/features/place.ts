import type { Match } from '../match.ts';

/** Where the sentence stands and what shape it has. */
export const placeNames = [
  'position', 'is first', 'is last', 'in first passage', 'length', 'is short', 'place in passage', 'starts with pronoun',
  'is question', 'has no verb', 'negation differs', 'question length', 'article length', 'unfinished',
] as const; // prettier-ignore

const pronouns = /^["“'‘]?(?:he|she|it|they|this|these|that|those|his|her|its|their)\b/iu;
const negation = /\b(?:not|never|no|without|cannot|nobody|none|neither|nor)\b|n['’]t\b/iu;

export function fillPlace(match: Match, s: number, row: Float32Array, at: number): void {
  const { reading, index, article } = match.opened;
  const { start, end, firstToken, endToken } = reading.sentences[s]!;
  const text = article.text.slice(start, end);
  const passage = index.sentencePassages[s]!;
  const count = reading.sentences.length;
  const length = endToken - firstToken;
  let verbs = 0;
  for (let i = firstToken; i < endToken; i++) if (['VERB', 'AUX'].includes(reading.tokens[i]!.pos)) verbs++;
  row[at] = s / count;
  row[at + 1] = Number(s === 0);
  row[at + 2] = Number(s === count - 1);
  row[at + 3] = Number(passage === 0);
  row[at + 4] = Math.log(1 + length);
  row[at + 5] = Number(length < 6);
  row[at + 6] = s - index.passageSentences[passage]!;
  row[at + 7] = Number(pronouns.test(text));
  row[at + 8] = Number(/\?["”'’]?$/u.test(text));
  row[at + 9] = Number(verbs === 0);
  row[at + 10] = Number(match.question.isNegated !== negation.test(text));
  row[at + 11] = Math.min(15, match.terms.length);
  row[at + 12] = Math.log(1 + count);
  row[at + 13] = Number(!/[.!?…]["”'’)]*$/u.test(text));
}
