import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locate, markPassage } from '../../../src/playground/page/side/locate.js';

const passage =
  'The delegation warned that continued aggressive actions “threaten regional stability” and more.';

describe('markPassage', () => {
  it('marks an excerpt and the highlight inside of it', () => {
    const quote = 'continued aggressive actions “threaten regional stability”';
    expect(markPassage(passage, [{ text: quote, strong: ['“threaten regional stability”'] }])).toEqual([
      { text: 'The delegation warned that ', excerpt: false, highlight: false },
      { text: 'continued aggressive actions ', excerpt: true, highlight: false },
      { text: '“threaten regional stability”', excerpt: true, highlight: true },
      { text: ' and more.', excerpt: false, highlight: false },
    ]);
  });

  it('finds what a card shortened or kept from formatting', () => {
    const quote = '… continued\u200b aggressive\nactions …';
    const marked = markPassage(passage, [{ text: quote, strong: [] }]).filter(({ excerpt }) => excerpt);
    expect(marked.map(({ text }) => text)).toEqual(['continued aggressive actions']);
  });

  it('marks nothing of a quotation from elsewhere', () => {
    expect(markPassage(passage, [{ text: 'No final agreements were reached', strong: [] }])).toEqual([
      { text: passage, excerpt: false, highlight: false },
    ]);
  });

  it('loses no character of the passage', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.array(fc.nat(80), { maxLength: 6 }), (text, places) => {
        const quotes = places.map((place) => ({
          text: text.slice(place, place + 20),
          strong: [text.slice(place, place + 5)],
        }));
        expect(
          markPassage(text, quotes)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('locate', () => {
  it('finds every part of a text, with its place in it', () => {
    fc.assert(
      fc.property(
        fc.lorem({ maxCount: 12 }),
        fc.nat(40),
        fc.integer({ min: 1, max: 30 }),
        (text, start, length) => {
          const wanted = text.slice(start, start + length).trim();
          fc.pre(wanted !== '');
          const range = locate(text, wanted);
          expect(range && text.slice(range.start, range.end)).toBe(wanted);
        },
      ),
    );
  });
});
