import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainLine } from '../../../src/discord/markdown/index.ts';
import { hostileText } from '../hostile.ts';

it('shows a text on one line, unescaped', () => {
  expect(plainLine('  *The*\n\u202ebridge\t is safe ', 100)).toBe('*The* bridge is safe');
});

it('cuts what is too long, and never within a character', () => {
  expect(plainLine('The bridge', 10)).toBe('The bridge');
  expect(plainLine('The bridges', 10)).toBe('The bridg…');
  expect(plainLine('The 😀 bridge', 6)).toBe('The …');
  fc.assert(
    fc.property(hostileText(), fc.integer({ min: 1, max: 120 }), (text, limit) => {
      const line = plainLine(text, limit);
      expect(line.length).toBeLessThanOrEqual(limit);
      expect(line.isWellFormed()).toBe(true);
      expect(line).not.toContain('\n');
    }),
  );
});
