import { expect, it } from 'vitest';
import { openArticle } from '../../src/answers/index.ts';
import { chosenQuotation, suggestQuotations } from '../../src/discord/choose-quotation.ts';
import { attributed } from '../quotes/attributed.ts';

const road = 'the old road over the mountain is closed';
const { article, quotes } = attributed(`Paul Kern said that Ellen Ruiz said that ${road}. “No,” he said.`, [
  { by: 'Ellen Ruiz', content: [road] },
  { by: 'Paul Kern', content: [`Ellen Ruiz said that ${road}`] },
  { by: 'Paul Kern', content: ['“No,”'] },
]);
const opened = { ...openArticle(article, { encoder: false }), quotes };

it.each(['', 'Ellen Ruiz', 'Paul Kern'])('suggests quotations of “%s” that can be picked', (name) => {
  const speaker = quotes.speakers.find((known) => known.name === name) ?? null;
  const suggestions = suggestQuotations(opened, name, '');
  expect(suggestions).not.toHaveLength(0);
  for (const { value, name: shown } of suggestions) {
    const picked = chosenQuotation(opened, speaker, value);
    if (speaker) expect(picked.speaker).toBe(speaker);
    expect(shown).toContain(picked.content.map(({ start, end }) => article.text.slice(start, end)).join());
  }
});
