import { describe, expect, it } from 'vitest';
import { readVoices } from '../../src/quotes/index.ts';
import { attributed } from './attributed.ts';

describe('readVoices', () => {
  it('counts a word within two attributions for the inner one only', () => {
    const { article, quotes } = attributed('A source said the mayor called the bridge “safe” and old.', [
      { by: 'a source', content: ['the mayor called the bridge “safe” and old'] },
      { by: 'the mayor', content: ['the bridge “safe” and old'] },
    ]);
    const counts = readVoices(article, quotes).voices.map(({ speaker, quotedWords, paraphrasedWords }) => [
      speaker?.name,
      quotedWords,
      paraphrasedWords,
    ]);
    expect(counts).toEqual([
      ['the mayor', 1, 4],
      ['a source', 0, 3],
    ]);
  });

  it('reads a long article', () => {
    const lines = Array.from({ length: 4000 }, (_, i) => `“It is number ${i} of all,”`);
    const { article, quotes } = attributed(
      lines.map((line, i) => `${line} said Ruiz ${i % 100}.`).join('\n'),
      lines.map((line, i) => ({ by: `Ruiz ${i % 100}`, content: [line] })),
    );
    const { voices } = readVoices(article, quotes);
    expect(voices).toHaveLength(100);
    expect(new Set(voices.map(({ quotedWords }) => quotedWords))).toEqual(new Set([240]));
  });
});
