import type { LinearModel } from '../../answers/models/linear.ts';
import type { Table } from '../trees/bins.ts';
import type { Objective } from '../trees/objectives.ts';

export interface RegressionSettings {
  readonly steps: number;
  readonly rate: number;
  readonly ridge: number;
  /** What the gradient is divided by: the number of groups or rows. */
  readonly units: number;
}

/** A linear model fitted by Adam (Kingma and Ba 2015) over all rows at once, on features brought to one scale. */
export function fitLinear(table: Table, objective: Objective, settings: RegressionSettings): LinearModel {
  const { count, width } = table;
  const { rows, means, spreads } = standardize(table);
  const weights = new Float64Array(width + 1);
  const [first, second] = [new Float64Array(width + 1), new Float64Array(width + 1)];
  const [scores, gradients, curvatures] = [
    new Float64Array(count),
    new Float64Array(count),
    new Float64Array(count),
  ];
  for (let step = 1; step <= settings.steps; step++) {
    for (let i = 0; i < count; i++) {
      let score = weights[width]!;
      for (let f = 0; f < width; f++) score += weights[f]! * rows[i * width + f]!;
      scores[i] = score;
    }
    objective(scores, gradients, curvatures);
    const slope = new Float64Array(width + 1);
    for (let i = 0; i < count; i++) {
      const gradient = gradients[i]!;
      if (gradient === 0) continue;
      for (let f = 0; f < width; f++) slope[f]! += gradient * rows[i * width + f]!;
      slope[width]! += gradient;
    }
    for (let f = 0; f <= width; f++) {
      const change = slope[f]! / settings.units + (f < width ? settings.ridge * weights[f]! : 0);
      first[f] = 0.9 * first[f]! + 0.1 * change;
      second[f] = 0.999 * second[f]! + 0.001 * change ** 2;
      weights[f]! -=
        (settings.rate * (first[f]! / (1 - 0.9 ** step))) /
        (Math.sqrt(second[f]! / (1 - 0.999 ** step)) + 1e-8);
    }
  }
  return foldScale(weights.subarray(0, width), weights[width]!, { means, spreads });
}

/** The linear model over rows as they are that is the same as one over rows brought to one scale. */
export function foldScale(
  weights: Float64Array,
  bias: number,
  { means, spreads }: { means: Float64Array; spreads: Float64Array },
): LinearModel {
  const scaled = weights.map((weight, f) => weight / spreads[f]!);
  return { bias: scaled.reduce((sum, weight, f) => sum - weight * means[f]!, bias), weights: scaled };
}

/** Rows with each feature's mean 0 and spread 1. */
export function standardize({ rows, count, width }: Table): {
  rows: Float32Array;
  means: Float64Array;
  spreads: Float64Array;
} {
  const means = new Float64Array(width);
  const spreads = new Float64Array(width);
  for (let i = 0; i < count; i++) for (let f = 0; f < width; f++) means[f]! += rows[i * width + f]! / count;
  for (let i = 0; i < count; i++) {
    for (let f = 0; f < width; f++) spreads[f]! += (rows[i * width + f]! - means[f]!) ** 2 / count;
  }
  const scaled = new Float32Array(rows.length);
  for (let f = 0; f < width; f++) {
    spreads[f] = Math.sqrt(spreads[f]!) || 1;
    for (let i = 0; i < count; i++) scaled[i * width + f] = (rows[i * width + f]! - means[f]!) / spreads[f]!;
  }
  return { rows: scaled, means, spreads };
}
