import type { Sentence, TextReading } from '../../text/index.ts';

/** What shape a sentence has, as bits. */
export const SentenceShape = {
  startsWithPronoun: 1,
  isQuestion: 2,
  isNegated: 4,
  hasVerb: 8,
  isUnfinished: 16,
  hintsAtReason: 32,
  givesReason: 64,
  denies: 128,
} as const;

const pronouns = /^["“'‘]?(?:he|she|it|they|this|these|that|those|his|her|its|their)\b/iu;
const negation = /\b(?:not|never|no|without|cannot|nobody|none|neither|nor)\b|n['’]t\b/iu;
/** More widely: "failed to", "refused", "denied" as well. */
const denial =
  /\b(?:not|never|no|without|cannot|nobody|none|neither|nor|fail\w*|refus\w*|den(?:y|ied|ies))\b|n['’]t\b/iu;
const hints =
  /\b(?:because|due to|since|so that|in order to|as a result|therefore|thanks to|owing to|reason|to (?:avoid|allow|make|prevent|reduce|protect|help|ensure|keep|stop|give|get)|in (?:response|protest|an effort|retaliation)|after|amid|over)\b/iu;
const reasons = /\b(?:because|due to|so that|in order to|as a result|therefore|reason)\b/iu;

/** The bits of one sentence. */
export function shapeOf(
  { text: all, tokens }: TextReading,
  { start, end, firstToken, endToken }: Sentence,
): number {
  const text = all.slice(start, end);
  let shape = 0;
  if (pronouns.test(text)) shape |= SentenceShape.startsWithPronoun;
  if (/\?["”'’]?$/u.test(text)) shape |= SentenceShape.isQuestion;
  if (negation.test(text)) shape |= SentenceShape.isNegated;
  if (denial.test(text)) shape |= SentenceShape.denies;
  if (!/[.!?…]["”'’)]*$/u.test(text)) shape |= SentenceShape.isUnfinished;
  if (hints.test(text)) shape |= SentenceShape.hintsAtReason;
  if (reasons.test(text)) shape |= SentenceShape.givesReason;
  const hasVerb = tokens.slice(firstToken, endToken).some(({ pos }) => pos === 'VERB' || pos === 'AUX');
  return hasVerb ? shape | SentenceShape.hasVerb : shape;
}
