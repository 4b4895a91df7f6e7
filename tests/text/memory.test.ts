import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isEnglishWord, readText } from '../../src/text/index.ts';

const nouns = 'teacher farmer writer driver singer worker dancer sailor zyntha qzorf';
const arbitraryText = fc.oneof(
  fc
    .array(fc.tuple(fc.constantFrom(...nouns.split(' ')), fc.constantFrom('', "'s", "'s,", "'s.", '-like', 'ing.')))
    .map((words) => words.map(([noun, ending]) => `the ${noun}${ending} new plan`).join(' ')),
  fc.string({ maxLength: 60 }),
); // prettier-ignore

// Nouns that no other test here reads.
it.each(["the senator's, he said", "That is the lawyer's.", "the painter's—so they say"])(
  'forgets "%s"',
  (text) => {
    const noun = /\w+(?='s)/u.exec(text)?.[0] ?? '';
    const tags = (): string[] => readText(`the ${noun}'s new plan`).tokens.map(({ pos }) => pos);
    expect(tags()).toEqual(['DET', 'NOUN', 'PART', 'ADJ', 'NOUN']);
    readText(text);
    expect(tags()).toEqual(['DET', 'NOUN', 'PART', 'ADJ', 'NOUN']);
  },
);

it('reads a text the same whatever was read before it', () => {
  fc.assert(
    fc.property(fc.array(arbitraryText, { minLength: 2, maxLength: 6 }), fc.string(), (texts, word) => {
      const first = texts.map((text) => readText(text));
      isEnglishWord(word);
      const again = texts.toReversed().map((text) => readText(text));
      expect(again.toReversed()).toEqual(first);
    }),
    { numRuns: 300 },
  );
});

it('keeps no word of what it has read', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const heap = (): number => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  // Words that differ in their capitals only, so that they share a stem.
  const word = (number: number): string =>
    Array.from('qzwvxkjhgfdsbnmptrl', (letter, i) =>
      (number >> i) & 1 ? letter.toUpperCase() : letter,
    ).join('');
  const read = (from: number): void => {
    for (let i = from; i < from + 40_000; i += 100)
      readText(Array.from({ length: 100 }, (_, k) => word(i + k)).join(' '));
  };
  read(0);
  const before = heap();
  // Long enough for wink-nlp to be started anew a dozen times.
  for (let from = 40_000; from < 300_000; from += 40_000) read(from);
  expect((heap() - before) / 1e6).toBeLessThan(2);
});
