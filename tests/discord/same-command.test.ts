import type { APIApplicationCommand } from 'discord-api-types/v10';
import { expect, it } from 'vitest';
import { commands } from '../../src/discord/commands/index.ts';
import { isSameCommand } from '../../src/discord/same-command.ts';

const [ask] = commands.map(({ data }) => data);
if (!ask) throw new Error('no command');

/** A command as Discord gives it back: with what it fills in and adds, lists in an order of its own. */
const registered = {
  ...structuredClone(ask),
  id: '123456789012345678',
  application_id: '123456789012345678',
  version: '123456789012345679',
  default_member_permissions: null,
  name_localizations: null,
  nsfw: false,
  dm_permission: true,
  integration_types: [1, 0],
} as unknown as APIApplicationCommand;

it('knows a command as Discord gives it back', () => {
  expect(isSameCommand(registered, ask)).toBe(true);
});

it('knows a command of one server, of which Discord does not keep where it can be used', () => {
  const inServer = { ...registered, guild_id: '123456789012345670', contexts: null, integration_types: [0] };
  expect(isSameCommand(inServer, ask)).toBe(true);
  expect(isSameCommand({ ...inServer, description: 'Something else' }, ask)).toBe(false);
});

it.each([
  ['another description', { description: 'Something else' }],
  ['another place', { contexts: [0] }],
  ['an option less', { options: registered.options?.slice(1) }],
  ['options in another order', { options: registered.options?.toReversed() }],
  ['permissions', { default_member_permissions: '8' }],
])('tells %s', (_, change) => {
  expect(isSameCommand({ ...registered, ...change } as APIApplicationCommand, ask)).toBe(false);
});

it('tells an option that is required now', () => {
  const options = registered.options?.map((option) => ({ ...option, required: true }));
  expect(isSameCommand({ ...registered, options } as APIApplicationCommand, ask)).toBe(false);
});
