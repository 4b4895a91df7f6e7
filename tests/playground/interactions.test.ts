import { MessageFlags } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import type { Interaction } from '../../src/playground/world/interactions.ts';
import { fieldCodes, startRoom, type Room } from './room.ts';

const { Ephemeral, IsComponentsV2, Loading } = MessageFlags;
const button = { type: 2, style: 1, label: 'Press', custom_id: 'press' };
const withButton = { content: 'a', components: [{ type: 1, components: [button] }] };

describe('an interaction', () => {
  it('fails when nobody responds within 3 seconds, and takes no response after', async () => {
    const { room, interaction } = await asked();
    room.clock.pass(2_999);
    expect(interaction.state).toBe('waiting');
    room.clock.pass(1);
    expect(await interaction.outcome).toEqual({ kind: 'failed' });
    const late = await room.respond(interaction, { type: 4, data: { content: 'late' } });
    expect(late).toMatchObject({ status: 404, body: { code: 10062, message: 'Unknown interaction' } });
  });

  it('is responded to once', async () => {
    const { room, interaction } = await asked();
    expect((await room.respond(interaction, { type: 4, data: { content: 'a' } })).status).toBe(204);
    const again = await room.respond(interaction, { type: 4, data: { content: 'b' } });
    expect(again).toMatchObject({ status: 400, body: { code: 40060 } });
    room.clock.pass(60_000);
    expect(interaction.state).toBe('acknowledged');
  });

  it('has a token that works for 15 minutes', async () => {
    const { room, interaction } = await asked();
    const webhook = webhookPath(room, interaction);
    expect((await room.call('POST', webhook, { content: 'early' })).body).toMatchObject({ code: 10015 });
    await room.respond(interaction, { type: 4, data: { content: 'a' } });
    room.clock.pass(15 * 60_000);
    expect((await room.call('PATCH', `${webhook}/messages/@original`, { content: 'b' })).status).toBe(200);
    room.clock.pass(1);
    const expired = await room.call('PATCH', `${webhook}/messages/@original`, { content: 'c' });
    expect(expired).toMatchObject({ status: 401, body: { code: 50027 } });
    const unknown = await room.call('POST', `/webhooks/${room.world.applicationId}/unknown`, {
      content: 'a',
    });
    expect(unknown).toMatchObject({ status: 401, body: { code: 50027 } });
  });

  it('tells the response when asked to', async () => {
    const { room, interaction } = await asked();
    const path = `/interactions/${interaction.id}/${interaction.token}/callback?with_response=true`;
    const data = { flags: Ephemeral | IsComponentsV2, components: [{ type: 10, content: 'a' }] };
    const { status, body } = await room.call('POST', path, { type: 4, data });
    expect(status).toBe(200);
    const resource = {
      type: 4,
      message: { author: { id: room.world.bot.id }, interaction: { name: 'ask' } },
    };
    const meta = {
      id: interaction.id,
      type: 2,
      response_message_ephemeral: true,
      response_message_loading: false,
    };
    expect(body).toMatchObject({ interaction: meta, resource });
  });

  it('shows a deferred response as loading until it is edited or followed up', async () => {
    for (const complete of ['edit', 'follow-up']) {
      const { room, interaction } = await asked();
      await room.respond(interaction, { type: 5, data: { flags: Ephemeral } });
      const [stored] = room.member.messages();
      expect(stored?.message.flags).toBe(Loading | Ephemeral);
      const webhook = webhookPath(room, interaction);
      const path = complete === 'edit' ? `${webhook}/messages/@original` : webhook;
      await room.call(complete === 'edit' ? 'PATCH' : 'POST', path, {
        flags: IsComponentsV2,
        components: [{ type: 10, content: 'done' }],
      });
      expect(room.member.messages()).toHaveLength(1);
      expect(stored?.message).toMatchObject({ flags: Ephemeral | IsComponentsV2, edited_timestamp: null });
    }
  });

  it('keeps ephemeral messages from everybody else, and from the channel', async () => {
    const { room, interaction } = await asked();
    await room.respond(interaction, { type: 4, data: { content: 'secret', flags: Ephemeral } });
    const other = room.addMember('Other');
    expect(room.member.messages()).toHaveLength(1);
    expect(other.messages()).toEqual([]);
    const id = room.member.messages()[0]?.message.id ?? '';
    expect(() => other.press(id, 'press')).toThrow('no longer there');
    const path = `/channels/${room.channel('general').id}/messages/${id}`;
    expect((await room.call('GET', path)).body).toMatchObject({ code: 10008 });
    expect((await room.call('GET', `${webhookPath(room, interaction)}/messages/@original`)).status).toBe(200);
    room.member.dismiss(id);
    expect(room.member.messages()).toEqual([]);
  });

  it('lets a button change its message, now or later', async () => {
    const { room, interaction } = await asked();
    await room.respond(interaction, { type: 4, data: withButton });
    const id = room.member.messages()[0]?.message.id ?? '';
    const first = room.member.press(id, 'press');
    await room.respond(first, { type: 7, data: { content: 'b' } });
    expect(await first.outcome).toMatchObject({ kind: 'update', deferred: false });
    expect(room.member.messages().map((stored) => stored.message.content)).toEqual(['b']);
    const second = room.member.press(id, 'press');
    await room.respond(second, { type: 6 });
    await room.call('PATCH', `${webhookPath(room, second)}/messages/@original`, {
      content: 'c',
      components: [],
    });
    expect(room.member.messages().map((stored) => stored.message.content)).toEqual(['c']);
    expect(() => room.member.press(id, 'press')).toThrow('no such button');
  });

  it('takes only responses that fit it', async () => {
    const { room, interaction } = await asked();
    for (const type of [1, 6, 7, 8, 99]) {
      expect(fieldCodes(await room.respond(interaction, { type }))).toEqual({ type: ['BASE_TYPE_CHOICES'] });
    }
    const tooLong = await room.respond(interaction, { type: 4, data: { content: 'a'.repeat(2001) } });
    expect(fieldCodes(tooLong)).toEqual({ 'data.content': ['BASE_TYPE_MAX_LENGTH'] });
    expect(interaction.state).toBe('waiting');
    expect((await room.respond(interaction, { type: 4, data: { content: 'a' } })).status).toBe(204);
  });

  it('gives five follow-ups where only the user installed the application', async () => {
    for (const [channel, allowed] of [
      ['lounge', 5],
      ['general', 8],
    ] as const) {
      const { room, interaction } = await asked(channel);
      await room.respond(interaction, { type: 4, data: { content: 'a' } });
      const statuses = [];
      for (let count = 0; count < 8; count++) {
        statuses.push(
          (await room.call('POST', webhookPath(room, interaction), { content: `${count}` })).status,
        );
      }
      expect(statuses.filter((status) => status === 200)).toHaveLength(allowed);
    }
  });
});

