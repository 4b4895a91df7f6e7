import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openArticle, searchPassages } from '../../src/answers/index.ts';
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

test('where the article has no such word, as a word that questions are asked in', () => {
  expect(corrections('waht did he tihnk abuot the resloution')).toEqual({
    waht: 'what',
    tihnk: 'think',
    abuot: 'about',
    resloution: 'resolution',
  });
});

test('a search is for words of the article alone', () => {
  const found = searchPassages(openSample(), 'soverignty tihnk');
  expect(found.corrections).toEqual([{ from: 'soverignty', to: 'sovereignty' }]);
});

test('names and abbreviations that the article does not have are left alone', () => {
  expect(corrections('what do Thimk and Mr. Meetting say to the dhs and hhs')).toEqual({});
});

test('a question in another language is not mended into English', () => {
  expect(corrections('quand est-ce que les combats ont commencé')).toEqual({});
  expect(corrections('¿Quién dijo que las conversaciones fueron directas?')).toEqual({});
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

test('the words that questions are asked in are those of the questions written for this project', () => {
  const derived = execFileSync(process.execPath, ['src/training/answers/derive-question-words.ts'], {
    encoding: 'utf8',
  });
  expect(derived).toBe(readFileSync('data/models/question-words.json', 'utf8'));
});
