import { expect, it } from 'vitest';
import { openArticle } from '../../src/answers/index.ts';
import { parseArticle } from '../../src/article/index.ts';
import { findQuotations } from '../../src/discord/quotations.ts';
import { attributed, type Said } from '../quotes/attributed.ts';

const text = 'Ellen Ruiz said that the road is closed, which Paul Kern denied. “No,” he said.';
const said: Said[] = [
  { by: 'Ellen Ruiz', content: ['the road is closed'] },
  { by: 'Paul Kern', content: ['which'] },
  { by: 'Paul Kern', content: ['“No,”'] },
];

it('lists what is said, not the pronoun that takes it up', () => {
  const { article, quotes } = attributed(text, said);
  const opened = { ...openArticle(article, { encoder: false }), quotes };
  const { quotations } = findQuotations(opened, { speaker: null, kind: 0, about: '' });
  expect(quotations.map(({ index }) => index)).toEqual([0, 2]);
});

// Each compared with each, these would take minutes.
it('looks through fifty thousand quotations', () => {
  const article = parseArticle(
    Array.from({ length: 50_000 }, (_, i) => `“Word ${i}.”`).join('\n\n'),
    'a.txt',
  );
  const attributions = article.passages.map(({ number, start, end }, index) => ({
    index,
    kind: 'direct' as const,
    source: [],
    cue: [],
    content: [{ start, end }],
    speaker: null,
    chain: [],
    passage: number,
  }));
  const opened = { ...openArticle(parseArticle(text, 'b.txt'), { encoder: false }), article };
  const quotes = { attributions, speakers: [], quotations: [] };
  const { quotations } = findQuotations({ ...opened, quotes }, { speaker: null, kind: 0, about: '' });
  expect(quotations).toEqual(attributions);
});
