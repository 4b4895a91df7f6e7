import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interactionPayload } from '../../src/playground/member/payloads.ts';
import { startRoom, type Room } from './room.ts';

const options = [
  { type: 3, name: 'question', description: 'What', required: true, min_length: 2, max_length: 20 },
  { type: 4, name: 'number', description: 'Which', min_value: 1, max_value: 9 },
  { type: 5, name: 'private', description: 'Whether' },
  { type: 6, name: 'person', description: 'Who' },
  { type: 7, name: 'place', description: 'Where' },
  { type: 11, name: 'file', description: 'Text' },
  { type: 3, name: 'kind', description: 'Kind', choices: [{ name: 'Direct', value: 'direct' }] },
];

describe('running a command', () => {
  it('sends options with their types, and what they name', async () => {
    const { room, run } = await withCommand();
    const place = room.channel('fact-checking');
    const interaction = run({
      question: 'why?',
      number: '3',
      private: true,
      person: room.world.bot.id,
      place: place.id,
      file: { name: 'a.txt', contentType: 'text/plain', data: Buffer.from('text').toString('base64') },
      kind: 'direct',
    });
    const data = interaction.payload.data as { resolved: { attachments: Record<string, { url: string }> } };
    const [attachment] = Object.entries(data.resolved.attachments);
    expect(data).toMatchObject({
      options: [
        { name: 'question', type: 3, value: 'why?' },
        { name: 'number', type: 4, value: 3 },
        { name: 'private', type: 5, value: true },
        { name: 'person', type: 6, value: room.world.bot.id },
        { name: 'place', type: 7, value: place.id },
        { name: 'file', type: 11, value: attachment?.[0] },
        { name: 'kind', type: 3, value: 'direct' },
      ],
      resolved: {
        users: { [room.world.bot.id]: { bot: true } },
        channels: { [place.id]: { name: 'fact-checking' } },
      },
    });
    expect(await (await fetch(attachment?.[1].url ?? '')).text()).toBe('text');
  });

  it.each([
    ['a missing option', {}, 'Fill in “question” first'],
    ['an option that does not exist', { question: 'why?', other: 'a' }, 'no option “other”'],
    ['a text that is too short', { question: 'a' }, 'too short'],
    ['a text that is too long', { question: 'a'.repeat(21) }, 'too long'],
    ['a number that is none', { question: 'why?', number: 'x' }, 'not a number'],
    ['a fraction', { question: 'why?', number: 1.5 }, 'not a number'],
    ['a number out of range', { question: 'why?', number: 10 }, 'more than 9'],
    ['what is not among the choices', { question: 'why?', kind: 'other' }, 'not one of the choices'],
    ['nobody', { question: 'why?', person: '1' }, 'names nobody'],
  ])('refuses %s, as Discord’s own program does', async (_what, values, message) => {
    const { run } = await withCommand();
    expect(() => run(values)).toThrow(message);
  });

  it('sends any text within the limits as it was typed', async () => {
    const { run } = await withCommand();
    fc.assert(
      fc.property(fc.string({ minLength: 2, maxLength: 20 }), (question) => {
        expect(run({ question }).payload).toMatchObject({ data: { options: [{ value: question }] } });
      }),
    );
  });

  it('says where it was run and by whose installation', async () => {
    const { room, run } = await withCommand();
    const { payloadIn } = contexts(room, run);
    const { id } = room.member.user;
    const general = room.channel('general').guild?.id;
    expect(payloadIn('general')).toMatchObject({
      guild_id: general,
      member: { user: { id } },
      context: 0,
      authorizing_integration_owners: { 0: general },
    });
    expect(payloadIn('direct')).toMatchObject({ user: { id }, context: 1 });
    expect(payloadIn('direct')).not.toHaveProperty('guild_id');
    expect(payloadIn('lounge')).toMatchObject({ context: 0, authorizing_integration_owners: { 1: id } });
  });

  it('runs subcommands by their whole name', async () => {
    const room = await startRoom();
    const sub = { type: 1, name: 'add', description: 'Adds', options: [options[0]] };
    const { id } = await room.register({ name: 'article', description: 'Articles', options: [sub] });
    const { id: channelId } = room.channel('general');
    const chosen = [{ name: 'add', options: [{ name: 'question', value: 'why?' }] }];
    const interaction = room.member.invoke(channelId, id, chosen);
    expect(interaction.commandName).toBe('article add');
    expect(interaction.payload).toMatchObject({
      data: { options: [{ type: 1, options: [{ value: 'why?' }] }] },
    });
    expect(() => room.member.invoke(channelId, id, [])).toThrow('subcommand');
  });
});

describe('a message command', () => {
  it('carries its target, whoever wrote it', async () => {
    const room = await startRoom();
    const { id } = await room.register({ type: 3, name: 'Verify quote' });
    const { message } = room.member.send(room.channel('general').id, '“Words.”');
    const interaction = room.member.messageCommand(id, message.id);
    expect(interaction.payload).toMatchObject({
      data: { target_id: message.id, resolved: { messages: { [message.id]: { content: '“Words.”' } } } },
    });
  });
});

describe('a menu', () => {
  it('takes as many of its choices as it allows', async () => {
    const room = await startRoom();
    const choices = ['a', 'b', 'c'].map((value) => ({ label: value, value }));
    const menu = { type: 3, custom_id: 'menu', options: choices, min_values: 1, max_values: 2 };
    const body = { content: 'a', components: [{ type: 1, components: [menu] }] };
    await room.call('POST', `/channels/${room.channel('general').id}/messages`, body);
    const id = room.member.messages()[0]?.message.id ?? '';
    expect(() => room.member.select(id, 'menu', ['d'])).toThrow('no choice');
    expect(() => room.member.select(id, 'menu', [])).toThrow('Choose more');
    expect(() => room.member.select(id, 'menu', ['a', 'b', 'c'])).toThrow('more than may be chosen');
    expect(() => room.member.press(id, 'menu')).toThrow('not a button');
    expect(room.member.select(id, 'menu', ['b', 'c']).payload).toMatchObject({
      data: { custom_id: 'menu', component_type: 3, values: ['b', 'c'] },
    });
  });
});

describe('writing', () => {
  it('refuses an empty message, one of 2001 characters, and another’s private channel', async () => {
    const room = await startRoom();
    const { id } = room.channel('general');
    expect(() => room.member.send(id, '  ')).toThrow('empty');
    expect(() => room.member.send(id, 'a'.repeat(2001))).toThrow('2000');
    expect(() => room.addMember('Other').send(room.channel('direct').id, 'a')).toThrow('no such channel');
  });
});

async function withCommand() {
  const room = await startRoom();
  const contexts = { contexts: [0, 1, 2], integration_types: [0, 1] };
  const { id } = await room.register({ name: 'ask', description: 'Asks', options, ...contexts });
  const run = (values: Readonly<Record<string, unknown>>, channel = 'general') =>
    room.member.invoke(
      room.channel(channel).id,
      id,
      Object.entries(values).map(([name, value]) => ({ name, value: value as string })),
    );
  return { room, run };
}

/** Payloads of one command as the gateway would send them from each channel. */
function contexts(room: Room, run: Awaited<ReturnType<typeof withCommand>>['run']) {
  return {
    payloadIn: (channel: string) => interactionPayload(room.world, run({ question: 'why?' }, channel)),
  };
}
