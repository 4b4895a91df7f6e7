import { afterAll, expect, test } from 'vitest';
import {
  answerQuestion,
  chooseArticle,
  createOpener,
  exampleQuestions,
  openArticle,
  searchPassages,
} from '../../src/answers/index.ts';
import { articleOf, openSample, sampleArticle } from './sample.ts';

const sample = openSample();
const bridge = openArticle(
  articleOf(
    'The old bridge over the river reopened on Monday.',
    'Engineers had worked on its arches since May.',
  ),
  { encoder: false },
);

test('the article that a question is about is chosen', () => {
  expect(chooseArticle([sample, bridge], 'when did the bridge reopen?')).toBe(bridge);
  expect(chooseArticle([bridge, sample], 'what did the Syrian delegation want?')).toBe(sample);
  expect(chooseArticle([bridge, sample], '???')).toBe(bridge);
  expect(() => chooseArticle([], 'anything')).toThrow(RangeError);
});

test('passages are found by words in any form, with where they stand', () => {
  const { passages, corrections } = searchPassages(bridge, 'reopening brigde');
  expect(corrections).toEqual([{ from: 'brigde', to: 'bridge' }]);
  expect(passages.map(({ passage }) => passage)).toEqual([1]);
  expect(passages[0]?.matches.map(({ start, end }) => bridge.article.text.slice(start, end))).toEqual([
    'bridge',
    'reopened',
  ]);
});

test('any word of the article is found, also one that says little in a question', () => {
  const story = openArticle(articleOf('Wait, she said, that is the whole story.', 'Nobody did.'), {
    encoder: false,
  });
  for (const word of ['story', 'wait story', 'whole'])
    expect(searchPassages(story, word).passages.map(({ passage }) => passage)).toEqual([1]);
});

test('a search for nothing finds nothing', () => {
  expect(searchPassages(sample, '').passages).toEqual([]);
});

test('example questions are answered by the article, and made once', async () => {
  const questions = await exampleQuestions(sample);
  expect(await exampleQuestions(sample)).toBe(questions);
  expect(questions.length).toBeGreaterThan(1);
  expect(new Set(questions).size).toBe(questions.length);
  for (const question of questions) expect(answerQuestion(sample, question).kind).toBe('answered');
});

test('no question is shown that the bot would not answer', async () => {
  expect(await exampleQuestions(openSample(), 1)).toEqual([]);
});

const opener = createOpener({ encoder: false });
afterAll(() => opener.close());

test('an article opened in the other thread answers as one opened here', async () => {
  const there = await opener.open(sampleArticle());
  const question = 'who brokered the meeting';
  expect(answerQuestion(there, question)).toEqual(answerQuestion(sample, question));
});

test('an opener that is closed fails what it was doing', async () => {
  const closing = createOpener({ encoder: false });
  const failed = expect(closing.open(sampleArticle())).rejects.toThrow();
  await closing.close();
  await failed;
});
