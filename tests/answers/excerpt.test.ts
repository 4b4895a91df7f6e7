import { describe, expect, test } from 'vitest';
import { openArticle } from '../../src/answers/index.ts';
import { excerptOf, withNeighbour } from '../../src/answers/excerpt.ts';
import { matchQuestion } from '../../src/answers/match.ts';
import { analyseQuestion } from '../../src/answers/question.ts';
import { describeCandidates, type Ranking } from '../../src/answers/rank.ts';
import { parseArticle, passageLabel } from '../../src/article/index.ts';

const sentences = {
  mayor: 'The mayor opened the bridge on Monday.',
  cost: 'Builders were paid nine million.',
  strike: 'A strike had held up the work.',
  union: 'He blamed the union of welders.',
};

/** The excerpt of an article for the likeliest of its sentences, given how likely each is. */
function excerpt(
  text: string,
  chances: readonly number[],
): { shown: string; passage: number; label: string } {
  const opened = openArticle(parseArticle(text, 'test.md'), { encoder: false });
  const candidates = describeCandidates(matchQuestion(opened, analyseQuestion('what of the bridge')), null);
  const order = Array.from(chances.keys()).sort((a, b) => chances[b]! - chances[a]!);
  const ranking: Ranking = {
    ...candidates,
    sentences: [...chances.keys()],
    scores: Float64Array.from(chances, Math.log),
    chances: Float64Array.from(chances),
    order,
  };
  const span = withNeighbour(ranking, excerptOf(opened, order[0]!, null));
  return {
    shown: opened.article.text.slice(span.start, span.end),
    passage: span.passage,
    label: passageLabel(opened.article, span),
  };
}

describe('an excerpt', () => {
  const apart = Object.values(sentences).join('\n\n');
  const { mayor, cost, strike, union } = sentences;

  test('is one sentence where it is most likely all of the answer', () => {
    expect(excerpt(apart, [0.02, 0.9, 0.02, 0.06])).toEqual({ shown: cost, passage: 2, label: '¶2' });
  });

  test('has a neighbour that may well be the answer, in the next passage too', () => {
    expect(excerpt(apart, [0.1, 0.5, 0.3, 0.1])).toEqual({
      shown: `${cost}\n\n${strike}`,
      passage: 2,
      label: '¶2–3',
    });
    expect(excerpt(apart, [0.3, 0.5, 0.1, 0.1])).toEqual({
      shown: `${mayor}\n\n${cost}`,
      passage: 2,
      label: '¶1–2',
    });
  });

  test('has the sentence of its passage without which it cannot be understood', () => {
    const together = `${mayor}\n\n${cost} ${strike} ${union}`;
    expect(excerpt(together, [0, 0, 0, 1])).toEqual({
      shown: `${strike} ${union}`,
      passage: 2,
      label: '¶2',
    });
  });

  test('is not longer than can be read at once', () => {
    const long = `It began${', and then it went on for a while'.repeat(10)}.`;
    expect(excerpt(`${long}\n\n${cost}`, [0.6, 0.4]).shown).toBe(long);
  });
});
