import { describe, expect, it, test } from 'vitest';
import { aspectAsked } from '../../src/answers/about-article.ts';
import { answerQuestion, openArticle } from '../../src/answers/index.ts';
import { textOf } from '../../src/text/index.ts';
import { articleOf, openSample } from './sample.ts';

describe('what is asked of the article itself', () => {
  test.each([
    ['tl;dr', 'gist'],
    ['TLDR pls', 'gist'],
    ['can u summarise this for me?', 'gist'],
    ['ok so what’s this all about lol', 'gist'],
    ['What is the article about in one sentence?', 'gist'],
    ['main points?', 'gist'],
    ['quick summary of the article please', 'gist'],
    ['who wrote this?', 'byline'],
    ['when was this article published', 'published'],
    ['which newspaper is this from', 'outlet'],
    ['whats the headline', 'title'],
  ])('%j', (question, aspect) => {
    expect(aspectAsked(question)).toBe(aspect);
  });

  test.each([
    'what is the deal about',
    'who wrote the report',
    'when was it published',
    'what are the talks about',
    'what did he say in summary',
    'who is the author',
    '',
  ])('%j is no such question', (question) => {
    expect(aspectAsked(question)).toBeNull();
  });

  it('is of the question before, where that says what “it” is', () => {
    expect(aspectAsked('what is it about?')).toBe('gist');
    expect(aspectAsked('what is it about?', 'Who announced the ceasefire?')).toBeNull();
    expect(aspectAsked('what is this article about?', 'Who announced the ceasefire?')).toBe('gist');
  });
});

it('answers what an article is about with how it begins, and with whose words these are', () => {
  const sample = openSample();
  const { kind, excerpt, attributions, isOpening } = answerQuestion(sample, 'what is this about?');
  expect({ kind, isOpening, passage: excerpt?.passage }).toEqual({
    kind: 'answered',
    isOpening: true,
    passage: 1,
  });
  expect(attributions[0]?.speaker?.name).toBe('a Syrian diplomatic source');
});

it('passes over a title and a dateline there', () => {
  const lead = 'The old bridge over the river will be closed for repairs from Monday.';
  const opened = openArticle(
    articleOf('Bridge to be closed for repairs from Monday, says mayor', 'RIVERTON', lead),
    {
      encoder: false,
    },
  );
  const { excerpt } = answerQuestion(opened, 'summarise this');
  expect(excerpt && textOf(opened.article.text, excerpt)).toBe(lead);
});

it('finds something to show however little an article says', () => {
  const opened = openArticle(articleOf('Closed.'), { encoder: false });
  expect(answerQuestion(opened, 'tl;dr').excerpt).toEqual({ start: 0, end: 7, passage: 1 });
});
