import { randomFrom } from '../random.ts';

/** A score, and how much it counts. */
export interface WeightedScore {
  readonly score: number;
  readonly weight: number;
}

/** Area under the ROC curve: the chance that a positive is above a negative, ties counted half. */
export function auroc(positive: readonly number[], negative: readonly number[]): number {
  const once = (score: number): WeightedScore => ({ score, weight: 1 });
  return weightedAuroc(positive.map(once), negative.map(once));
}

/** Area under the ROC curve of scores that count differently. */
export function weightedAuroc(
  positive: readonly WeightedScore[],
  negative: readonly WeightedScore[],
): number {
  const all = [
    ...positive.map((item) => ({ ...item, isPositive: true })),
    ...negative.map((item) => ({ ...item, isPositive: false })),
  ].sort((a, b) => a.score - b.score);
  let [above, below, positives] = [0, 0, 0];
  for (let i = 0; i < all.length;) {
    let [tiedPositive, tiedNegative] = [0, 0];
    const { score } = all[i]!;
    for (; i < all.length && all[i]!.score === score; i++) {
      if (all[i]!.isPositive) tiedPositive += all[i]!.weight;
      else tiedNegative += all[i]!.weight;
    }
    above += tiedPositive * (below + tiedNegative / 2);
    below += tiedNegative;
    positives += tiedPositive;
  }
  return above / (positives * below);
}

/** One bin of a reliability diagram: answers of like confidence, and the share of them that were right. */
export interface ReliabilityBin {
  readonly count: number;
  readonly confidence: number;
  readonly right: number;
}

/** Expected calibration error over ten bins of equal width (Guo et al. 2017), and the bins. */
export function calibration(outcomes: readonly { confidence: number; isRight: boolean }[]): {
  error: number;
  bins: ReliabilityBin[];
} {
  const bins = Array.from({ length: 10 }, (_, bin) => {
    const inside = outcomes.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === bin);
    return {
      count: inside.length,
      confidence: mean(inside.map(({ confidence }) => confidence)),
      right: mean(inside.map(({ isRight }) => Number(isRight))),
    };
  });
  const error = bins.reduce((sum, bin) => sum + bin.count * Math.abs(bin.confidence - bin.right), 0);
  return { error: error / outcomes.length, bins };
}

/**
 * The expected calibration error that confidences show on average though each is right just as often as it says: what
 * chance alone makes of so few questions (consistency resampling: Bröcker and Smith 2007), over 1,000 draws of one seed.
 */
export function chanceCalibrationError(confidences: readonly number[]): number {
  const random = randomFrom(1);
  const draws = Array.from({ length: 1000 }, () =>
    calibration(confidences.map((confidence) => ({ confidence, isRight: random() < confidence }))),
  );
  return mean(draws.map(({ error }) => error));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
}
