import type { OpenArticle } from './open.ts';
import { scoreUnits } from './postings.ts';
import { analyseQuestion } from './question.ts';

/**
 * The article that a question is about, when none is named: the one whose best passage holds most of the question,
 * where words that few of the articles have count for more. The first one when no article has any of its words.
 *
 * @throws RangeError when no article is given
 */
export function chooseArticle(opened: readonly OpenArticle[], question: string): OpenArticle {
  const [first] = opened;
  if (!first) throw new RangeError('no article to choose from');
  if (opened.length === 1) return first;
  const stems = analyseQuestion(question).content.map((token) => token.stem);
  const rarity = stems.map((stem) => {
    const frequency = opened.filter(({ index }) => index.terms.has(stem)).length;
    return Math.log(1 + (opened.length - frequency + 0.5) / (frequency + 0.5));
  });
  let best = first;
  let bestScore = 0;
  for (const candidate of opened) {
    const score = scoreArticle(candidate, stems, rarity);
    if (score > bestScore) [best, bestScore] = [candidate, score];
  }
  return best;
}

/** Words of the question that the article has, by their rarity among articles, and how well its best passage fits. */
function scoreArticle({ index }: OpenArticle, stems: readonly string[], rarity: readonly number[]): number {
  const terms = stems.map((stem) => index.terms.get(stem) ?? -1);
  const covered = terms.reduce((sum, term, i) => (term < 0 ? sum : sum + rarity[i]!), 0);
  const titled = terms.reduce((sum, term, i) => (index.titleTerms.has(term) ? sum + rarity[i]! : sum), 0);
  const passage = scoreUnits(index.passages, terms).reduce((most, score) => Math.max(most, score), 0);
  return covered + 0.5 * titled + 0.1 * passage;
}
