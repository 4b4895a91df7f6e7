import type { Match } from '../match.ts';
import { fillKind, kindNames } from './kind.ts';
import { fillLexical, lexicalNames } from './lexical.ts';
import { fillMeaning, meaningNames, type Meaning } from './meaning.ts';
import { fillOrder, orderNames } from './order.ts';
import { fillPlace, placeNames } from './place.ts';
import { fillSpeech, speechNames } from './speech.ts';

const groups = [
  { group: 'lexical', names: lexicalNames, fill: fillLexical },
  { group: 'order', names: orderNames, fill: fillOrder },
  { group: 'kind', names: kindNames, fill: fillKind },
  { group: 'speech', names: speechNames, fill: fillSpeech },
  { group: 'place', names: placeNames, fill: fillPlace },
] as const;

/** Names of the features of a sentence for a question, "group: name", without those of the encoder. */
export const wordFeatureNames: readonly string[] = groups.flatMap(({ group, names }) =>
  names.map((name) => `${group}: ${name}`),
);

/** Names of all features, those of the encoder last. */
export const featureNames: readonly string[] = [
  ...wordFeatureNames,
  ...meaningNames.map((name) => `meaning: ${name}`),
];

/**
 * The features of candidate sentences, row after row.
 *
 * @param meaning - the encoder's scores; without them the rows hold `wordFeatureNames` only
 */
export function featureRows(
  match: Match,
  sentences: ArrayLike<number>,
  meaning: Meaning | null,
): Float32Array {
  const width = meaning ? featureNames.length : wordFeatureNames.length;
  const rows = new Float32Array(sentences.length * width);
  for (let i = 0; i < sentences.length; i++) {
    let at = i * width;
    for (const { names, fill } of groups) {
      fill(match, sentences[i]!, rows, at);
      at += names.length;
    }
    if (meaning) fillMeaning(match, meaning, sentences[i]!, rows, at);
  }
  return rows;
}
