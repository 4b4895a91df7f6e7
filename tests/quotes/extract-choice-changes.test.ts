import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Origin, type Choice } from '../../src/quotes/extraction/choice.ts';
import { changesOf } from '../../src/quotes/extraction/choice-changes.ts';
import { readColumns } from '../../src/quotes/extraction/columns.ts';
import { readDocument } from '../../src/quotes/extraction/document.ts';
import { readText } from '../../src/text/index.ts';

const document = readDocument(
  readText(
    '“One is here,” said Ana “Bo” Ruiz. She smiled. “Two is there. It is old.” Nobody saw “four” things.',
  ),
);
const columns = readColumns(document, { cues: new Map(), classes: new Map() });
const words = (tokens: readonly number[]): string =>
  tokens.map((i) => document.tokens[i]?.text ?? '').join(' ');
const at = (word: string): number => document.tokens.findIndex((token) => token.text === word);
const cue = { start: at('said'), end: at('said') + 1 };
const seen = { cue, start: 0, end: document.length };
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, k) => from + k);

function changed(choice: Pick<Choice, 'source' | 'content'>, origin: number): string[] {
  return [...changesOf({ ...choice, score: 0, origin: Origin.labelled, rank: 0 }, [], columns, seen)]
    .filter((other) => other.origin === origin)
    .map(({ content }) => words(content));
}

test('a quotation may be joined by the next one, or by all that follow, but not by one in its source', () => {
  const choice = { source: range(at('Ana'), at('Ruiz') + 1), content: range(0, at('said')) };
  expect(changed(choice, Origin.joined)).toEqual([
    '“ One is here , ” “ Two is there . It is old . ”',
    '“ One is here , ” “ Two is there . It is old . ” “ four ”',
  ]);
});

test('what is not quoted is joined by nothing', () => {
  expect(changed({ source: [], content: range(at('She'), at('smiled') + 1) }, Origin.joined)).toEqual([]);
});

test('a part of a quotation may be made whole', () => {
  expect(changed({ source: [], content: [at('Two')] }, Origin.snapped)).toEqual([
    '“ Two is there . It is old . ”',
  ]);
});

test('changes keep tokens in order and apart from the source, once each', () => {
  const outside = range(0, document.length).filter((i) => i < cue.start || i >= cue.end);
  fc.assert(
    fc.property(fc.subarray(outside, { minLength: 1 }), fc.subarray(outside), (content, others) => {
      const source = others.filter((i) => !content.includes(i));
      const choice = { source, content, score: 0, origin: Origin.labelled, rank: 0 };
      for (const other of changesOf(choice, [], columns, seen)) {
        expect(other.content).toEqual([...new Set(other.content)].sort((a, b) => a - b));
        if (other.origin === Origin.joined)
          expect(other.content.filter((i) => source.includes(i))).toEqual([]);
      }
    }),
  );
});
