import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldCodes, startRoom, type Room } from './room.ts';

const command = (more: object = {}): object => ({ name: 'ask', description: 'Asks', ...more });
const option = (more: object = {}): object => ({ type: 3, name: 'question', description: 'What', ...more });

const REFUSED: readonly (readonly [what: string, body: object, field: string, code: string])[] = [
  ['an upper-case name', command({ name: 'Ask' }), 'name', 'APPLICATION_COMMAND_INVALID_NAME'],
  ['a name with a space', command({ name: 'ask me' }), 'name', 'APPLICATION_COMMAND_INVALID_NAME'],
  ['a name of 33 characters', command({ name: 'a'.repeat(33) }), 'name', 'BASE_TYPE_MAX_LENGTH'],
  ['no description', { name: 'ask' }, 'description', 'BASE_TYPE_REQUIRED'],
  [
    'a description of 101 characters',
    command({ description: 'a'.repeat(101) }),
    'description',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a required option after an optional one',
    command({ options: [option(), option({ name: 'article', required: true })] }),
    'options.1',
    'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ],
  [
    'two options of one name',
    command({ options: [option(), option()] }),
    'options.1.name',
    'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
  ],
  [
    'an upper-case option name',
    command({ options: [option({ name: 'Question' })] }),
    'options.0.name',
    'APPLICATION_COMMAND_INVALID_NAME',
  ],
  [
    'autocomplete beside choices',
    command({ options: [option({ autocomplete: true, choices: [{ name: 'A', value: 'a' }] })] }),
    'options.0',
    'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_WITH_CHOICES',
  ],
  [
    '26 options',
    command({ options: Array.from({ length: 26 }, (_, index) => option({ name: `option-${index}` })) }),
    'options',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a description on a message command',
    { type: 3, name: 'Verify quote', description: 'Verifies' },
    '',
    'APPLICATION_COMMAND_CONTEXT_MENU_INVALID',
  ],
  ['an unknown property', command({ dmPermission: false }), 'dmPermission', 'UNKNOWN_PROPERTY'],
];

describe('registering a command', () => {
  it.each(REFUSED)('refuses %s', async (_what, body, field, code) => {
    const room = await startRoom();
    const answer = await room.call('POST', commandsPath(room), body);
    expect(answer).toMatchObject({ status: 400, body: { code: 50035 } });
    expect(fieldCodes(answer)).toMatchObject({ [field]: [code] });
    const listed = fieldCodes(await room.call('PUT', commandsPath(room), [body]));
    expect(listed).toMatchObject({ [field === '' ? '0' : `0.${field}`]: [code] });
    expect(room.world.commands.all()).toEqual([]);
  });

  it('accepts names that are lower case in any script, and gives them back', async () => {
    const room = await startRoom();
    const letter = fc.constantFrom('a', 'z', '0', '9', '-', '_', 'é', 'ß', 'ж', '日', 'ไ');
    const name = fc.string({ unit: letter, minLength: 1, maxLength: 32 });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(name, { minLength: 1, maxLength: 20 }), async (names) => {
        const bodies = names.map((each) => command({ name: each, options: [option({ name: each })] }));
        const { status, body } = await room.call('PUT', commandsPath(room), bodies);
        expect(status, JSON.stringify(body)).toBe(200);
        expect(body).toMatchObject(bodies);
      }),
      { numRuns: 30 },
    );
  });

  it('refuses two commands of one name, but for a slash and a message command', async () => {
    const room = await startRoom();
    const twice = await room.call('PUT', commandsPath(room), [command(), command()]);
    expect(fieldCodes(twice)).toEqual({ '1.name': ['APPLICATION_COMMANDS_DUPLICATE_NAME'] });
    const pair = await room.call('PUT', commandsPath(room), [command(), { type: 3, name: 'ask' }]);
    expect(pair.status).toBe(200);
  });

  it('refuses the 101st slash command and the 16th message command', async () => {
    const room = await startRoom();
    const slash = Array.from({ length: 101 }, (_, index) => command({ name: `c${index}` }));
    const message = Array.from({ length: 16 }, (_, index) => ({ type: 3, name: `M${index}` }));
    const put = async (bodies: object[]) => (await room.call('PUT', commandsPath(room), bodies)).body;
    expect(await put(slash)).toMatchObject({ code: 30032 });
    expect(await put(message)).toMatchObject({ code: 30032 });
    expect(await put([...slash.slice(1), ...message.slice(1)])).toHaveLength(115);
  });

  it('keeps the id of a command that keeps its name', async () => {
    const room = await startRoom();
    const { id } = await room.register(command());
    const again = await room.call('POST', commandsPath(room), command({ description: 'Anew' }));
    expect(again).toMatchObject({ status: 200, body: { id, description: 'Anew' } });
    const put = await room.call('PUT', commandsPath(room), [command({ name: 'other' }), command()]);
    expect(put.body).toMatchObject([{ name: 'other' }, { id }]);
    const patched = await room.call('PATCH', `${commandsPath(room)}/${id}`, { description: 'Patched' });
    expect(patched.body).toMatchObject({ id, name: 'ask', description: 'Patched' });
    expect((await room.call('DELETE', `${commandsPath(room)}/${id}`)).status).toBe(204);
    expect((await room.call('GET', `${commandsPath(room)}/${id}`)).body).toMatchObject({ code: 10063 });
  });

  it('offers commands where their contexts and installation allow', async () => {
    const room = await startRoom();
    await room.register(command({ name: 'anywhere', contexts: [0, 1, 2], integration_types: [0, 1] }));
    await room.register(command({ name: 'in-servers', contexts: [0] }));
    const guildId = room.channel('general').guild?.id ?? '';
    const guildPath = `/applications/${room.world.applicationId}/guilds/${guildId}/commands`;
    await room.call('PUT', guildPath, [command({ name: 'here-only' })]);
    const offered = (channel: string): string[] =>
      room.world.commands.availableIn(room.channel(channel)).map(({ name }) => name);
    expect(offered('general')).toEqual(['anywhere', 'in-servers', 'here-only']);
    expect(offered('direct')).toEqual(['anywhere']);
    expect(offered('lounge')).toEqual(['anywhere']);
  });
});

function commandsPath(room: Room): string {
  return `/applications/${room.world.applicationId}/commands`;
}