describe('autocomplete', () => {
  it('gives up to 25 choices of up to 100 characters', async () => {
    const choice = { name: 'A', value: 'a' };
    expect(await suggest(Array.from({ length: 25 }, () => choice))).toMatchObject({ status: 204 });
    expect(fieldCodes(await suggest(Array.from({ length: 26 }, () => choice)))).toHaveProperty(
      'data.choices',
    );
    expect(fieldCodes(await suggest([{ name: 'a'.repeat(101), value: 'a' }]))).not.toEqual({});
    expect(fieldCodes(await suggest([{ name: 'A', value: 'a'.repeat(101) }]))).toEqual({
      'data.choices.0.value': ['BASE_TYPE_BAD_LENGTH'],
    });
  });

  it('tells which option is typed into, unfinished as it is', async () => {
    const { room, id } = await withAsk();
    const heard = new Promise<Interaction>((resolve) => room.world.events.once('interactionCreate', resolve));
    const typing = room.member.autocomplete(
      room.channel('general').id,
      id,
      [{ name: 'question', value: 'wh' }],
      'question',
    );
    const interaction = await heard;
    expect(interaction.payload).toMatchObject({
      data: { name: 'ask', options: [{ name: 'question', type: 3, value: 'wh', focused: true }] },
    });
    await room.respond(interaction, { type: 8, data: { choices: [{ name: 'why', value: 'why' }] } });
    expect(await typing).toEqual([{ name: 'why', value: 'why' }]);
  });

  async function suggest(choices: object[]) {
    const { room, id } = await withAsk();
    const heard = new Promise<Interaction>((resolve) => room.world.events.once('interactionCreate', resolve));
    void room.member.autocomplete(
      room.channel('general').id,
      id,
      [{ name: 'question', value: 'w' }],
      'question',
    );
    return await room.respond(await heard, { type: 8, data: { choices } });
  }
});

