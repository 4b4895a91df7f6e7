import { parse } from 'discord-markdown-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockQuote, inline, partsOf, showable } from '../../../src/discord/markdown/index.ts';
import { hostileText } from '../hostile.ts';
import { plainText } from './plain-text.ts';

const wide = { limit: 4000 };
const spaced = (text: string): string => text.replace(/\s+/gu, ' ').trim();

describe('blockQuote', () => {
  it('shows the span character for character', () => {
    expect(blockQuote('One. *Two*, he said. Three.', { start: 5, end: 20 }, wide)).toBe(
      '> \\*Two\\*, he said.',
    );
  });

  it('puts the highlights in bold', () => {
    const text = 'No agreement was reached in Paris.';
    const highlights = [
      { start: 3, end: 12 },
      { start: 28, end: 33 },
    ];
    expect(blockQuote(text, { start: 0, end: text.length }, { ...wide, highlights })).toBe(
      '> No **agreement** was reached in **Paris**.',
    );
  });

  it('joins highlights with only a space between them', () => {
    const highlights = [
      { start: 0, end: 3 },
      { start: 4, end: 7 },
    ];
    expect(blockQuote('one two', { start: 0, end: 7 }, { ...wide, highlights })).toBe('> **one two**');
  });

  it('keeps a highlight over several lines inside the quote', () => {
    const highlights = [{ start: 2, end: 7 }];
    expect(blockQuote('a b\nc\nd e', { start: 0, end: 9 }, { ...wide, highlights })).toBe(
      '> a **b**\n> **c**\n> **d** e',
    );
  });

  it('cuts a long span between words around its highlight', () => {
    const text = `${'before '.repeat(100)}KEY ${'after '.repeat(100)}`.trim();
    const start = text.indexOf('KEY');
    const shown = blockQuote(
      text,
      { start: 0, end: text.length },
      { limit: 100, highlights: [{ start, end: start + 3 }] },
    );
    expect(shown).toMatch(/^> … (?:before )+\*\*KEY\*\* (?:after )*after …$/u);
    expect(shown.length).toBeLessThanOrEqual(100);
  });

  it('never leaves out all of a text, however wide the blank between two long words is', () => {
    const text = `${'a'.repeat(40)} \n ${'b'.repeat(40)}`;
    const shown = blockQuote(
      text,
      { start: 0, end: text.length },
      { limit: 60, highlights: [{ start: 10, end: 75 }] },
    );
    expect(shown).toMatch(/a{5,}[^]*b{5,}/u);
    expect(shown.length).toBeLessThanOrEqual(60);
  });

  it('stays within the limit and says nothing that the span does not, whatever the text', () => {
    fc.assert(
      fc.property(
        hostileText({ minLength: 1 }),
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 70, max: 400 }),
        (text, a, b, limit) => {
          const characters = Array.from(text);
          const offset = (n: number): number =>
            characters.slice(0, n % (characters.length + 1)).join('').length;
          const [start = 0, end = 0] = [offset(a), offset(b)].sort((x, y) => x - y);
          const shown = blockQuote(
            text,
            { start: 0, end: text.length },
            { limit, highlights: [{ start, end }] },
          );
          expect(shown.length).toBeLessThanOrEqual(limit);
          const seen = spaced(plainText(parse(shown, 'extended'), ['blockQuote', 'strong']));
          const part = seen.replace(/^… /u, '').replace(/ …$/u, '');
          expect(spaced(showable(text)).replaceAll(' ', '')).toContain(part.replaceAll(' ', ''));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('partsOf', () => {
  it('cuts a passage of 40,000 characters into parts that together are all of it', () => {
    const text = 'All *work* and no play makes Jack_a_dull boy. '.repeat(900).trim();
    const parts = partsOf(text, { start: 0, end: text.length }, 3000);
    expect(spaced(parts.map(({ start, end }) => text.slice(start, end)).join(' '))).toBe(spaced(text));
    for (const part of parts) expect(blockQuote(text, part, { limit: 3000 })).not.toContain('…');
  });

  it('cuts a text without spaces between characters', () => {
    const text = '👩‍👩‍👧‍👦'.repeat(500);
    const parts = partsOf(text, { start: 0, end: text.length }, 200);
    expect(parts.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
    for (const { start, end } of parts) expect(text.slice(start, end)).toMatch(/^(?:👩‍👩‍👧‍👦)+$/u);
  });
});

describe('inline', () => {
  it('makes one line of a text', () => {
    expect(inline('# a\n\n> b', 50)).toBe('\\# a > b');
  });

  it('cuts what is too long', () => {
    expect(inline('one two three four', 12)).toBe('one two …');
  });
});
