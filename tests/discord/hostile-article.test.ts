import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIMessage } from 'discord-api-types/v10';
import { parse } from 'discord-markdown-parser';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buttonsOf, componentsOf, textOf } from './cards.ts';
import { Harness } from './harness.ts';

const attack = [
  '@everyone @here <@123456789012345678> <@&123456789012345678> <#123456789012345678> <t:1700000000:R> </ask:123456789012345678>',
  '[free nitro](https://evil.example/login) https://evil.example <https://evil.example> :skull: <:x:123456789012345678>',
  '``` fence ``` `code` ||spoiler|| ~~struck~~ __under__ ***bold*** > quote -# small # heading',
  '\u202eedirrevo si siht\u202c and \u2066this is isolated\u2069.',
].join(' ');

const article = [
  'Minister warns of attacks',
  `The minister, “${attack}”, said on Monday that **the attack** was over.`,
  `The spokesman said: “${attack} ${'Nothing *works* here_at_all, said `nobody` of @everyone, not even [one](https://evil.example). '.repeat(420)}”`,
  '> The quoted line said nothing.\n# The heading said less.\n- The item, according to <@123456789012345678>, was an *item*.\n1. The first point was the last.',
  `${'x'.repeat(5000)} unbroken ${'*'.repeat(3000)}`,
].join('\n\n');

let folder: string;
let harness: Harness;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-hostile-'));
  await writeFile(join(folder, '@everyone [a](b) **c**.txt'), article);
  await writeFile(
    join(folder, 'other.md'),
    `---\ntitle: "@everyone [x](https://evil.example) \`\`\`"\nurl: https://example.com/a_(b)_*c*\n---\n\n${attack}`,
  );
  harness = await Harness.start({ environment: { ARTICLES_DIR: folder, ENCODER: 'off' } });
});
afterAll(async () => {
  expect(harness.refusals).toEqual([]);
  await harness.stop();
  await rm(folder, { recursive: true });
});

/** Nodes of the Markdown of our own cards; hostile texts may add none. */
const shown = new Set([
  'text',
  'br',
  'newline',
  'blockQuote',
  'strong',
  'em',
  'subtext',
  'heading',
  'link',
  'twemoji',
]);

interface Node {
  readonly type: string;
  readonly content?: unknown;
  readonly target?: string;
  readonly id?: string;
}

function nodesOf(tree: unknown): Node[] {
  if (Array.isArray(tree)) return tree.flatMap(nodesOf);
  if (typeof tree !== 'object' || tree === null) return [];
  const node = tree as Node;
  return [node, ...nodesOf(node.content)];
}

/** What the help card mentions: the bot, and its commands. */
function isOurs({ type, id = '' }: Node): boolean {
  const { bot, commands } = harness.playground.world;
  return (
    (type === 'user' && id === bot.id) ||
    (type === 'slashCommand' && commands.all().some((command) => command.id === id))
  );
}

function expectHarmless(message: APIMessage): void {
  expect(message.mentions).toEqual([]);
  expect(message.mention_everyone).toBe(false);
  for (const { content } of componentsOf(message)) {
    if (!content) continue;
    for (const node of nodesOf(parse(content, 'extended'))) {
      if (isOurs(node)) continue;
      expect(shown, `${JSON.stringify(node)} in ${content}`).toContain(node.type);
      if (node.type === 'link') expect(node.target).toMatch(/^https:\/\/example\.com\//u);
    }
    expect(content).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/u);
  }
}

it.each([
  ['/ask', { question: 'What did the minister say on Monday?' }],
  ['/ask', { question: 'What did the spokesman say?' }],
  ['/ask', { question: attack }],
  ['/ask', { question: 'Who won the cup?' }],
  ['/quote', {}],
  ['/quote', { about: '@everyone *works*' }],
  ['/quote', { speaker: attack.slice(0, 90) }],
  ['/search', { text: 'nothing works unbroken' }],
  ['/search', { text: '@everyone [a](https://evil.example)' }],
  ['/passage', { number: 2 }],
  ['/passage', { number: 4 }],
  ['/passage', { number: 5 }],
  ['/passage', { number: 1, article: 'other' }],
  ['/article', {}],
  ['/article', { article: 'other' }],
  ['/article', { article: attack }],
  ['/help', {}],
])('%s %j shows a hostile article without harm, and so does each button', async (command, options) => {
  const card = await harness.type(command, options);
  expectHarmless(card);
  for (const { label, customId, disabled } of buttonsOf(card)) {
    if (disabled || !customId || ['Follow up', 'Next', 'Previous'].includes(label)) continue;
    expectHarmless(await harness.press(card, customId));
  }
});

it('shows all of a passage of 40,000 characters, part by part', async () => {
  let card = await harness.type('/passage', { number: 3 });
  const [, parts] = /part 1 of (\d+)/u.exec(textOf(card)) ?? [];
  const shown: string[] = [];
  for (let part = 1; part <= Number(parts); part++) {
    expect(textOf(card)).toContain(`part ${part} of ${String(parts)}`);
    expectHarmless(card);
    shown.push(quoted(textOf(card)));
    card = await harness.press(card, 'Next');
  }
  expect(textOf(card)).toContain('**¶4** of');
  const text = (article.split('\n\n')[2] ?? '').replace(/[\u202a-\u202e\u2066-\u2069]/gu, '');
  expect(shown.join(' ').replace(/\s+/gu, '')).toBe(text.replace(/\s+/gu, ''));
});

it('answers hostile mentions, replies and direct messages', async () => {
  const answer = await harness.mention(attack);
  expectHarmless(answer);
  expectHarmless(await harness.replyTo(answer, `and ${attack}`));
  expectHarmless(await harness.directMessage('what did the spokesman say?'));
});

/** The block quotes of a text, as they are read. */
function quoted(text: string): string {
  const lines = text.split('\n').filter((line) => line.startsWith('> '));
  return lines.map((line) => line.slice(2).replace(/\\([^0-9A-Za-z\s])/gu, '$1')).join('\n');
}
