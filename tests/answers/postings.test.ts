import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexUnits, scoreUnits } from '../../src/answers/postings.ts';

const settings = { k1: 1.2, b: 0.4 };

/** BM25 as its authors write it, over plain arrays. */
function plainScore(units: readonly (readonly number[])[], terms: readonly number[], unit: number): number {
  const mean = units.reduce((sum, words) => sum + words.length, 0) / units.length;
  return terms.reduce((sum, term) => {
    const frequency = units.filter((words) => words.includes(term)).length;
    const count = units[unit]!.filter((word) => word === term).length;
    const rarity = Math.log(1 + (units.length - frequency + 0.5) / (frequency + 0.5));
    const held = settings.k1 * (1 - settings.b + (settings.b * units[unit]!.length) / mean);
    return sum + (rarity * count * (settings.k1 + 1)) / (count + held);
  }, 0);
}

test('scores are those of BM25 for any units and terms', () => {
  const unit = fc.array(fc.nat(6), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.array(unit, { minLength: 1, maxLength: 8 }), fc.uniqueArray(fc.nat(6)), (units, terms) => {
      const starts = units.reduce<number[]>((all, words) => [...all, all.at(-1)! + words.length], [0]);
      const postings = indexUnits(7, Int32Array.from(units.flat()), Int32Array.from(starts), settings);
      scoreUnits(postings, terms).forEach((score, i) => {
        expect(score).toBeCloseTo(plainScore(units, terms, i), 4);
      });
    }),
  );
});

test('terms that are not in the index score nothing', () => {
  const postings = indexUnits(2, Int32Array.from([0, 1, -1]), Int32Array.from([0, 2, 3]), settings);
  expect([...scoreUnits(postings, [-1])]).toEqual([0, 0]);
});
