import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRoom } from '../playground/room.ts';
import { BotProcess } from './bot-process.ts';
import { Harness } from './harness.ts';

/** The connection is the same without it, and the process starts sooner. */
const WITHOUT_ENCODER = { environment: { ENCODER: 'off' } };

describe('the bot’s connection', () => {
  let harness: Harness;

  beforeAll(async () => {
    harness = await Harness.start(WITHOUT_ENCODER);
  });
  afterAll(async () => {
    await harness.stop();
  });

  it('logs in and registers its commands', () => {
    expect(harness.playground.isBotOnline()).toBe(true);
    const names = harness.playground.world.commands.in('global').map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['ask', 'help']));
    expect(harness.refusals).toEqual([]);
  });

  it('registers nothing again when nothing changed', async () => {
    const before = structuredClone(harness.playground.world.commands.all());
    const requests = harness.playground.world.requests.length;
    await harness.restart();
    const since = harness.playground.world.requests.slice(requests);
    expect(since.filter(({ method, path }) => method !== 'GET' && path.includes('/commands'))).toEqual([]);
    expect(harness.playground.world.commands.all()).toEqual(before);
  });

  it('takes up its session after a dropped connection, and misses nothing', async () => {
    const resumed = harness.event('resumed');
    harness.playground.disconnectGateway({ resumable: true });
    const [reply] = await Promise.all([harness.mention(''), resumed]);
    expect(reply.author.id).toBe(harness.playground.world.bot.id);
  });

  it('logs in anew when its session cannot be resumed', async () => {
    const left = harness.event('botStatus');
    harness.playground.disconnectGateway({ resumable: false });
    await left;
    await harness.event('botStatus');
    expect(harness.playground.isBotOnline()).toBe(true);
    expect((await harness.type('/help')).author.id).toBe(harness.playground.world.bot.id);
    expect(harness.refusals).toEqual([]);
  });

  it('leaves the gateway and ends with status 0 on SIGTERM', async () => {
    const left = harness.event('botStatus');
    expect(await harness.bot.stop('SIGTERM')).toBe(0);
    await left;
    expect(harness.playground.isBotOnline()).toBe(false);
  });
});

it('ends with status 1, and says what to do, when Discord ends the connection for good', async () => {
  const harness = await Harness.start(WITHOUT_ENCODER);
  // As when the token is reset: the old one is refused from then on.
  Object.assign(harness.playground.world, { token: 'another.new.token' });
  harness.playground.disconnectGateway({ resumable: true });
  expect(await harness.bot.exit()).toBe(1);
  expect(harness.bot.log).toMatch(/"level":50.*"code":4004.*AuthenticationFailed.*Developer Portal/u);
  await harness.playground.close();
});

it('ends with a message that names the setting when Discord does not know the token', async () => {
  const bot = BotProcess.start(await startRoom(), { ENCODER: 'off', DISCORD_TOKEN: 'not.the.token' });
  expect(await bot.exit()).toBe(1);
  expect(bot.log).toContain('DISCORD_TOKEN');
});
