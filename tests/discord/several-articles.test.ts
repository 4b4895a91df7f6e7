import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { textOf } from './cards.ts';
import { Harness } from './harness.ts';

const bridge =
  '---\ntitle: Bridge closed\nurl: https://example.com/bridge\n---\n\nThe bridge was closed on Monday, the mayor said.';
const ferry =
  '---\ntitle: Ferry to run all night\noutlet: The Harbour Post\nbyline: Ann Lee\npublished: 2025-07-26\n---\n\n“The ferry will run all night,” the harbour master said.';

let folder: string;
let harness: Harness;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-several-'));
  await writeFile(join(folder, 'bridge.md'), bridge);
  await writeFile(join(folder, 'ferry.md'), ferry);
  await writeFile(join(folder, 'empty.md'), '');
  harness = await Harness.start({ environment: { ARTICLES_DIR: folder, ENCODER: 'off' } });
});
afterAll(async () => {
  expect(harness.refusals).toEqual([]);
  await harness.stop();
  await rm(folder, { recursive: true });
});

it('starts with a warning about a file that is no article', () => {
  expect(harness.bot.log).toMatch(/left out an article: .*empty\.md/u);
});

it('finds the article that a question is about', async () => {
  for (const [question, title] of [
    ['When was the bridge closed?', 'Bridge closed'],
    ['What did the harbour master say about the ferry?', 'Ferry to run all night'],
  ] as const) {
    expect(textOf(await harness.type('/ask', { question }))).toContain(title);
    expect(textOf(await harness.mention(question))).toContain(title);
  }
});

it('goes on with the article of the card that is replied to', async () => {
  const answer = await harness.mention('What did the harbour master say about the ferry?');
  expect(textOf(await harness.replyTo(answer, 'when was the bridge closed?'))).toContain('Ferry to run');
});

it('shows what is known of an article, where that is asked', async () => {
  const answer = await harness.mention('What did the harbour master say about the ferry?');
  for (const question of ['who wrote this?', 'when was this article published', 'what’s the headline'])
    expect(textOf(await harness.replyTo(answer, question))).toMatch(
      /^### Ferry to run all night\nThe Harbour Post · Ann Lee · 26 July 2025/u,
    );
});

it('begins the first article, or that of the card replied to, where a summary is asked for', async () => {
  const opening = await harness.type('/ask', { question: 'what is this about?' });
  expect(textOf(opening)).toMatch(/> The bridge was closed on Monday.*do not summarise/su);
  const answer = await harness.mention('What did the harbour master say about the ferry?');
  expect(textOf(await harness.replyTo(answer, 'tl;dr'))).toContain('will run all night');
});

it('takes the article that is named, and the first where none is', async () => {
  expect(textOf(await harness.type('/passage', { number: 1, article: 'ferry' }))).toContain('Ferry to run');
  expect(textOf(await harness.type('/quote', { article: 'ferry to run' }))).toContain('the harbour master');
  expect(textOf(await harness.type('/passage', { number: 1 }))).toContain('The bridge was closed');
});

it('suggests all articles, the default first, and ranks them by what is typed', async () => {
  const suggested = async (article: string) => {
    const choices = await harness.autocomplete('/article', { article }, 'article');
    return choices.map(({ name }) => name);
  };
  expect(await suggested('')).toEqual(['Bridge closed', 'Ferry to run all night']);
  expect(await suggested('fery')).toEqual(['Ferry to run all night']);
});

it('suggests the speakers of the article that is named', async () => {
  const choices = await harness.autocomplete('/quote', { article: 'ferry', speaker: '' }, 'speaker');
  expect(choices.map(({ name }) => name)).toEqual(['the harbour master']);
});

it('says where an article is from, and links its title', async () => {
  expect(textOf(await harness.type('/article', { article: 'ferry' }))).toContain(
    'The Harbour Post · Ann Lee · 26 July 2025',
  );
  expect(textOf(await harness.type('/article'))).toContain('### [Bridge closed](https://example.com/bridge)');
});

it('names all articles in its help', async () => {
  expect(textOf(await harness.type('/help'))).toContain('• Bridge closed\n• Ferry to run all night');
});
