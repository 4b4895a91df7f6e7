import { REST, Routes, type RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import type { Config } from '../config.ts';
import { UserError } from '../errors.ts';
import { commands } from './commands/index.ts';
import { isSameCommand, type RegisteredCommand } from './same-command.ts';

/** What registering did, by the names of commands. */
export interface Registration {
  /** Where the commands are registered, in words. */
  readonly scope: string;
  readonly created: string[];
  readonly changed: string[];
  readonly removed: string[];
  readonly unchanged: string[];
  /** Ids of the registered commands by name. */
  readonly ids: ReadonlyMap<string, string>;
}

/**
 * Registers the commands that changed since they were registered, and removes those that are no more.
 *
 * @throws UserError without a token, and when Discord does not accept it
 */
export async function registerCommands(config: Config): Promise<Registration> {
  if (!config.DISCORD_TOKEN)
    throw new UserError('DISCORD_TOKEN is not set: commands are registered with a token only.');
  const rest = new REST({ api: config.DISCORD_API_URL }).setToken(config.DISCORD_TOKEN);
  const application = (await rest.get(Routes.currentApplication()).catch(explained)) as { id: string };
  return syncCommands(rest, application.id, config.DISCORD_GUILD_ID ?? null);
}

/** As `registerCommands`, for a client that is logged in. */
export async function syncCommands(
  rest: REST,
  applicationId: string,
  guildId: string | null,
): Promise<Registration> {
  const route = guildId
    ? Routes.applicationGuildCommands(applicationId, guildId)
    : Routes.applicationCommands(applicationId);
  const registered = (await rest.get(route).catch(explained)) as RegisteredCommand[];
  const ids = new Map<string, string>();
  const names: Record<'created' | 'changed' | 'removed' | 'unchanged', string[]> = {
    created: [],
    changed: [],
    removed: [],
    unchanged: [],
  };
  for (const { data } of commands) {
    const there = registered.find((command) => isNamesake(command, data));
    const isUnchanged = there !== undefined && isSameCommand(there, data);
    names[isUnchanged ? 'unchanged' : there ? 'changed' : 'created'].push(data.name);
    // A command that is created under the name of another takes its place and keeps its id.
    const now = isUnchanged ? there : ((await rest.post(route, { body: data })) as RegisteredCommand);
    ids.set(data.name, now.id);
  }
  for (const command of registered) {
    if (commands.some(({ data }) => isNamesake(command, data))) continue;
    await rest.delete(`${route}/${command.id}`);
    names.removed.push(command.name);
  }
  return { scope: guildId ? `in server ${guildId}` : 'everywhere', ...names, ids };
}

/** Whether a command that is registered in a server is also registered everywhere, so that members see it twice. */
export async function isRegisteredTwice(rest: REST, applicationId: string): Promise<boolean> {
  const registered = (await rest.get(Routes.applicationCommands(applicationId))) as RegisteredCommand[];
  return registered.some((command) => commands.some(({ data }) => isNamesake(command, data)));
}

function isNamesake(command: RegisteredCommand, data: RESTPostAPIApplicationCommandsJSONBody): boolean {
  return command.name === data.name && command.type === (data.type ?? 1);
}

function explained(error: unknown): never {
  const { status } = error as { status?: number };
  if (status === 401) throw badToken(error);
  if (status === 403 || status === 404)
    throw new UserError(
      'Discord does not let the bot register commands there. Is it a member of DISCORD_GUILD_ID?',
      { cause: error },
    );
  throw error;
}

/** Says that Discord does not accept the token. */
export function badToken(cause: unknown): UserError {
  return new UserError(
    'Discord does not accept DISCORD_TOKEN. Copy the token anew from the Bot page of the Discord Developer Portal.',
    { cause },
  );
}
