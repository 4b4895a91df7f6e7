import { expect, test } from 'vitest';
import type { Choice } from '../../src/quotes/extraction/choice.ts';
import { heardOf, type Choices } from '../../src/quotes/extraction/choices.ts';
import { readDocument } from '../../src/quotes/extraction/document.ts';
import { SequenceBuilder } from '../../src/quotes/extraction/sequence.ts';
import { emissions } from '../../src/quotes/extraction/crf.ts';
import { readText } from '../../src/text/index.ts';
import { fitChooser, worthOf } from '../../src/training/quotes/fit-chooser.ts';

const text = 'The mayor said that the bridge would open in May, although nobody believed it.';
const document = readDocument(readText(text));
const at = (word: string): number => document.tokens.findIndex((token) => token.text === word);
const range = (from: string, to: string): number[] =>
  Array.from({ length: at(to) - at(from) + 1 }, (_, k) => at(from) + k);

const mayor = range('The', 'mayor');
const gold = [{ source: mayor, cue: [at('said')], content: range('that', 'May') }];

function choicesFor(cue: number, list: readonly Pick<Choice, 'source' | 'content'>[]): Choices {
  return {
    cue: { start: cue, end: cue + 1 },
    confidence: 1,
    list: list.map((choice, rank) => ({ ...choice, score: 0, origin: 0, rank })),
    probability: () => 0,
    heard: (i, label) => -i - label / 10,
    field: { sequence: new SequenceBuilder(0, 4).finish(), scores: new Float64Array() },
    start: 0,
    end: document.length,
  };
}

test('of a true cue the true choice is worth most, a near one more than a far one, and none least', () => {
  const list = [
    { source: mayor, content: range('that', 'May') },
    { source: mayor, content: range('that', 'May').slice(1) },
    { source: [], content: range('that', 'May') },
    { source: mayor, content: range('although', 'it') },
    { source: [], content: [] },
  ];
  const [right, near, unsourced, far, none] = worthOf(document, choicesFor(at('said'), list), gold);
  expect(right).toBeGreaterThan(near ?? NaN);
  expect(right).toBeGreaterThan(unsourced ?? NaN);
  expect(near).toBeGreaterThan(far ?? NaN);
  expect(far).toBeGreaterThan(none ?? NaN);
});

test('of a false cue nothing is worth most', () => {
  const list = [
    { source: [], content: range('that', 'May') },
    { source: [], content: [] },
  ];
  const [something, nothing] = worthOf(document, choicesFor(at('believed'), list), gold);
  expect(nothing).toBeGreaterThan(something ?? NaN);
});

test('a choice is heard as its labels are: where a range begins, goes on, and outside', () => {
  const choice = { source: [0, 1], content: [3, 4, 6] };
  const choices = choicesFor(at('said'), [choice]);
  const labels = 1 + 2 + 3 + 4 + 3;
  const places = (choices.end * (choices.end - 1)) / 2;
  expect(heardOf(choices, choices.list[0] ?? choice)).toBeCloseTo(-places - labels / 10, 9);
});

test('the chooser learns which feature makes a choice good', () => {
  const examples = Array.from({ length: 40 }, (_, n) => {
    const builder = new SequenceBuilder(3, 8);
    for (let choice = 0; choice < 3; choice++) {
      builder.next(0);
      builder.add(1, choice === n % 3 ? 1 : 0);
      builder.add(2, choice);
    }
    return { sequence: builder.finish(), worth: [0, 1, 2].map((choice) => (choice === n % 3 ? 1 : 0)) };
  });
  const chooser = fitChooser(examples, { bits: 8, seed: 1 });
  for (const { sequence, worth } of examples) {
    const scores = Array.from(emissions(chooser, sequence));
    expect(scores.indexOf(Math.max(...scores))).toBe(worth.indexOf(1));
  }
});
