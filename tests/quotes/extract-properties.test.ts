import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  extractAttributions,
  kindOf,
  nestedAttributions,
  quotationRuns,
  type AttributionSpans,
} from '../../src/quotes/index.ts';
import { readText, type Span } from '../../src/text/index.ts';
import { linesOf } from './article.ts';

const pieces = fc.constantFrom(
  ..."he said|, |. |\"|“|”|''|``|„|\n|\n\n|According to |the source|that |told reporters |: |PENCE: |(|) |— |‘|’s |said |the delegation warned |\u200b|\u202e|🙂|é|0.5|".split(
    '|',
  ),
);
const words = fc.constantFrom(
  'talks',
  'Syria',
  'will',
  'agreed',
  'Mr. Smith',
  'claim',
  'a',
  'of',
  'statement',
  'added',
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(
      fc.oneof(
        pieces,
        words.map((word) => `${word} `),
      ),
      { maxLength: 80 },
    )
    .map((parts) => parts.join('')),
);

function expectSound(spans: readonly Span[], text: string): void {
  let last = 0;
  for (const { start, end } of spans) {
    expect(start).toBeGreaterThanOrEqual(last);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(text.length);
    expect(text.slice(start, end).trim()).not.toBe('');
    last = end;
  }
}

function begin({ source, cue, content }: AttributionSpans): number {
  return Math.min(...[...source, ...cue, ...content].map((span) => span.start));
}

test('attributions of any text are sound: spans in range, not empty, in order, apart within a role', () => {
  fc.assert(
    fc.property(text, (text) => {
      const reading = readText(text);
      const found = extractAttributions({ text }, reading);
      const nested = nestedAttributions({ text }, reading, found);
      const quotations = quotationRuns(text, linesOf(text));
      for (const attribution of [...found, ...nested]) {
        expect(attribution.content.length).toBeGreaterThan(0);
        for (const spans of [attribution.source, attribution.cue, attribution.content])
          expectSound(spans, text);
        expect(['direct', 'mixed', 'indirect']).toContain(kindOf(attribution, text, quotations));
      }
      const starts = found.map(begin);
      expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    }),
    { numRuns: 150 },
  );
});

test('quotations of any text are in range, in order, apart, and without their marks', () => {
  fc.assert(
    fc.property(text, (text) => {
      let last = 0;
      for (const { start, end } of quotationRuns(text, linesOf(text))) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(text.slice(start, end)).not.toMatch(/["”]/u);
        last = end;
      }
    }),
  );
});

test('reading the same article again finds the same attributions', () => {
  const text =
    'The minister said the plan had failed. "We tried," she told reporters. Critics called it a "farce".';
  const find = (): AttributionSpans[] => extractAttributions({ text }, readText(text));
  expect(find()).toEqual(find());
});
