import { describe, expect, test } from 'vitest';
import { openArticle } from '../../src/answers/index.ts';
import { editDistance, readQuestion } from '../../src/answers/repair.ts';
import { articleOf, openSample } from './sample.ts';

const { index } = openSample();

function corrections(question: string): Record<string, string> {
  return Object.fromEntries(readQuestion(index, question).corrections.map(({ from, to }) => [from, to]));
}

describe('misspelt words', () => {
  test('are read as the nearest word of the article', () => {
    expect(corrections('what about soverignty')).toEqual({ soverignty: 'sovereignty' });
    expect(corrections('who is the Izraeli deligation')).toEqual({
      Izraeli: 'israeli',
      deligation: 'delegation',
    });
  });

  test('the question is then read with the mended words', () => {
    expect(readQuestion(index, 'what about Soverignty?').question.text).toBe('what about Sovereignty?');
  });
});

test('words that are right are never mended', () => {
  expect(corrections('did the relegation of the nation cause tension or attention in Paris')).toEqual({});
  expect(corrections('what does the delegations say about residents')).toEqual({});
});

test('numbers and short words are left alone', () => {
  const { index: other } = openArticle(articleOf('In 1998 the USS Cole sailed.'), { encoder: false });
  expect(readQuestion(other, 'in 1988 the uss col').corrections).toEqual([]);
});

test('edit distance counts a swap of neighbours as one', () => {
  expect(editDistance('form', 'from', 2)).toBe(1);
  expect(editDistance('kitten', 'sitting', 2)).toBe(3);
  expect(editDistance('', 'ab', 2)).toBe(2);
});
