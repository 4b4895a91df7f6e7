import { featureNames, wordFeatureNames } from './features/index.ts';
import { putValues } from '../trees/row.ts';
import { fillRelevance, relevanceNames } from './relevance.ts';
import type { Highlight } from './highlight/highlight.ts';
import { cuesOf } from './highlight/question-cues.ts';
import { weightOf } from './match.ts';
import { fillMismatch, heldBy, mismatchNames } from './mismatch.ts';
import { fillNegation, negationNames } from './negation.ts';
import type { Ranking } from './rank.ts';
import { fillSurprise, surpriseNames } from './surprise.ts';

/** How sure the ranking is of its best sentence. */
const rankingNames = [
  'score',
  'lead',
  'lead over other passages',
  'chance',
  'chance of passage',
  'surprise',
  'most covered',
] as const;

/** How well the highlight fits. */
const highlightNames = ['highlight', 'highlight lead', 'highlight start', 'highlight end', 'most inside', 'highlight length', 'highlight wanted', 'highlight asked', 'read start', 'read end', 'read inside', 'surest start', 'surest end'] as const; // prettier-ignore

/** How the question is put: what is missing says more in one form than in another. */
const questionNames = ['form', 'sense', 'next part', 'part after next', 'is subject', 'length'] as const;

const groups = [
  ['ranking', rankingNames],
  ['mismatch', mismatchNames],
  ['surprise', surpriseNames],
  ['negation', negationNames],
  ['question', questionNames],
  ['highlight', highlightNames],
] as const;
const ownNames = groups.flatMap(([group, names]) => names.map((name) => `${group}: ${name}`));

/** Names of the features of confidence: those that need the encoder at the end. */
export const confidenceNames: readonly string[] = [
  ...ownNames,
  ...featureNames,
  ...relevanceNames.map((name) => `relevance: ${name}`),
];

/** How many of them there are without the encoder. */
export const wordConfidenceWidth = ownNames.length + wordFeatureNames.length;

/** The features of how likely the best sentence of a ranking answers. */
export function confidenceRow(
  ranking: Ranking,
  highlight: Highlight | null,
  corrections: number,
): Float32Array {
  const row = new Float32Array(ranking.meaning ? confidenceNames.length : wordConfidenceWidth);
  const best = ranking.order[0]!;
  const sentence = ranking.sentences[best]!;
  const words = heldBy(ranking.match, sentence);
  let at = 0;
  fillRanking(ranking, best, row);
  fillMismatch(ranking, sentence, words, corrections, row, (at += rankingNames.length));
  fillSurprise(ranking.match, words, row, (at += mismatchNames.length));
  fillNegation(ranking.match, sentence, row, (at += surpriseNames.length));
  fillQuestion(ranking, row, (at += negationNames.length));
  if (highlight) fillHighlight(highlight, row, at + questionNames.length);
  row.set(ranking.rows.subarray(best * ranking.width, (best + 1) * ranking.width), ownNames.length);
  if (ranking.meaning) fillRelevance(ranking.meaning, sentence, row, ownNames.length + featureNames.length);
  return row;
}

function fillRanking(
  { order, scores, chances, sentences, match }: Ranking,
  best: number,
  row: Float32Array,
): void {
  const { sentencePassages } = match.opened.index;
  const passage = sentencePassages[sentences[best]!]!;
  const isElsewhere = (i: number): boolean => sentencePassages[sentences[i]!] !== passage;
  const top = scores[best]!;
  const other = order.find(isElsewhere);
  let mass = 0;
  let surprise = 0;
  let covered = 0;
  order.forEach((i, rank) => {
    if (!isElsewhere(i)) mass += chances[i]!;
    if (chances[i]! > 0) surprise -= chances[i]! * Math.log(chances[i]!);
    if (rank < 5)
      covered = Math.max(
        covered,
        weightOf(match.weights, match.sentenceMasks[sentences[i]!]!) / match.totalWeight,
      );
  });
  row[0] = top;
  row[1] = order.length < 2 ? 5 : top - scores[order[1]!]!;
  row[2] = other === undefined ? 5 : top - scores[other]!;
  row[3] = chances[best]!;
  row[4] = mass;
  row[5] = surprise;
  row[6] = covered;
}

function fillQuestion({ match }: Ranking, row: Float32Array, at: number): void {
  const { form, sense, nextParts, isSubject, length } = cuesOf(match.question);
  putValues(row, at, [form, sense, ...nextParts, Number(isSubject), length]);
}

function fillHighlight(
  { chosen, score, margin, boundaries, reading, view }: Highlight,
  row: Float32Array,
  at: number,
): void {
  let wanted = 0;
  let asked = 0;
  for (let i = chosen.from; i <= chosen.to; i++) {
    if ((view.kinds[i]! & view.wanted) !== 0 && view.isAsked[i] === 0) wanted = 1;
    asked += view.isAsked[i]!;
  }
  row[at] = score;
  row[at + 1] = margin;
  row[at + 2] = boundaries.start[chosen.from]!;
  row[at + 3] = boundaries.end[chosen.to]!;
  row[at + 4] = boundaries.inside.reduce((most, value) => Math.max(most, value), 0);
  row[at + 5] = chosen.to - chosen.from + 1;
  row[at + 6] = view.wanted === 0 ? -1 : wanted;
  row[at + 7] = asked;
  if (reading) {
    row[at + 8] = reading.start[chosen.from]!;
    row[at + 9] = reading.end[chosen.to]!;
    row[at + 10] =
      (reading.insideBefore[chosen.to + 1]! - reading.insideBefore[chosen.from]!) /
      (chosen.to - chosen.from + 1);
    row[at + 11] = reading.start.reduce((most, start) => Math.max(most, start), -Infinity);
    row[at + 12] = reading.end.reduce((most, end) => Math.max(most, end), -Infinity);
  }
}
