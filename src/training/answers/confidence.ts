import { confidenceRow } from '../../answers/confidence.ts';
import { highlightSentence } from '../../answers/highlight/highlight.ts';
import {
  calibrate,
  type HighlightModels,
  type MixedModel,
  type SentenceModels,
} from '../../answers/models/answer-models.ts';
import { rankCandidates, mixedScores, type Ranking } from '../../answers/rank.ts';
import { boost } from './boosting.ts';
import type { Example } from './examples.ts';
import { FOLDS, outsideFold } from './folds.ts';
import { fitCalibration } from './isotonic.ts';
import { logisticObjective } from './objectives.ts';
import { fitLinear } from './regression.ts';

/** The best sentence of a question, as models that had not seen its article chose it. */
export interface Outcome {
  readonly fold: number;
  readonly example: Example;
  readonly row: Float32Array;
  readonly isRight: boolean;
  readonly isAnswerable: boolean;
}

const LINEAR = { steps: 200, rate: 0.05, ridge: 1e-2 };
const TREES = {
  trees: 150,
  rate: 0.05,
  leaves: 8,
  leastRows: 40,
  ridge: 5,
  featureShare: 0.25,
  rowShare: 0.7,
  seed: 3,
};
/** One question in four is asked off topic as well; of those that members ask, one in twenty-five is. */
const OFF_TOPIC_SHARE = 0.2;
/** In fitting, off-topic questions count for more than in life: there are not many of them. */
const OFF_TOPIC_WEIGHT = 0.6;
const SQUAD_WEIGHT = 0.3;
/** Where another sentence answers, saying so or not does no good: such a question is neither for nor against. */
const WRONG_SENTENCE_TARGET = 0.5;

/** Chooses a sentence for an example, and describes how sure one may be of it. */
export function outcomeOf(example: Example, ranker: MixedModel, highlights: HighlightModels): Outcome | null {
  const ranking: Ranking = rankCandidates(example, ranker);
  const best = ranking.order[0];
  if (best === undefined) return null;
  const highlight = highlightSentence(example.match, example.sentences[best]!, highlights);
  return {
    example,
    fold: example.fold,
    row: confidenceRow(ranking, highlight, example.corrections),
    isRight: example.isRight[best] === 1,
    isAnswerable: example.gold.answers.length > 0 && !example.isOffTopic,
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
      if (own === fold) scores[i] = mixedScores(model, row)[0]!;
    });
  }
  const news = outcomes
    .map((outcome, i) => ({
      ...outcome,
      score: scores[i]!,
      weight: outcome.example.isOffTopic ? OFF_TOPIC_SHARE : 1,
    }))
    .filter(({ example }) => example.gold.set === 'news');
  const calibration = fitCalibration(news);
  return { confidence: fitModel(outcomes), calibration, threshold: bestThreshold(news, calibration), scores };
}

function fitModel(outcomes: readonly Outcome[]): MixedModel {
  const width = outcomes[0]!.row.length;
  const rows = new Float32Array(outcomes.length * width);
  outcomes.forEach(({ row }, i) => {
    rows.set(row, i * width);
  });
  const table = { rows, count: outcomes.length, width };
  const weights = Float64Array.from(
    outcomes,
    ({ example }) =>
      (example.gold.set === 'squad' ? SQUAD_WEIGHT : 1) * (example.isOffTopic ? OFF_TOPIC_WEIGHT : 1),
  );
  const targets = outcomes.map(({ isRight, isAnswerable }) =>
    isRight ? 1 : isAnswerable ? WRONG_SENTENCE_TARGET : 0,
  );
  const objective = logisticObjective(Float64Array.from(targets), weights);
  const units = weights.reduce((sum, weight) => sum + weight, 0);
  return { linear: fitLinear(table, objective, { ...LINEAR, units }), trees: boost(table, objective, TREES) };
}

/** The threshold at which most is done right: answered with a right sentence, or unanswered where there is nothing. */
function bestThreshold(
  outcomes: readonly (Outcome & { score: number; weight: number })[],
  calibration: SentenceModels['calibration'],
): number {
  const scored = outcomes.map((outcome) => ({
    ...outcome,
    confidence: calibrate(calibration, outcome.score),
  }));
  let best = 0.5;
  let most = -1;
  for (let threshold = 0.02; threshold < 0.9; threshold += 0.02) {
    let right = 0;
    for (const { isRight, isAnswerable, weight, confidence } of scored) {
      if (confidence >= threshold ? isRight : !isAnswerable) right += weight;
    }
    if (right > most) [best, most] = [threshold, right];
  }
  return Number(best.toFixed(2));
}
