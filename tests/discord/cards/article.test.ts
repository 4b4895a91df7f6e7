import { expect, it } from 'vitest';
import type { Article } from '../../../src/article/index.ts';
import { articleCard } from '../../../src/discord/cards/article.ts';
import type { Speaker } from '../../../src/quotes/index.ts';
import { attributed } from '../../quotes/attributed.ts';

const { article, quotes } = attributed('“The road is closed,” she said.', [
  { by: 'she', content: ['“The road is closed,”'] },
]);

/** What the card says; `speakers` are those who are known to speak. */
function shown(known: Partial<Article>, speakers: readonly Speaker[], attributions = quotes.attributions) {
  const card = articleCard(
    { article: { ...article, ...known }, quotes: { speakers: [], attributions, quotations: [] } },
    speakers,
    attributions,
  );
  return JSON.stringify(card);
}

it('tells an article that quotes nobody from one that does not name whom it quotes', () => {
  const nameless = quotes.attributions.map((attribution) => ({ ...attribution, speaker: null }));
  expect(shown({}, [], nameless)).toMatch(/1 quotation".*The article does not name who is quoted\./u);
  expect(shown({}, [], [])).toMatch(/0 quotations".*Nobody is quoted in it\./u);
});

it.each([
  ['2025-07-26', '26 July 2025'],
  ['2025-07-26T21:30:00-04:00', '26 July 2025'],
  ['2025-07-26 00:30:00+05:00', '26 July 2025'],
  ['last Saturday', 'last Saturday'],
])('shows the day of %s as it is written', (published, day) => {
  expect(shown({ outlet: 'The Post', byline: null, published }, quotes.speakers)).toContain(
    `\\nThe Post · ${day}\\n`,
  );
});
