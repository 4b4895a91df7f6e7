import { isDeepStrictEqual } from 'node:util';
import type { APIApplicationCommand, RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';

/** A command as Discord has it. */
export type RegisteredCommand = APIApplicationCommand;

/** What Discord fills in where a command says nothing. */
const defaults: Readonly<Record<string, unknown>> = {
  type: 1,
  description: '',
  options: [],
  required: false,
  autocomplete: false,
  nsfw: false,
  choices: [],
  default_member_permissions: null,
  name_localizations: null,
  description_localizations: null,
};

/** What Discord adds, which says nothing of the command itself. */
const added = new Set([
  'id',
  'application_id',
  'guild_id',
  'version',
  'dm_permission',
  'default_permission',
  'handler',
]);

/** What Discord keeps of a command that is registered everywhere, and not of one that is registered in a server. */
const globalOnly = { contexts: undefined, integration_types: undefined };

/** Whether Discord has a command as we want it. */
export function isSameCommand(
  registered: RegisteredCommand,
  wanted: RESTPostAPIApplicationCommandsJSONBody,
): boolean {
  const leftOut = registered.guild_id === undefined ? {} : globalOnly;
  return isDeepStrictEqual(
    canonical({ ...registered, ...leftOut }),
    canonical({ type: 1, ...wanted, ...leftOut }),
  );
}

/** A command without what is the default, without what Discord adds, and with lists of numbers in order. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(canonical);
    return items.every((item) => typeof item === 'number') ? items.sort((a, b) => a - b) : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(
    ([name, content]) => !added.has(name) && content !== undefined && !isDefault(name, content),
  );
  return Object.fromEntries(entries.map(([name, content]) => [name, canonical(content)]));
}

function isDefault(name: string, content: unknown): boolean {
  return Object.hasOwn(defaults, name) && isDeepStrictEqual(content, defaults[name]);
}
