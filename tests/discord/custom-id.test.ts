import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionOf, defineCustomId } from '../../src/discord/custom-id.ts';

const pageId = defineCustomId('page', { article: 'word', page: 'number', text: 'text' });

describe('a customId', () => {
  it('is readable', () => {
    expect(pageId.write({ article: 'k3v9', page: 40, text: 'a: b' })).toBe('1:page:k3v9:14:a: b');
  });

  it('holds any state that fits, and gives it back', () => {
    const word = fc.string({ maxLength: 10 }).filter((text) => !text.includes(':'));
    fc.assert(
      fc.property(
        word,
        fc.maxSafeNat(),
        fc.string({ maxLength: 30, unit: 'binary' }),
        (article, page, text) => {
          const customId = pageId.write({ article, page, text });
          expect(customId.length).toBeLessThanOrEqual(100);
          expect(pageId.read(customId)).toEqual({ article, page, text });
          expect(actionOf(customId)).toBe('page');
        },
      ),
    );
  });

  it.each([
    '',
    'page',
    '1:page',
    '1:page:k3v9',
    '1:page:k3v9:-1:x',
    '1:page:k3v9:A:x',
    '1:other:k3v9:1:x',
    '0:page:k3v9:1:x',
  ])('of another make is told apart: %j', (customId) => {
    expect(pageId.read(customId)).toBeNull();
  });

  it.each(['', 'page', 'poll_yes', '0:page:x', '2:page:x'])(
    'that is foreign has no action: %j',
    (customId) => {
      expect(actionOf(customId)).toBeNull();
    },
  );

  it('never reads any text as something that it cannot write again', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), (rest) => {
        const state = pageId.read(`1:page:${rest}`);
        if (state) expect(pageId.read(pageId.write(state))).toEqual(state);
      }),
    );
  });

  it.each([
    { article: 'a:b', page: 1, text: '' },
    { article: 'a', page: -1, text: '' },
    { article: 'a', page: 0.5, text: '' },
    { article: 'a', page: 1, text: 'x'.repeat(100) },
  ])('refuses state that it cannot hold: %j', (state) => {
    expect(() => pageId.write(state)).toThrow(RangeError);
  });
});
