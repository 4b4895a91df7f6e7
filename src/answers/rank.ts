import { bestFirst } from './best-first.ts';
import { candidateSentences } from './candidates.ts';
import { featureNames, featureRows, wordFeatureNames } from './features/index.ts';
import type { Meaning } from './features/meaning.ts';
import type { Match } from './match.ts';
import { rankerScores, type RankerModel } from './models/ranker.ts';

/** Candidate sentences with their features. */
export interface Candidates {
  readonly match: Match;
  readonly meaning: Meaning | null;
  readonly sentences: readonly number[];
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
  const scores = rankerScores(model, candidates.rows);
  const order = bestFirst(scores);
  const top = scores[order[0] ?? 0] ?? 0;
  const chances = new Float64Array(scores.length);
  let total = 0;
  for (let i = 0; i < scores.length; i++) {
    chances[i] = Math.exp(scores[i]! - top);
    total += chances[i]!;
  }
  for (let i = 0; i < scores.length; i++) chances[i]! /= total;
  return { ...candidates, scores, chances, order };
}
