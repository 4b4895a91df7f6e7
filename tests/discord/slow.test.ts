import { once } from 'node:events';
import { MessageFlags } from 'discord-api-types/v10';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { openArticle, type OpenArticle } from '../../src/answers/index.ts';
import { parseArticle } from '../../src/article/index.ts';
import { parseConfig } from '../../src/config.ts';
import { OpenArticles, startBot, type Bot } from '../../src/discord/index.ts';
import { Library } from '../../src/library/index.ts';
import { startPlayground, type Playground } from '../../src/playground/index.ts';
import type { Interaction } from '../../src/playground/world/interactions.ts';
import type { StoredMessage } from '../../src/playground/world/messages.ts';
import { noArticles } from '../playground/room.ts';
import { textOf } from './cards.ts';

const article = parseArticle(
  '“The bridge is safe,” the mayor said on Monday.\n\nIt was built in 1907.',
  'bridge.txt',
);

let playground: Playground;
let bot: Bot;
let opening: PromiseWithResolvers<OpenArticle>;
let logged: { errorId?: string; msg: string; err?: { stack: string } }[];

/** A bot in this process, whose article is open when a test says so. */
beforeAll(async () => {
  playground = await startPlayground({ botName: 'Verbatim', port: 0, articles: noArticles });
  const log = pino(
    { level: 'warn' },
    { write: (line) => void logged.push(JSON.parse(line) as (typeof logged)[0]) },
  );
  const config = parseConfig({ DISCORD_TOKEN: playground.token, DISCORD_API_URL: playground.api });
  const openArticles = new OpenArticles(() => opening.promise);
  bot = await startBot({ config, library, openArticles, log });
});
afterAll(async () => {
  await bot.stop();
  await playground.close();
});
beforeEach(() => {
  opening = Promise.withResolvers();
  logged = [];
  library.makeDefault(library.add({ ...article, id: `bridge-${++articles}` }));
});
afterEach(() => {
  expect(playground.world.refusals).toEqual([]);
});

/** Each test has an article that has not been opened yet. */
const library = new Library([article]);
let articles = 0;

function invoke(name: string, options: Record<string, string | boolean> = {}): Interaction {
  const command = playground.world.commands.all().find((candidate) => candidate.name === name);
  const chosen = Object.entries(options).map(([option, value]) => ({ name: option, value }));
  const channel = [...playground.world.channels.values()].find(({ guild }) => guild?.botIsMember);
  return playground.member.invoke(channel?.id ?? '', command?.id ?? '', chosen);
}

/** The article that is the default now, open. */
function opened(): OpenArticle {
  if (!library.default) throw new Error('no article');
  return openArticle(library.default, { encoder: false });
}

function failOpening(): void {
  opening.promise.catch(() => undefined); // The bot asks for it only later.
  opening.reject(new Error('out of paper'));
}

async function whenFinished({ outcome }: Interaction): Promise<StoredMessage> {
  const result = await outcome;
  if (result.kind !== 'message') throw new Error(`no message but ${result.kind}`);
  while ((result.stored.message.flags ?? 0) & MessageFlags.Loading)
    await once(playground.world.events, 'messageUpdate');
  return result.stored;
}

it('acknowledges a question while its article is still being opened, and answers when it is', async () => {
  const interaction = invoke('ask', {
    question: 'When was the bridge built?',
    article: `bridge-${articles}`,
  });
  const first = await interaction.outcome;
  if (first.kind !== 'message') throw new Error('not acknowledged');
  expect((first.stored.message.flags ?? 0) & MessageFlags.Loading).toBeTruthy();
  opening.resolve(opened());
  expect(textOf((await whenFinished(interaction)).message)).toContain('was built in');
});

it('acknowledges a private question in private', async () => {
  const interaction = invoke('ask', {
    question: 'When was the bridge built?',
    article: `bridge-${articles}`,
    private: true,
  });
  await interaction.outcome;
  opening.resolve(opened());
  expect((await whenFinished(interaction)).message.flags).toBe(
    MessageFlags.Ephemeral | MessageFlags.IsComponentsV2,
  );
});

it('tells only the one who asked that a public question could not be answered', async () => {
  const interaction = invoke('article');
  const first = await interaction.outcome;
  if (first.kind !== 'message') throw new Error('not acknowledged');
  expect((first.stored.message.flags ?? 0) & MessageFlags.Ephemeral).toBe(0);
  const { requests } = playground.world;
  const before = requests.length;
  failOpening();
  await expect.poll(() => requests.length - before).toBe(2);
  const [removal, notice] = requests.slice(before);
  expect(removal?.method).toBe('DELETE');
  expect(playground.world.messages.get(first.stored.message.id)).toBeUndefined();
  expect(JSON.stringify(notice)).toContain('Something went wrong');
  expect(notice?.body).toMatchObject({ flags: MessageFlags.Ephemeral | MessageFlags.IsComponentsV2 });
});

it('shows that it is typing while the article of a mention is being opened', async () => {
  const channel = [...playground.world.channels.values()].find(({ guild }) => guild?.botIsMember);
  const typing = once(playground.world.events, 'typing');
  playground.member.send(channel?.id ?? '', `<@${playground.world.bot.id}>`);
  await typing;
  const answer = once(playground.world.events, 'messageCreate') as Promise<[StoredMessage]>;
  opening.resolve(opened());
  expect(textOf((await answer)[0].message)).toContain('Ask an article');
});

it('tells the user an id of an error, and logs it with the stack', async () => {
  failOpening();
  const { message } = await whenFinished(invoke('article'));
  expect(message.flags).toBe(MessageFlags.Ephemeral | MessageFlags.IsComponentsV2);
  const [, errorId] = /error `([0-9a-f]{8})`/u.exec(textOf(message)) ?? [];
  const entry = logged.find((line) => line.errorId === errorId);
  expect(entry?.err?.stack).toMatch(/out of paper\n\s+at /u);
  expect(textOf(message)).not.toContain('out of paper');
});

it('goes on after an error: what failed is tried again', async () => {
  failOpening();
  await whenFinished(invoke('article'));
  opening = Promise.withResolvers();
  opening.resolve(opened());
  expect(textOf((await whenFinished(invoke('article'))).message)).toContain('**the mayor**');
});

it('answers a mention with the id of an error too', async () => {
  failOpening();
  const channel = [...playground.world.channels.values()].find(({ guild }) => guild?.botIsMember);
  playground.member.send(channel?.id ?? '', `<@${playground.world.bot.id}>`);
  const [answer] = (await once(playground.world.events, 'messageCreate')) as [StoredMessage];
  expect(textOf(answer.message)).toMatch(/error `[0-9a-f]{8}`/u);
});

it('suggests nothing while the article is being opened for long', async () => {
  const command = playground.world.commands.all().find(({ name }) => name === 'quote');
  const channel = [...playground.world.channels.values()].find(({ guild }) => guild?.botIsMember);
  const chosen = [{ name: 'speaker', value: 'mayor' }];
  expect(
    await playground.member.autocomplete(channel?.id ?? '', command?.id ?? '', chosen, 'speaker'),
  ).toEqual([]);
});