describe('a modal', () => {
  const input = { type: 4, style: 1, custom_id: 'text', min_length: 2, max_length: 5 };
  const modal = {
    custom_id: 'form',
    title: 'A form',
    components: [{ type: 18, label: 'Text', component: input }],
  };

  it('opens before the user, takes what they may type, and leads back to the message', async () => {
    const { room, interaction } = await asked();
    await room.respond(interaction, { type: 4, data: withButton });
    const id = room.member.messages()[0]?.message.id ?? '';
    const pressed = room.member.press(id, 'press');
    expect((await room.respond(pressed, { type: 9, data: modal })).status).toBe(204);
    const outcome = await pressed.outcome;
    const modalId = outcome.kind === 'modal' ? outcome.modal.id : '';
    expect(() => room.member.submitModal(modalId, {})).toThrow('required');
    expect(() => room.member.submitModal(modalId, { text: 'a' })).toThrow('too short');
    expect(() => room.addMember('Other').submitModal(modalId, { text: 'abc' })).toThrow('no longer open');
    const submitted = room.member.submitModal(modalId, { text: 'abc' });
    expect(submitted.payload).toMatchObject({
      data: { custom_id: 'form', components: [{ type: 18, component: { custom_id: 'text', value: 'abc' } }] },
      message: { id },
    });
    expect((await room.respond(submitted, { type: 7, data: { content: 'abc' } })).status).toBe(204);
    expect(room.member.messages()[0]?.message.content).toBe('abc');
    expect(() => room.member.submitModal(modalId, { text: 'abc' })).toThrow('no longer open');
  });

  it('does not open another modal, and has no title of 46 characters', async () => {
    const { room, interaction } = await asked();
    const long = await room.respond(interaction, { type: 9, data: { ...modal, title: 'a'.repeat(46) } });
    expect(fieldCodes(long)).toEqual({ 'data.title': ['BASE_TYPE_MAX_LENGTH'] });
    await room.respond(interaction, { type: 9, data: modal });
    const outcome = await interaction.outcome;
    const submitted = room.member.submitModal(outcome.kind === 'modal' ? outcome.modal.id : '', {
      text: 'abc',
    });
    expect(fieldCodes(await room.respond(submitted, { type: 9, data: modal }))).toHaveProperty('type');
  });
});

/** A room with `/ask`, to which nobody listens. */
async function withAsk(): Promise<{ room: Room; id: string }> {
  const room = await startRoom();
  const { id } = await room.register({
    name: 'ask',
    description: 'Asks',
    options: [{ type: 3, name: 'question', description: 'What', autocomplete: true }],
    integration_types: [0, 1],
  });
  return { room, id };
}

/** A room in which `/ask` was just run. */
async function asked(channel = 'general'): Promise<{ room: Room; interaction: Interaction }> {
  const { room, id } = await withAsk();
  return { room, interaction: room.member.invoke(room.channel(channel).id, id, []) };
}

function webhookPath(room: Room, { token }: Interaction): string {
  return `/webhooks/${room.world.applicationId}/${token}`;
}
