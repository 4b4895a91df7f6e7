import { antonymsOf } from './antonyms.ts';
import { putValues } from '../trees/row.ts';
import { countBits, weightOf, type Match } from './match.ts';
import { SentenceShape, TokenKind } from './profile/index.ts';
import type { Ranking } from './rank.ts';

/** What the question asks for and the best sentence does not give: the marks of a near miss. */
export const mismatchNames = [
  'content words', 'words unknown to article', 'names unknown to article', 'names missing', 'names missing nearby',
  'numbers missing', 'numbers missing nearby', 'verbs missing', 'nouns missing', 'missing but in article',
  'weight missing', 'weight missing nearby', 'antonyms', 'antonyms nearby', 'slots filled otherwise', 'rarest slot',
  'other number for number', 'other name for name', 'question negated', 'sentence negated', 'superlative missing', 'corrections',
] as const; // prettier-ignore

const superlative =
  /\b(?:most|least|first|last|only|(?:larg|small|high|low|bigg|earli|lat|old|young|great|fast)est|best|worst)\b/giu;

/**
 * Fills in what a sentence has against it.
 *
 * @param words - as `heldBy` says of the sentence
 */
export function fillMismatch(
  ranking: Ranking,
  s: number,
  { held, near }: HeldWords,
  corrections: number,
  row: Float32Array,
  at: number,
): void {
  const { match } = ranking;
  const { opened, kinds, weights, totalWeight, question } = match;
  const { article, reading, profile } = opened;
  const all = 2 ** match.terms.length - 1;
  let known = 0;
  match.terms.forEach((term, i) => {
    if (term >= 0) known |= 1 << i;
  });
  const { start, end, firstToken, endToken } = reading.sentences[s]!;
  const lower = article.text.slice(start, end).toLowerCase();
  const slots = slotsFilledOtherwise(ranking, s, held);
  const other = otherKinds(ranking, firstToken, endToken);
  const values = [
    match.terms.length,
    countBits(all & ~known),
    countBits(kinds.names & ~known),
    countBits(kinds.names & ~held),
    countBits(kinds.names & ~near),
    countBits(kinds.numbers & ~held),
    countBits(kinds.numbers & ~near),
    countBits(kinds.verbs & ~held),
    countBits(kinds.nouns & ~held),
    countBits(known & ~held),
    weightOf(weights, all & ~held) / totalWeight,
    weightOf(weights, all & ~near) / totalWeight,
    countAntonyms(ranking, all & ~held, firstToken, endToken),
    countAntonyms(
      ranking,
      all & ~near,
      Math.max(0, firstToken - 40),
      Math.min(reading.tokens.length, endToken + 40),
    ),
    slots.count,
    slots.rarest,
    (kinds.numbers & ~held) === 0 ? 0 : other.numbers,
    (kinds.names & ~near) === 0 ? 0 : Math.min(3, other.names),
    Number(question.isNegated),
    Number((profile.shapes[s]! & SentenceShape.denies) !== 0),
    Array.from(question.text.toLowerCase().matchAll(superlative)).filter(([word]) => !lower.includes(word))
      .length,
    corrections,
  ];
  putValues(row, at, values);
}

/** Which of the question's words a sentence holds or stands for, and its passage and its neighbours as well, as bits. */
export interface HeldWords {
  readonly held: number;
  readonly near: number;
}

/** The question's words that a sentence has, and that are near it. */
export function heldBy(match: Match, s: number): HeldWords {
  const stood = match.mentionMasks[s]! | speakerMask(match, s);
  const held = match.sentenceMasks[s]! | match.kinMasks[s]! | (stood & match.kinds.names);
  const passage = match.opened.index.sentencePassages[s]!;
  return { held, near: held | match.windowMasks[s]! | stood | match.passageMasks[passage]! };
}

function speakerMask(match: Match, s: number): number {
  const speakers = match.opened.profile.speech.speakerTerms[s]!;
  return match.terms.reduce(
    (mask, term, i) => (term >= 0 && speakers.includes(term) ? mask | (1 << i) : mask),
    0,
  );
}

/** How many of the words whose bits are set have an antonym among some tokens. */
function countAntonyms({ match }: Ranking, mask: number, from: number, to: number): number {
  const { index } = match.opened;
  let count = 0;
  match.question.content.slice(0, match.terms.length).forEach(({ stem }, i) => {
    if ((mask & (1 << i)) === 0) return;
    for (const antonym of antonymsOf(stem)) {
      const term = index.terms.get(antonym);
      if (term === undefined || match.allTerms.has(term)) continue;
      if (index.tokenTerms.subarray(from, to).includes(term)) count++;
    }
  });
  return count;
}

/**
 * Words of the question that the sentence lacks though it has their neighbour, with another word in their place:
 * "the French *army*" asked for, "the French *navy*" there.
 */
function slotsFilledOtherwise(
  { match }: Ranking,
  s: number,
  held: number,
): { count: number; rarest: number } {
  const { index, reading } = match.opened;
  const { firstToken, endToken } = reading.sentences[s]!;
  let [count, rarest] = [0, 0];
  for (let i = 0; i < match.terms.length; i++) {
    if ((held & (1 << i)) !== 0) continue;
    for (const side of [-1, 1]) {
      const neighbour = match.terms[i + side] ?? -1;
      if (neighbour < 0) continue;
      for (let t = firstToken; t < endToken; t++) {
        if (index.tokenTerms[t] !== neighbour) continue;
        const place = t - side;
        const isInside = place >= firstToken && place < endToken;
        if (!isInside || index.tokenIsContent[place] !== 1 || match.allTerms.has(index.tokenTerms[place]!))
          continue;
        count++;
        rarest = Math.max(rarest, match.weights[i]!);
      }
    }
  }
  return { count, rarest };
}

/** Names and numbers of a sentence that the question does not have. */
function otherKinds({ match }: Ranking, from: number, to: number): { names: number; numbers: number } {
  const { index, profile } = match.opened;
  let [names, numbers] = [0, 0];
  for (let t = from; t < to; t++) {
    if (match.allTerms.has(index.tokenTerms[t]!)) continue;
    if ((profile.tokens.kinds[t]! & TokenKind.name) !== 0) names++;
    if ((profile.tokens.kinds[t]! & (TokenKind.number | TokenKind.date)) !== 0) numbers++;
  }
  return { names, numbers };
}
