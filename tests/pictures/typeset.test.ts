import { createCanvas } from '@napi-rs/canvas';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadFonts, serifFont, setFont } from '../../src/pictures/fonts.ts';
import { balanceLines, breakLines, directionOf, fitLine, type Line } from '../../src/pictures/typeset.ts';

loadFonts();
const context = createCanvas(1, 1).getContext('2d');
setFont(context, serifFont(40));

const textOf = (lines: readonly Line[]): string =>
  lines.map(({ runs }) => runs.map(({ text }) => text).join('')).join(' ');
const squeezed = (text: string): string => text.replace(/\s+/gu, '');
const words = fc.array(
  fc.constantFrom(
    'peace',
    'a',
    '“quoted”',
    're-establish',
    'Donaudampfschifffahrtsgesellschaft',
    'سلام',
    'שלום',
    '和平會談',
    '—',
    '…',
    '👩‍👩‍👧',
  ),
  { minLength: 1, maxLength: 60 },
);

test.each([
  ['“Hello”', 'ltr'],
  ['«سلام»', 'rtl'],
  ['״שלום״', 'rtl'],
  ['12 — …', 'ltr'],
  ['', 'ltr'],
])('%s is read %s', (text, direction) => {
  expect(directionOf(text)).toBe(direction);
});

test('lines keep every character and fit their width', () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 150, max: 1000 }), (list, width) => {
      const text = list.join(' ');
      for (const lines of [breakLines, balanceLines].map((set) =>
        set(context, [{ text, color: '#000000' }], width),
      )) {
        expect(squeezed(textOf(lines))).toBe(squeezed(text));
        // Quotation marks between two scripts can be some pixels wider than each word by itself.
        for (const line of lines) expect(line.width).toBeLessThanOrEqual(width + 8);
      }
    }),
  );
});

test('runs keep their colours across lines', () => {
  const runs = [
    { text: '“The talks were direct,” ', color: '#111111' },
    { text: 'the source stated, ', color: '#555555' },
    { text: '“but they do not constitute any form of agreement.”', color: '#111111' },
  ];
  const lines = breakLines(context, runs, 400);
  const grey = lines.flatMap((line) => line.runs.filter(({ color }) => color === '#555555'));
  expect(grey.map(({ text }) => text.trim()).join(' ')).toBe('the source stated,');
});

test('balancing needs no more lines, and leaves no single word behind', () => {
  const runs = [{ text: 'No final agreements were reached in the talks', color: '#000000' }];
  const plain = breakLines(context, runs, 700);
  const balanced = balanceLines(context, runs, 700);
  expect(balanced).toHaveLength(plain.length);
  expect(Math.min(...balanced.map(({ width }) => width))).toBeGreaterThan(250);
});

test('a line that is cut says so and fits', () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 60, max: 900 }), (list, width) => {
      const text = list.join(' ');
      const shown = fitLine(context, text, width);
      expect(context.measureText(shown).width).toBeLessThanOrEqual(width + 1);
      if (shown !== text) expect(shown.endsWith('…')).toBe(true);
    }),
  );
});
