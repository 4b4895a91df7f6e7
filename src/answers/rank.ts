import { candidateSentences } from './candidates.ts';
import { featureNames, featureRows, wordFeatureNames } from './features/index.ts';
import type { Meaning } from './features/meaning.ts';
import type { Match } from './match.ts';
import { rankerScores, type RankerModel } from './models/ranker.ts';

/** Candidate sentences with their features. */
export interface Candidates {
  readonly match: Match;
  readonly meaning: Meaning | null;
  readonly sentences: Int32Array;
  readonly rows: Float32Array;
  readonly width: number;
}

/** Candidate sentences, best first. */
export interface Ranking extends Candidates {
  /** Score of each candidate, in the order of `sentences`. */
  readonly scores: Float64Array;
  /** Probability of each candidate to be the best, in the same order. */
  readonly chances: Float64Array;
  /** Indices into `sentences`, best first. */
  readonly order: readonly number[];
}

/** The candidates of a match, described. */
export function describeCandidates(match: Match, meaning: Meaning | null): Candidates {
  const sentences = candidateSentences(match, meaning);
  const width = (meaning ? featureNames : wordFeatureNames).length;
  return { match, meaning, sentences, rows: featureRows(match, sentences, meaning), width };
}

/** Orders candidates by the fitted ranker. */
export function rankCandidates(candidates: Candidates, model: RankerModel): Ranking {
  const { sentences, rows } = candidates;
  const scores = rankerScores(model, rows);
  const order = Array.from(sentences.keys()).sort((a, b) => scores[b]! - scores[a]! || a - b);
  const top = scores[order[0] ?? 0] ?? 0;
  const chances = scores.map((score) => Math.exp(score - top));
  const total = chances.reduce((sum, chance) => sum + chance, 0);
  return { ...candidates, scores, chances: chances.map((chance) => chance / total), order };
}
