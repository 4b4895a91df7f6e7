import { once } from 'node:events';
import { queryObjects } from 'node:v8';
import { GuildMember, Message, User } from 'discord.js';
import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { openArticle } from '../../src/answers/index.ts';
import { parseArticle } from '../../src/article/index.ts';
import { parseConfig } from '../../src/config.ts';
import { OpenArticles, startBot } from '../../src/discord/index.ts';
import { Library } from '../../src/library/index.ts';
import type { StoredMessage } from '../../src/playground/world/messages.ts';
import { startRoom } from '../playground/room.ts';

const article = parseArticle('“The bridge is safe,” the mayor said on Monday.', 'bridge.txt');

/** More people than the bot remembers. */
const people = 600;

it('does not keep all who write in its servers, and what they write', async () => {
  const room = await startRoom();
  const bot = await startBot({
    config: parseConfig({ DISCORD_TOKEN: room.token, DISCORD_API_URL: room.api }),
    library: new Library([article]),
    openArticles: new OpenArticles((one) => Promise.resolve(openArticle(one, { encoder: false }))),
    log: pino({ level: 'silent' }),
  });
  onTestFinished(() => bot.stop());
  const { messages, bot: user } = room.world;
  const channel = room.channel('general');
  for (let i = 0; i < people; i++)
    messages.create({ channel, author: room.world.addUser(`Person ${i}`), draft: { content: 'hello' } });
  room.member.send(channel.id, `<@${user.id}> is the bridge safe?`);
  const [{ message }] = (await once(room.world.events, 'messageCreate')) as [StoredMessage];
  expect(message.author.id).toBe(user.id);
  for (const kind of [GuildMember, Message, User]) expect(queryObjects(kind)).toBeLessThan(people / 2);
});
