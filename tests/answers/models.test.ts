import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerModels, calibrate } from '../../src/answers/models/answer-models.ts';
import { linearScores } from '../../src/answers/models/linear.ts';
import { rankerScores } from '../../src/answers/models/ranker.ts';
import { jointTreeScores, treeScores } from '../../src/trees/trees.ts';
import { confidenceNames, wordConfidenceWidth } from '../../src/answers/confidence.ts';
import { featureNames, wordFeatureNames } from '../../src/answers/features/index.ts';
import { boost, boostJointly } from '../../src/training/trees/boosting.ts';
import { fitCalibration } from '../../src/training/answers/calibration.ts';
import { auroc } from '../../src/training/answers/measures.ts';
import { fitNetwork } from '../../src/training/answers/network.ts';
import { logisticObjective, softmaxObjective } from '../../src/training/trees/objectives.ts';
import { fitLinear } from '../../src/training/answers/regression.ts';

const settings = {
  trees: 40,
  rate: 0.3,
  leaves: 4,
  leastRows: 5,
  ridge: 1,
  featureShare: 1,
  rowShare: 1,
  seed: 1,
};

/** 400 points of a square, and whether they are in the band in its middle: no line parts those. */
function band(): { table: { rows: Float32Array; count: number; width: number }; targets: Float64Array } {
  const rows = Float32Array.from(
    { length: 800 },
    (_, i) => (i % 2 === 0 ? Math.floor(i / 2) % 20 : Math.floor(i / 40)) - 9.5,
  );
  const targets = Float64Array.from({ length: 400 }, (_, i) => Number(Math.abs(rows[2 * i]!) < 5));
  return { table: { rows, count: 400, width: 2 }, targets };
}

describe('boosted trees', () => {
  test('learn what no linear model can', () => {
    const { table, targets } = band();
    const model = boost(table, logisticObjective(targets), settings);
    const scores = treeScores(model, table.rows, table.width);
    expect(scores.every((score, i) => score > 0 === (targets[i] === 1))).toBe(true);
    const linear = linearScores(
      fitLinear(table, logisticObjective(targets), { steps: 50, rate: 0.1, ridge: 0, units: 400 }),
      table.rows,
    );
    expect(
      auroc([...linear.filter((_, i) => targets[i] === 1)], [...linear.filter((_, i) => targets[i] === 0)]),
    ).toBeCloseTo(0.5, 1);
  });

  test('learn two things at once', () => {
    const { table, targets } = band();
    const isHigh = Float64Array.from(targets, (_, row) => Number(table.rows[2 * row]! > 0));
    const objectives = [logisticObjective(targets), logisticObjective(isHigh)];
    const model = boostJointly(table, objectives, settings);
    const [inBand, high] = jointTreeScores(model, table.rows, table.width);
    expect(inBand!.every((score, i) => score > 0 === (targets[i] === 1))).toBe(true);
    expect(high!.every((score, i) => score > 0 === (isHigh[i] === 1))).toBe(true);
  });

  test('are the same for the same seed', () => {
    const { table, targets } = band();
    const grow = (): unknown =>
      boost(table, logisticObjective(targets), { ...settings, featureShare: 0.5, rowShare: 0.5 });
    expect(grow()).toEqual(grow());
  });
});

test('the listwise objective ranks the target first in every group', () => {
  const rows = Float32Array.from([0, 1, 2, 5, 6, 7, -3, -2, -1]);
  const targets = Float64Array.from([0, 0, 1, 0, 0, 1, 0, 0, 1]);
  const objective = softmaxObjective(Int32Array.from([0, 3, 6, 9]), targets);
  const scores = linearScores(
    fitLinear({ rows, count: 9, width: 1 }, objective, { steps: 100, rate: 0.1, ridge: 0, units: 3 }),
    rows,
  );
  for (const group of [0, 3, 6])
    expect(Math.max(...scores.subarray(group, group + 3))).toBe(scores[group + 2]);
});

describe('a ranker with hidden units', () => {
  /** Groups of three in which the row in the middle of the scale is right: no line puts it first. */
  const groups = {
    table: {
      rows: Float32Array.from({ length: 300 }, (_, i) => ((i * 7) % 3) - 1 + (i % 5) / 50),
      count: 300,
      width: 1,
    },
    starts: Int32Array.from({ length: 101 }, (_, i) => 3 * i),
    targets: Float64Array.from({ length: 300 }, (_, i) => Number((i * 7) % 3 === 1)),
    weights: new Float64Array(100).fill(1),
  };
  const network = { units: 8, passes: 60, groupsAStep: 10, rate: 0.03, decay: 0, dropout: 0, seed: 1 };
  const shareRight = (units: number): number => {
    const scores = rankerScores(fitNetwork(groups, { ...network, units }), groups.table.rows);
    const isRight = (_: unknown, group: number): boolean => {
      const own = scores.subarray(3 * group, 3 * group + 3);
      return groups.targets[3 * group + own.indexOf(Math.max(...own))] === 1;
    };
    return Array.from({ length: 100 }, isRight).filter(Boolean).length / 100;
  };

  test('orders what no linear one can', () => {
    expect(shareRight(0)).toBeLessThan(0.5);
    expect(shareRight(8)).toBe(1);
  });

  test('is the same for the same seed', () => {
    const fit = (): unknown => fitNetwork(groups, { ...network, passes: 3, dropout: 0.3 });
    expect(fit()).toEqual(fit());
  });
});

describe('calibration', () => {
  const outcome = fc.record({
    score: fc.integer({ min: -20, max: 20 }),
    isRight: fc.boolean(),
    weight: fc.constant(1),
  });

  test('never gives a higher score a lower probability, and none that is certain', () => {
    fc.assert(
      fc.property(fc.array(outcome, { minLength: 60, maxLength: 300 }), (outcomes) => {
        const calibration = fitCalibration(outcomes);
        let before = 0;
        for (let score = -25; score <= 25; score += 0.5) {
          const probability = calibrate(calibration, score);
          expect(probability).toBeGreaterThanOrEqual(before);
          expect(probability).toBeLessThan(1);
          before = probability;
        }
      }),
    );
  });
});

test('the weights that are shipped fit the features', () => {
  const { words, meaning } = answerModels();
  expect(words.ranker.weights.length).toBe(wordFeatureNames.length);
  expect(meaning.ranker.weights.length).toBe(featureNames.length);
  expect(Math.max(...words.confidence.features)).toBeLessThan(wordConfidenceWidth);
  expect(Math.max(...meaning.confidence.features)).toBeLessThan(confidenceNames.length);
});
