import { GatewayIntentBits, GatewayOpcodes } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { GatewayClient } from './gateway-client.ts';
import { startRoom, type Room } from './room.ts';

const { DirectMessages, GuildMessages, Guilds, MessageContent } = GatewayIntentBits;
const ALL_MESSAGES = Guilds | GuildMessages | DirectMessages;

describe('logging in', () => {
  it('gives the bot itself, its application, and the guilds it is in', async () => {
    const room = await startRoom();
    const client = await GatewayClient.identify(room, ALL_MESSAGES);
    const ready = await client.event('READY');
    expect(ready).toMatchObject({
      v: 10,
      user: { id: room.world.bot.id, bot: true },
      application: { id: room.world.applicationId },
      guilds: [{ id: room.channel('general').guild?.id, unavailable: true }],
      resume_gateway_url: `ws://127.0.0.1:${room.port}/gateway`,
    });
    const guild = await client.event('GUILD_CREATE');
    expect(guild).toMatchObject({ channels: [{ name: 'general' }, { name: 'fact-checking' }] });
    expect(room.isBotOnline()).toBe(true);
  });

  it('closes on a wrong token, a frame before logging in, and a second log-in', async () => {
    const room = await startRoom();
    const stranger = await GatewayClient.connect(room);
    stranger.send(GatewayOpcodes.Identify, { token: 'nobody', intents: 0 });
    expect(await stranger.closed()).toBe(4004);
    const hasty = await GatewayClient.connect(room);
    hasty.send(GatewayOpcodes.PresenceUpdate, {});
    expect(await hasty.closed()).toBe(4003);
    const twice = await GatewayClient.identify(room, 0);
    twice.send(GatewayOpcodes.Identify, { token: room.token, intents: 0 });
    expect(await twice.closed()).toBe(4005);
  });
});

describe('messages', () => {
  it('say nothing without the Message Content intent, but to the bot', async () => {
    const room = await startRoom();
    const client = await GatewayClient.identify(room, ALL_MESSAGES);
    say(room, 'general', 'plain');
    say(room, 'general', `<@${room.world.bot.id}> mention`);
    say(room, 'general', `<@!${room.world.bot.id}> old mention`);
    say(room, 'direct', 'private');
    say(room, 'lounge', 'elsewhere');
    expect(await contents(client)).toEqual([
      '',
      `<@${room.world.bot.id}> mention`,
      `<@!${room.world.bot.id}> old mention`,
      'private',
    ]);
  });

  it('say all with the intent, and do not come without those for messages', async () => {
    const room = await startRoom();
    const all = await GatewayClient.identify(room, ALL_MESSAGES | MessageContent);
    const direct = await GatewayClient.identify(room, Guilds | DirectMessages);
    say(room, 'general', 'plain');
    say(room, 'direct', 'private');
    expect(await contents(all)).toEqual(['plain', 'private']);
    expect(await contents(direct)).toEqual(['private']);
  });

  it('that reply to the bot mention it, but not those that reply to a slash command’s response', async () => {
    const room = await startRoom();
    const client = await GatewayClient.identify(room, ALL_MESSAGES);
    const { id: commandId } = await room.register({ name: 'ask', description: 'Asks' });
    const interaction = room.member.invoke(room.channel('general').id, commandId, []);
    await room.respond(interaction, { type: 4, data: { content: 'response' } });
    await room.call('POST', `/channels/${room.channel('general').id}/messages`, { content: 'ordinary' });
    const [response, ordinary] = room.member.messages().map(({ message }) => message.id);
    const reply = (messageId: string | undefined, ping: boolean): void => {
      const to = { messageId: messageId ?? '', ping };
      room.member.send(room.channel('general').id, 'reply', to);
    };
    reply(response, true);
    reply(ordinary, false);
    reply(ordinary, true);
    expect(await contents(client)).toEqual(['response', 'ordinary', '', '', 'reply']);
    const [last] = created(client).slice(-1);
    expect(last).toMatchObject({ referenced_message: { content: 'ordinary' }, type: 19 });
  });

  it('that are replies carry the message they reply to, but not what that one replies to', async () => {
    const room = await startRoom();
    const client = await GatewayClient.identify(room, ALL_MESSAGES);
    const { id } = room.channel('general');
    const first = room.member.send(id, 'between the two of us');
    const second = room.member.send(id, 'yes', { messageId: first.message.id, ping: true });
    room.member.send(id, `<@${room.world.bot.id}> is it true?`, { messageId: second.message.id, ping: true });
    await client.settle();
    const last = created(client).at(-1);
    expect(last).toMatchObject({ referenced_message: { id: second.message.id, content: '' } });
    expect(JSON.stringify(last)).not.toContain('between the two of us');
  });

  it('that only one person sees do not come at all', async () => {
    const room = await startRoom();
    const client = await GatewayClient.identify(room, ALL_MESSAGES | MessageContent);
    const { id } = await room.register({ name: 'ask', description: 'Asks' });
    const interaction = room.member.invoke(room.channel('general').id, id, []);
    await room.respond(interaction, { type: 4, data: { content: 'secret', flags: 64 } });
    expect(await contents(client)).toEqual([]);
    expect(client.events.map(({ name }) => name)).toContain('INTERACTION_CREATE');
  });
});

describe('resuming', () => {
  it('gives what was missed, in order, and then says so', async () => {
    const room = await startRoom();
    const first = await GatewayClient.identify(room, ALL_MESSAGES | MessageContent);
    say(room, 'general', 'one');
    await first.settle();
    const { session_id } = await first.event('READY');
    const { sequence } = first;
    const lost = first.closed();
    room.disconnectGateway({ resumable: true });
    await lost;
    say(room, 'general', 'two');
    say(room, 'general', 'three');
    const second = await GatewayClient.connect(room);
    second.send(GatewayOpcodes.Resume, { token: room.token, session_id, seq: sequence });
    await second.event('RESUMED');
    expect(await contents(second)).toEqual(['two', 'three']);
    expect(second.sequence).toBe(sequence + 3);
  });

  it('is not possible for a session that is gone', async () => {
    const room = await startRoom();
    const first = await GatewayClient.identify(room, ALL_MESSAGES);
    const { session_id } = await first.event('READY');
    const lost = first.closed();
    room.disconnectGateway({ resumable: false });
    await lost;
    const second = await GatewayClient.connect(room);
    second.send(GatewayOpcodes.Resume, { token: room.token, session_id, seq: 1 });
    const invalid = await second.frame(({ op }) => op === GatewayOpcodes.InvalidSession);
    expect(invalid.d).toBe(false);
  });
});

function say(room: Room, channel: string, content: string): void {
  room.member.send(room.channel(channel).id, content);
}

function created(client: GatewayClient): Record<string, unknown>[] {
  return client.events.filter(({ name }) => name === 'MESSAGE_CREATE').map(({ data }) => data);
}

async function contents(client: GatewayClient): Promise<unknown[]> {
  await client.settle();
  return created(client).map(({ content }) => content);
}
