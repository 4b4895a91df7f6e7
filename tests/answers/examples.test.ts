import { afterEach, expect, test, vi } from 'vitest';
import { exampleQuestions, openArticle } from '../../src/answers/index.ts';
import { articleOf } from './sample.ts';

const answerQuestion = vi.hoisted(() => vi.fn(() => ({ kind: 'unanswered' })));
vi.mock('../../src/answers/answer-question.ts', () => ({ answerQuestion }));
afterEach(() => {
  answerQuestion.mockClear();
});

const subjects = Array.from(
  { length: 80 },
  (_, i) => `${String.fromCharCode(97 + (i % 26))}ber${'o'.repeat(i % 7)}n`,
);
const paragraphs = subjects.map(
  (subject, i) => `The ${subject} harbour festival number ${i} was moved to Monday.`,
);

test('a long article is not asked about without end, and other work has its turn', async () => {
  const opened = openArticle(articleOf(...paragraphs), { encoder: false });
  let turns = 0;
  let next = setImmediate(function turn() {
    turns++;
    next = setImmediate(turn);
  });
  expect(await exampleQuestions(opened)).toEqual([]);
  clearImmediate(next);
  const tries = answerQuestion.mock.calls.length;
  expect(tries).toBeGreaterThan(5);
  expect(tries).toBeLessThanOrEqual(24);
  expect(turns).toBeGreaterThanOrEqual(tries - 1);
});

test('an article is asked about once, whoever wants its examples', async () => {
  const opened = openArticle(articleOf(...paragraphs.slice(0, 5)), { encoder: false });
  const [one, other] = await Promise.all([exampleQuestions(opened), exampleQuestions(opened)]);
  expect(one).toBe(other);
  const tries = answerQuestion.mock.calls.length;
  await exampleQuestions(opened);
  expect(answerQuestion).toHaveBeenCalledTimes(tries);
});
