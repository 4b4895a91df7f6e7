/** Area under the ROC curve: the chance that a positive is above a negative, ties counted half. */
export function auroc(positive: readonly number[], negative: readonly number[]): number {
  if (positive.length === 0 || negative.length === 0) return NaN;
  const all = [
    ...positive.map((value) => [value, 1] as const),
    ...negative.map((value) => [value, 0] as const),
  ];
  all.sort((a, b) => a[0] - b[0]);
  let ranks = 0;
  for (let i = 0; i < all.length;) {
    let j = i;
    while (j < all.length && all[j]![0] === all[i]![0]) j++;
    for (let k = i; k < j; k++) if (all[k]![1] === 1) ranks += (i + j + 1) / 2;
    i = j;
  }
  return (ranks - (positive.length * (positive.length + 1)) / 2) / (positive.length * negative.length);
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

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
}
