import { confidenceRow } from '../../answers/confidence.ts';
import { excerptOf, withNeighbour } from '../../answers/excerpt.ts';
import { highlightSentence } from '../../answers/highlight/highlight.ts';
import { calibrate, type HighlightModels, type SentenceModels } from '../../answers/models/answer-models.ts';
import { rankCandidates, type Ranking } from '../../answers/rank.ts';
import type { RankerModel } from '../../answers/models/ranker.ts';
import { treeScores, type TreeModel } from '../../trees/trees.ts';
import { boost } from '../trees/boosting.ts';
import type { Example } from './examples.ts';
import { showsAnswer } from './judge.ts';
import { FOLDS, outsideFold } from './folds.ts';
import { fitCalibration } from './calibration.ts';
import { logisticObjective } from '../trees/objectives.ts';
import { memberWeights, trainingWeights } from './weights.ts';

/** The excerpt for a question, as models that had not seen its article chose it. */
export interface Outcome {
  readonly fold: number;
  readonly example: Example;
  readonly row: Float32Array;
  readonly isRight: boolean;
  readonly isAnswerable: boolean;
}

// Chosen by cross-validation over articles.
const TREES = {
  trees: 250,
  rate: 0.05,
  leaves: 12,
  leastRows: 30,
  ridge: 5,
  featureShare: 0.25,
  rowShare: 0.7,
  seed: 3,
};
/** Where another sentence answers, saying so or not does no good: such a question is neither for nor against. */
const WRONG_SENTENCE_TARGET = 0.5;

/** Chooses an excerpt for an example, and describes how sure one may be of it. */
export function outcomeOf(
  example: Example,
  ranker: RankerModel,
  highlights: HighlightModels,
): Outcome | null {
  const ranking: Ranking = rankCandidates(example, ranker);
  const best = ranking.order[0];
  if (best === undefined) return null;
  const highlight = highlightSentence(example.match, example.meaning, example.sentences[best]!, highlights);
  const { opened } = example.match;
  const { article } = opened;
  const excerpt = excerptOf(opened, example.sentences[best]!, highlight?.span ?? null);
  const { start, end, passage } = withNeighbour(ranking, excerpt);
  const isAnswerable = example.gold.answers.length > 0 && !example.isOffTopic;
  return {
    example,
    fold: example.fold,
    row: confidenceRow(ranking, highlight, example.corrections),
    isRight: isAnswerable && showsAnswer(example.gold, article.text.slice(start, end), passage),
    isAnswerable,
  };
}

/** Fits confidence by cross-validation: the model on all, its calibration and threshold on scores of unseen articles. */
export function fitConfidence(
  outcomes: readonly Outcome[],
): Pick<SentenceModels, 'confidence' | 'calibration' | 'threshold'> & { scores: number[] } {
  const scores = new Array<number>(outcomes.length).fill(0);
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = fitModel(outsideFold(outcomes, fold));
    outcomes.forEach(({ row, fold: own }, i) => {
      if (own === fold) scores[i] = treeScores(model, row, row.length)[0]!;
    });
  }
  const weights = memberWeights(outcomes);
  const news = outcomes
    .map((outcome, i) => ({ ...outcome, score: scores[i]!, weight: weights[i]! }))
    .filter(({ weight }) => weight > 0);
  const calibration = fitCalibration(news);
  return { confidence: fitModel(outcomes), calibration, threshold: bestThreshold(news, calibration), scores };
}

function fitModel(outcomes: readonly Outcome[]): TreeModel {
  const width = outcomes[0]!.row.length;
  const rows = new Float32Array(outcomes.length * width);
  outcomes.forEach(({ row }, i) => {
    rows.set(row, i * width);
  });
  const table = { rows, count: outcomes.length, width };
  const targets = outcomes.map(({ isRight, isAnswerable }) =>
    isRight ? 1 : isAnswerable ? WRONG_SENTENCE_TARGET : 0,
  );
  const objective = logisticObjective(Float64Array.from(targets), trainingWeights(outcomes));
  return boost(table, objective, TREES);
}

/**
 * Share of the questions that may be done wrong to say more often that there is no answer: less than can be told apart on
 * these questions, while many more near misses are declined.
 */
const FOR_CAUTION = 0.0025;

/**
 * The threshold at which most is done right: answered with a right sentence, or unanswered where there is nothing; of
 * those as good as that, the highest.
 */
function bestThreshold(
  outcomes: readonly (Outcome & { score: number; weight: number })[],
  calibration: SentenceModels['calibration'],
): number {
  const scored = outcomes.map((outcome) => ({
    ...outcome,
    confidence: calibrate(calibration, outcome.score),
  }));
  const total = scored.reduce((sum, { weight }) => sum + weight, 0);
  const thresholds = Array.from({ length: 44 }, (_, i) => (i + 1) / 50);
  const shares = thresholds.map((threshold) => {
    const isDoneRight = ({ isRight, isAnswerable, confidence }: (typeof scored)[number]): boolean =>
      confidence >= threshold ? isRight : !isAnswerable;
    return scored.reduce((sum, outcome) => sum + (isDoneRight(outcome) ? outcome.weight : 0), 0) / total;
  });
  const enough = Math.max(...shares) - FOR_CAUTION;
  return thresholds[shares.findLastIndex((share) => share >= enough)]!;
}
