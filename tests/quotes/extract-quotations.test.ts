import { expect, test } from 'vitest';
import { kindOf, quotationRuns } from '../../src/quotes/index.ts';
import { linesOf } from './article.ts';

function quoted(text: string): string[] {
  return quotationRuns(text, linesOf(text)).map(({ start, end }) => text.slice(start, end));
}

test.each([
  ['curly', '“Yes,” he said, “but no.”', ['Yes,', 'but no.']],
  ['straight', '"Yes," he said, "but no."', ['Yes,', 'but no.']],
  ['doubled', "''Yes,'' he said, ``but no.''", ['Yes,', 'but no.']],
  ['low and high', '„Ja“, sagte er, „und nein”.', ['Ja', 'und nein']],
  ['French', '« Oui », dit-il, « mais “non”. »', [' Oui ', ' mais “non”. ']],
  ['inward', '»Ja«, sagte er, »und nein«.', ['Ja', 'und nein']],
  ['no', 'Home » News', []],
  ['an inner curly one', '“He called it “odd” today.', ['He called it “odd']],
])('finds %s quotation marks', (_, text, expected) => {
  expect(quoted(text)).toEqual(expected);
});

test('a quotation that is left open ends with its paragraph, and goes on in the next', () => {
  expect(quoted('He said: “First.\n“Second.”\nThen nothing.')).toEqual(['First.', 'Second.']);
});

test('a quotation goes on in the next line of its paragraph', () => {
  const text = 'He said “one\ntwo” and left.';
  const [run] = quotationRuns(text, [{ start: 0, end: text.length }]);
  expect(text.slice(run?.start, run?.end)).toBe('one\ntwo');
});

test.each([
  ['“All of it is said.”', 'direct'],
  ['that most of it “is said”', 'mixed'],
  ['that none of it is said', 'indirect'],
])('%s is %s', (text, kind) => {
  const whole = { start: 0, end: text.length };
  expect(kindOf({ content: [whole] }, text, quotationRuns(text, [whole]))).toBe(kind);
});
