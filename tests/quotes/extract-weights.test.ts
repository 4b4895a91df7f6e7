import { expect, test } from 'vitest';
import { decode, emissions, marginals, type Crf } from '../../src/quotes/extraction/crf.ts';
import { decodeBest } from '../../src/quotes/extraction/n-best.ts';
import type { Sequence } from '../../src/quotes/extraction/sequence.ts';
import { readWeights } from '../../src/quotes/extraction/weights.ts';
import { writeWeights } from '../../src/training/quotes/write-weights.ts';

function field(): Crf {
  const labels = ['O', 'B-x', 'I-x'];
  return {
    labels,
    rowOf: Int32Array.from({ length: 1024 }, (_, i) => (i % 300 === 5 ? Math.floor(i / 300) : -1)),
    rows: Float32Array.from({ length: 4 * 3 }, (_, i) => Math.sin(i + 1)),
    transitions: Float32Array.from({ length: 4 * 3 }, (_, i) => Math.cos(i)),
  };
}

const sequence: Sequence = {
  length: 4,
  offsets: Int32Array.of(0, 2, 3, 4, 5),
  features: Int32Array.of(5, 7, 305, 605, 905),
  contexts: new Uint8Array(4),
};

test('weights that are written and read again score as before, to the step of their rounding', () => {
  const crf = field();
  const lexicon = { cues: new Map([['say/v', 4]]), classes: new Map([['talks', [1, 2] as const]]) };
  const judge = {
    roots: Int32Array.of(0),
    features: Int16Array.of(3, -1, -1),
    thresholds: Float32Array.of(1 / 3, -0.25, 0.5),
    left: Int32Array.of(1, -1, -1),
  };
  const read = readWeights(
    writeWeights({ lexicon, tagger: crf, roles: crf, chooser: crf, judge, linker: crf }, { seed: 1 }),
  );
  expect(read.lexicon).toEqual(lexicon);
  expect(read.judge).toEqual(judge);
  const before = emissions(crf, sequence);
  const after = emissions(read.tagger, sequence);
  after.forEach((score, i) => {
    expect(score).toBeCloseTo(before[i] ?? NaN, 2);
  });
  expect(read.roles.transitions).toEqual(crf.transitions);
});

test('the best labelling and the probabilities are those of all labellings counted one by one', () => {
  const crf = field();
  const scores = emissions(crf, sequence);
  const labellings = Array.from({ length: 3 ** 4 }, (_, code) =>
    [0, 1, 2, 3].map((i) => Math.floor(code / 3 ** i) % 3),
  );
  const legal = labellings.filter((path) => path.every((label, i) => label !== 2 || (path[i - 1] ?? 0) > 0));
  const score = (path: readonly number[]): number =>
    path.reduce(
      (sum, label, i) =>
        sum + (scores[i * 3 + label] ?? 0) + (crf.transitions[(path[i - 1] ?? 3) * 3 + label] ?? 0),
      0,
    );
  const ranked = legal.toSorted((a, b) => score(b) - score(a));
  expect(Array.from(decode(crf, sequence, scores))).toEqual(ranked[0]);
  const list = decodeBest(crf, sequence, scores, 7, [0, 0, 0]);
  expect(list.map(({ labels }) => Array.from(labels))).toEqual(ranked.slice(0, 7));
  expect(list[6]?.score).toBeCloseTo(score(ranked[6] ?? []), 9);
  expect(decodeBest(crf, sequence, scores, 100, [0, 0, 0])).toHaveLength(legal.length);
  const total = legal.reduce((sum, path) => sum + Math.exp(score(path)), 0);
  const found = marginals(crf, sequence, scores);
  for (let i = 0; i < 4; i++) {
    for (let label = 0; label < 3; label++) {
      const share = legal
        .filter((path) => path[i] === label)
        .reduce((sum, path) => sum + Math.exp(score(path)), 0);
      expect(found[i * 3 + label]).toBeCloseTo(share / total, 5);
    }
  }
});
