import { MessageFlags, type APIMessage } from 'discord-api-types/v10';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldCodes, startRoom, type Room } from './room.ts';

const V2 = MessageFlags.IsComponentsV2;
const text = (content: string): object => ({ type: 10, content });
const button = (custom_id: string, more: object = {}): object => ({
  type: 2,
  style: 1,
  label: 'Press',
  custom_id,
  ...more,
});
const row = (...components: object[]): object => ({ type: 1, components });
const container = (...components: object[]): object => ({ type: 17, components });
const menu = (more: object): object => ({
  type: 3,
  custom_id: 'menu',
  options: [{ label: 'A', value: 'a' }],
  ...more,
});

/** What Discord refuses, and the field and code with which it does. */
const REFUSED: readonly (readonly [what: string, body: object, field: string, code: string])[] = [
  ['content of 2001 characters', { content: 'a'.repeat(2001) }, 'content', 'BASE_TYPE_MAX_LENGTH'],
  ['an unknown property', { content: 'a', fetchReply: true }, 'fetchReply', 'UNKNOWN_PROPERTY'],
  [
    'an unknown property of a component',
    { content: 'a', components: [row(button('x', { customId: 'y' }))] },
    'components.0.components.0.customId',
    'UNKNOWN_PROPERTY',
  ],
  [
    'embeds of over 6000 characters in all',
    { embeds: [{ description: 'a'.repeat(3001) }, { description: 'b'.repeat(3000) }] },
    'embeds',
    'MAX_EMBED_SIZE_EXCEEDED',
  ],
  [
    'an embed description of 4097 characters',
    { embeds: [{ description: 'a'.repeat(4097) }] },
    'embeds.0.description',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'V2 text of over 4000 characters in all',
    { flags: V2, components: [text('a'.repeat(3000)), container(text('b'.repeat(1001)))] },
    'components',
    'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
  ],
  [
    'V2 with content',
    { flags: V2, content: 'a', components: [text('b')] },
    'content',
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  [
    'V2 with embeds',
    { flags: V2, embeds: [{ title: 'a' }], components: [text('b')] },
    'embeds',
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  ['V2 components without the flag', { components: [text('a')] }, 'components.0', 'UNION_TYPE_CHOICES'],
  [
    '41 components, nested ones counted',
    { flags: V2, components: [container(...Array.from({ length: 40 }, () => text('a')))] },
    'components',
    'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
  ],
  [
    'a customId of 101 characters',
    { content: 'a', components: [row(button('x'.repeat(101)))] },
    'components.0.components.0.custom_id',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'the same customId twice',
    { content: 'a', components: [row(button('x')), row(button('x'))] },
    'components.1.components.0.custom_id',
    'COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  [
    'six buttons in a row',
    { content: 'a', components: [row(...'abcdef'.split('').map((id) => button(id)))] },
    'components.0.components',
    'BASE_TYPE_MAX_LENGTH',
  ],
  ['an empty row', { content: 'a', components: [row()] }, 'components.0.components', 'BASE_TYPE_MIN_LENGTH'],
  [
    'an empty container',
    { flags: V2, components: [container()] },
    'components.0.components',
    'BASE_TYPE_MIN_LENGTH',
  ],
  [
    'an empty text display',
    { flags: V2, components: [text('')] },
    'components.0.content',
    'BASE_TYPE_MIN_LENGTH',
  ],
  [
    'a button without label and emoji',
    { content: 'a', components: [row(button('x', { label: null }))] },
    'components.0.components.0',
    'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED',
  ],
  [
    'a label of 81 characters',
    { content: 'a', components: [row(button('x', { label: 'a'.repeat(81) }))] },
    'components.0.components.0.label',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a link button with a customId',
    { content: 'a', components: [row(button('x', { style: 5, url: 'https://example.com' }))] },
    'components.0.components.0.custom_id',
    'BUTTON_COMPONENT_CUSTOM_ID_AND_URL',
  ],
  [
    'a menu beside a button',
    { content: 'a', components: [row(button('x'), menu({}))] },
    'components.0.components.1',
    'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
  ],
  [
    'a menu with the same value twice',
    {
      content: 'a',
      components: [
        row(
          menu({
            options: [
              { label: 'A', value: 'a' },
              { label: 'B', value: 'a' },
            ],
          }),
        ),
      ],
    },
    'components.0.components.0.options',
    'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
  ],
  [
    'a picture that is not attached',
    { flags: V2, components: [{ type: 12, items: [{ media: { url: 'attachment://a.png' } }] }] },
    'components.0.items.0.media.url',
    'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
  ],
  [
    'a link that is none of the web',
    { content: 'a', components: [row({ type: 2, style: 5, label: 'Open', url: 'javascript:alert(1)' })] },
    'components.0.components.0.url',
    'URL_TYPE_INVALID_SCHEME',
  ],
  [
    'mentions allowed both by kind and by name',
    { content: 'a', allowed_mentions: { parse: ['users'], users: ['1'] } },
    'allowed_mentions',
    'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
  ],
  [
    'a flag that bots cannot set',
    { content: 'a', flags: MessageFlags.Crossposted },
    'flags',
    'MESSAGE_FLAGS_INVALID',
  ],
];

describe('creating a message', () => {
  it.each(REFUSED)('refuses %s', async (_what, body, field, code) => {
    const room = await startRoom();
    const answer = await create(room, body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 50035, message: 'Invalid Form Body' });
    expect(fieldCodes(answer)).toMatchObject({ [field]: [code] });
    expect(room.world.refusals).toMatchObject([{ method: 'POST', status: 400, error: { code: 50035 } }]);
    expect(room.member.messages()).toEqual([]);
  });

  it('refuses a message with nothing in it', async () => {
    const room = await startRoom();
    for (const body of [{}, { content: ' \n' }, { embeds: [], components: [] }]) {
      expect(await create(room, body)).toMatchObject({ status: 400, body: { code: 50006 } });
    }
  });

  it('refuses the wrong token, and what is not JSON', async () => {
    const room = await startRoom();
    const path = `/channels/${room.channel('general').id}/messages`;
    const stranger = { authorization: 'Bot somebody' };
    expect(await room.call('POST', path, { content: 'a' }, stranger)).toMatchObject({
      status: 401,
      body: { code: 0 },
    });
    const response = await fetch(`${room.api}/v10${path}`, {
      method: 'POST',
      headers: { authorization: `Bot ${room.token}`, 'content-type': 'application/json' },
      body: '{',
    });
    expect([response.status, await response.json()]).toMatchObject([400, { code: 50109 }]);
  });

  it('refuses channels of a guild that the bot is not in', async () => {
    const room = await startRoom();
    const path = `/channels/${room.channel('lounge').id}/messages`;
    expect(await room.call('POST', path, { content: 'a' })).toMatchObject({
      status: 403,
      body: { code: 50001 },
    });
  });

  it('accepts every message within the limits, and gives it back as it was sent', async () => {
    const room = await startRoom();
    await fc.assert(
      fc.asyncProperty(validMessage, async (body) => {
        const answer = await create(room, body);
        expect(answer.status, JSON.stringify(answer.body)).toBe(200);
        const message = answer.body as APIMessage;
        expect(message.content).toBe(body.content ?? '');
        expect(message.components ?? []).toMatchObject(body.components ?? []);
        expect(message.embeds).toMatchObject(body.embeds ?? []);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses any text that is longer than Discord takes, wherever it is split', async () => {
    const room = await startRoom();
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4000 }),
        fc.integer({ min: 1, max: 500 }),
        async (first, over) => {
          const rest = 4000 - first + over;
          const components = [text('a'.repeat(first)), text('b'.repeat(Math.min(rest, 4000)))];
          expect((await create(room, { flags: V2, components })).status).toBe(
            first + rest > 4000 ? 400 : 200,
          );
          expect((await create(room, { content: 'c'.repeat(2000 + over) })).status).toBe(400);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('a message', () => {
  it('pings nobody when its mentions are not allowed', async () => {
    const room = await startRoom();
    const { user } = room.member;
    const content = `<@${user.id}> @everyone`;
    const quiet = await create(room, { content, allowed_mentions: { parse: [] } });
    expect(quiet.body).toMatchObject({ mentions: [], mention_everyone: false });
    const loud = await create(room, { content });
    expect(loud.body).toMatchObject({ mentions: [{ id: user.id }], mention_everyone: true });
  });

  it('pings through the text of its components too', async () => {
    const room = await startRoom();
    const { user } = room.member;
    const body = { flags: V2, components: [container(text(`<@!${user.id}>`))] };
    expect((await create(room, body)).body).toMatchObject({ mentions: [{ id: user.id }] });
  });

  it('keeps its V2 flag, and takes no content from then on', async () => {
    const room = await startRoom();
    const { id } = (await create(room, { flags: V2, components: [text('a')] })).body as APIMessage;
    const path = `/channels/${room.channel('general').id}/messages/${id}`;
    const edited = await room.call('PATCH', path, { components: [text('b')] });
    expect(edited).toMatchObject({ status: 200, body: { flags: V2, components: [{ content: 'b' }] } });
    expect(fieldCodes(await room.call('PATCH', path, { content: 'c' }))).toHaveProperty('content');
    expect(fieldCodes(await room.call('PATCH', path, { flags: 0 }))).toEqual({
      flags: ['MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG'],
    });
  });

  it('shows its pictures at an address of the room', async () => {
    const room = await startRoom();
    const form = new FormData();
    const gallery = { type: 12, items: [{ media: { url: 'attachment://a.png' }, description: 'A' }] };
    const payload = { flags: V2, components: [gallery], attachments: [{ id: '0', description: 'A' }] };
    form.set('payload_json', JSON.stringify(payload));
    form.set('files[0]', new Blob([new Uint8Array([1, 2, 3])], { type: 'image/png' }), 'a.png');
    const response = await fetch(`${room.api}/v10/channels/${room.channel('general').id}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${room.token}` },
      body: form,
    });
    const message = (await response.json()) as APIMessage;
    const [attachment] = message.attachments;
    expect(attachment).toMatchObject({
      filename: 'a.png',
      size: 3,
      content_type: 'image/png',
      description: 'A',
    });
    expect(message.components).toMatchObject([{ items: [{ media: { url: attachment?.url } }] }]);
    const picture = await fetch(attachment?.url ?? '');
    expect([...new Uint8Array(await picture.arrayBuffer())]).toEqual([1, 2, 3]);
  });

  it('is edited and deleted by its author only', async () => {
    const room = await startRoom();
    const { message } = room.member.send(room.channel('general').id, 'mine');
    const path = `/channels/${message.channel_id}/messages/${message.id}`;
    expect(await room.call('PATCH', path, { content: 'a' })).toMatchObject({
      status: 403,
      body: { code: 50005 },
    });
    expect(await room.call('DELETE', path)).toMatchObject({ status: 403, body: { code: 50013 } });
    expect(await room.call('GET', path)).toMatchObject({ status: 200, body: { content: 'mine' } });
  });
});

function create(room: Room, body: object) {
  return room.call('POST', `/channels/${room.channel('general').id}/messages`, body);
}

const shortText = fc.string({ minLength: 1, maxLength: 300, unit: 'grapheme' });
const validButtons = fc
  .uniqueArray(fc.string({ minLength: 1, maxLength: 100 }), { minLength: 1, maxLength: 5 })
  .map((ids) => row(...ids.map((id) => button(id))));
const validV2 = fc
  .tuple(fc.array(shortText, { minLength: 1, maxLength: 10 }), validButtons)
  .filter(([texts]) => texts.join('').length <= 4000)
  .map(([texts, buttons]) => ({
    flags: V2,
    components: [container(...texts.map(text), { type: 14, divider: true }, buttons)],
  }));
const validEmbeds = fc
  .array(fc.record({ title: fc.string({ maxLength: 256 }), description: fc.string({ maxLength: 300 }) }), {
    minLength: 1,
    maxLength: 10,
  })
  .map((embeds) => ({ embeds }));
const validContent = fc
  .string({ minLength: 1, maxLength: 2000 })
  .filter((content) => content.trim() !== '')
  .map((content) => ({ content }));
const validMessage: fc.Arbitrary<{ content?: string; components?: object[]; embeds?: object[] }> = fc.oneof(
  validV2,
  validEmbeds,
  validContent,
);
