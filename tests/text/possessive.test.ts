import { expect, test } from 'vitest';
import { readText } from '../../src/text/index.ts';

test('a possessive is two words, whatever was read before', () => {
  const words = (text: string): string[] => readText(text).tokens.map((token) => token.text);
  const expected = ['Zyntha', "'s", 'plan', '.'];
  expect(words("Zyntha's plan.")).toEqual(expected);
  words("\"Zyntha's\" is what Zyntha's, Zyntha's; (Zyntha's) friends said.");
  expect(words("Zyntha's plan.")).toEqual(expected);
});
