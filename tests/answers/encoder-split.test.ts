import { describe, expect, test } from 'vitest';
import { isHeldForRanking } from '../../src/training/split.ts';

describe('the split between encoder and ranker', () => {
  test.each(['', 'a', 'foobar', 'Café.txt'])('of %j is that of FNV-1a over UTF-8, in 64 bits', (name) => {
    let hash = 0x811c9dc5n;
    for (const byte of Buffer.from(name)) hash = ((hash ^ BigInt(byte)) * 0x01000193n) & 0xffffffffn;
    expect(isHeldForRanking(name)).toBe(hash % 3n === 0n);
  });

  test('keeps about a third of the articles for the ranker', () => {
    const names = Array.from({ length: 3000 }, (_, number) => `article-${number}.txt`);
    const held = names.filter(isHeldForRanking).length;
    expect(held).toBeGreaterThan(900);
    expect(held).toBeLessThan(1100);
  });
});
