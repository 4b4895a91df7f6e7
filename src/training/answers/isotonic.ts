import type { Calibration } from '../../answers/models/answer-models.ts';

/** One point of a calibration: scores about `score` are right with `probability`. */
interface Block {
  readonly score: number;
  readonly weight: number;
  readonly probability: number;
}

/** Least weight of a step: fewer answers say too little of a probability. */
const LEAST_WEIGHT = 25;

/**
 * Isotonic regression (pool adjacent violators: Zadrozny and Elkan 2002) of outcomes on scores, its steps joined by
 * straight lines between their mean scores.
 */
export function fitCalibration(
  outcomes: readonly { score: number; isRight: boolean; weight: number }[],
): Calibration {
  const blocks: Block[] = [];
  let waiting: Block | null = null;
  for (const { score, isRight, weight } of [...outcomes].sort((a, b) => a.score - b.score)) {
    const one: Block = { score, weight, probability: Number(isRight) };
    waiting = waiting ? pool(waiting, one) : one;
    if (waiting.weight < LEAST_WEIGHT) continue;
    let merged: Block = waiting;
    waiting = null;
    for (let last = blocks.at(-1); last && last.probability >= merged.probability; last = blocks.at(-1)) {
      merged = pool(last, merged);
      blocks.pop();
    }
    blocks.push(merged);
  }
  return {
    scores: blocks.map(({ score }) => round(score)),
    // Never quite certain: a score beyond all that were met may still be wrong.
    probabilities: blocks.map(({ probability }) => round(Math.min(0.99, Math.max(0.005, probability)))),
  };
}

function pool(a: Block, b: Block): Block {
  const weight = a.weight + b.weight;
  const mean = (x: number, y: number): number => (x * a.weight + y * b.weight) / weight;
  return { weight, score: mean(a.score, b.score), probability: mean(a.probability, b.probability) };
}

function round(value: number): number {
  return Number(value.toFixed(4));
}
