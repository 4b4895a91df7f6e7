import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { textOf } from './cards.ts';
import { Harness } from './harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.start({ environment: { ENCODER: 'off' } });
});
afterAll(async () => {
  expect(harness.refusals).toEqual([]);
  await harness.stop();
});

/** What a card says, whatever is highlighted in it. */
const withoutBold = (message: APIMessage): string => textOf(message).replaceAll('**', '');

it('answers a mention as a reply', async () => {
  const answer = await harness.mention('who brokered the meeting?');
  expect(withoutBold(answer)).toMatch(/^-# who brokered the meeting\?\n> .*brokered by the US/u);
});

it('answers a mention in the middle of a sentence, and leaves other mentions out of the question', async () => {
  const { bot } = harness.playground.world;
  const reply = harness.mention(
    `<@!${bot.id}> <#123456789012345678> <:think:123456789012345678> who brokered the meeting?`,
  );
  expect(textOf(await reply)).toMatch(/^-# who brokered the meeting\?\n/u);
});

it('answers a reply in the light of the question before', async () => {
  const answer = await harness.mention('Who brokered the meeting?');
  const followUp = await harness.replyTo(answer, 'and what was it aimed at?');
  expect(withoutBold(followUp)).toContain('aimed at reducing tensions');
});

it('answers a reply to its cards that answer no question', async () => {
  const help = await harness.mention('');
  expect(textOf(await harness.replyTo(help, 'who brokered the meeting?'))).toContain('¶2');
});

it('asks what a follow-up of nothing is about, and answers what is asked besides', async () => {
  expect(textOf(await harness.mention('and when?'))).toContain('What is “and when?” about?');
  expect(textOf(await harness.mention('when? and who brokered the meeting?'))).toContain('¶2');
});

it('says that it reads English, where it is asked in another language', async () => {
  expect(textOf(await harness.mention('Wer hat das Treffen vermittelt?'))).toContain('in English');
});

it('gives help for a bare mention', async () => {
  expect(textOf(await harness.mention(''))).toMatch(/^### Ask an article/u);
});

it('gives help for what asks about itself', async () => {
  for (const question of ['help', 'what can u do?', 'Are you a bot?'])
    expect(textOf(await harness.mention(question))).toMatch(/^### Ask an article/u);
});

it('gives help for what asks nothing, in a reply to an answer too', async () => {
  expect(textOf(await harness.mention('Hello there!'))).toMatch(/^### Ask an article/u);
  const answer = await harness.mention('who brokered the meeting?');
  expect(textOf(await harness.replyTo(answer, 'thank you so much :)'))).toMatch(/^### Ask an article/u);
});

it('gives help where its role is mentioned in its place: Discord does not tell what such a message asks', async () => {
  const { channels } = harness.playground.world;
  const role = channels.get(harness.channelId())?.guild?.botRoleId ?? '';
  expect(textOf(await harness.write(`<@&${role}> who brokered the meeting?`))).toMatch(
    /^### Ask an article/u,
  );
});

it('answers direct messages without a mention', async () => {
  expect(textOf(await harness.directMessage('who brokered the meeting?'))).toContain('¶2');
});

it('answers the longest message that there can be', async () => {
  const answer = await harness.mention(`who brokered the meeting? ${'*_`<@1> '.repeat(240)}`.slice(0, 1950));
  expect(textOf(answer)).toContain('who brokered the meeting?');
});

it('leaves alone what is not for it: other messages, everyone, bots, webhooks and itself', async () => {
  const { world } = harness.playground;
  const channel = world.channels.get(harness.channelId());
  if (!channel) throw new Error('no channel');
  const otherBot = { ...world.addUser('Otherbot'), bot: true };
  const content = `<@${world.bot.id}> who brokered the meeting?`;
  const written = await harness.writtenDuring(() => {
    harness.say('who brokered the meeting?');
    harness.say('@everyone who brokered the meeting?');
    world.messages.create({ channel, author: otherBot, draft: { content } });
    const origin = { webhook_id: '123456789012345678' };
    world.messages.create({ channel, author: world.addUser('Webhook'), draft: { content }, origin });
  });
  expect(written).toEqual([]);
});
