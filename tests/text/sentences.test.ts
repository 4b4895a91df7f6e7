import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitSentences } from '../../src/text/index.ts';

const split = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));

it.each([
  ['He met Sen. Chuck Schumer of the U.S. Senate. She left.', 2],
  ['It ended in the U.S. The talks went on.', 2],
  ['“No final agreements were reached,” he said. “The talks go on.”', 2],
  ['“Is it over?” he asked. Nobody knew!', 2],
  ['« It is over. » He left.', 2],
  ['On Dec. 8, 2024, J. K. Rowling paid $1.5 million to Acme Inc. for it.', 1],
  ['He hasn’t had time (really?) and will go.', 1],
])('splits %j into %i', (text, count) => {
  expect(split(text)).toHaveLength(count);
});

it('leaves a closing quotation mark with the sentence that it closes', () => {
  expect(split('He said: “It is over. We lost.” Then he left.')).toEqual([
    'He said: “It is over.',
    'We lost.”',
    'Then he left.',
  ]);
});

it('covers all that is not white space, in order, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(1000), (text, offset) => {
      const sentences = splitSentences(text, offset);
      const shown = sentences.map(({ start, end }) => text.slice(start - offset, end - offset));
      expect(shown.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
      expect(shown.every((sentence) => sentence.trim() === sentence && sentence !== '')).toBe(true);
    }),
  );
});
