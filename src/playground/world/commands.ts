import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord-api-types/v10';
import type {
  APIApplicationCommand,
  APIApplicationCommandOption,
  RESTPostAPIApplicationCommandsJSONBody,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { refused } from '../discord-error.ts';
import type { Channel } from './places.ts';
import type { World } from './world.ts';

/** Where commands are registered: everywhere, or in the guild with this id. */
export type CommandScope = 'global' | (string & {});

/** A command as a request gives it. */
export type CommandBody = RESTPostAPIApplicationCommandsJSONBody;

/** The fields that only slash commands have. */
type ChatInputFields = Partial<RESTPostAPIChatInputApplicationCommandsJSONBody>;

/** The application's commands. */
export class Commands {
  readonly #world: World;
  readonly #scopes = new Map<CommandScope, APIApplicationCommand[]>();

  constructor(world: World) {
    this.#world = world;
  }

  in(scope: CommandScope): readonly APIApplicationCommand[] {
    return this.#scopes.get(scope) ?? [];
  }

  /** All commands of all scopes. */
  all(): APIApplicationCommand[] {
    return [...this.#scopes.values()].flat();
  }

  /** The commands that a user is offered in `channel`, by their contexts and installation types. */
  availableIn(channel: Channel): APIApplicationCommand[] {
    return this.all().filter((command) => isAvailable(command, channel));
  }

  /** @throws DiscordError 10063 */
  get(scope: CommandScope, id: string): APIApplicationCommand {
    const found = this.in(scope).find((command) => command.id === id);
    if (!found) throw refused.unknownCommand();
    return found;
  }

  /** Replaces all commands of `scope`; a command that keeps its name and type keeps its id. */
  replaceAll(scope: CommandScope, bodies: readonly CommandBody[]): readonly APIApplicationCommand[] {
    const replaced = bodies.map((body) => this.#publish(scope, body, this.#namesake(scope, body)));
    this.#store(scope, replaced);
    return replaced;
  }

  /** Creates a command, or replaces the one of the same name and type; `created` says which. */
  upsert(scope: CommandScope, body: CommandBody): { command: APIApplicationCommand; created: boolean } {
    const namesake = this.#namesake(scope, body);
    const command = this.#publish(scope, body, namesake);
    this.#store(scope, [...this.in(scope).filter(({ id }) => id !== command.id), command]);
    return { command, created: !namesake };
  }

  /** Changes the fields that `changes` names. @throws DiscordError 10063 */
  patch(scope: CommandScope, id: string, changes: Partial<CommandBody>): APIApplicationCommand {
    const before = this.get(scope, id);
    const command = this.#publish(scope, { ...before, ...changes } as CommandBody, before);
    this.#store(
      scope,
      this.in(scope).map((each) => (each.id === id ? command : each)),
    );
    return command;
  }

  /** @throws DiscordError 10063 */
  delete(scope: CommandScope, id: string): void {
    const doomed = this.get(scope, id);
    this.#store(
      scope,
      this.in(scope).filter((command) => command !== doomed),
    );
  }

  #store(scope: CommandScope, commands: APIApplicationCommand[]): void {
    this.#scopes.set(scope, commands);
    this.#world.events.emit('commands');
  }

  #namesake(scope: CommandScope, body: CommandBody): APIApplicationCommand | undefined {
    const type = body.type ?? ApplicationCommandType.ChatInput;
    return this.in(scope).find((command) => command.name === body.name && command.type === type);
  }

  #publish(
    scope: CommandScope,
    body: CommandBody,
    before: APIApplicationCommand | undefined,
  ): APIApplicationCommand {
    const { description, description_localizations, options } = body as ChatInputFields;
    return {
      type: ApplicationCommandType.ChatInput,
      name_localizations: null,
      default_member_permissions: null,
      contexts: null,
      ...body,
      nsfw: body.nsfw ?? false,
      integration_types: body.integration_types ?? [ApplicationIntegrationType.GuildInstall],
      description: description ?? '',
      description_localizations: description_localizations ?? null,
      options: options?.map(publishOption),
      id: before?.id ?? this.#world.snowflakes.next(),
      application_id: this.#world.applicationId,
      guild_id: scope === 'global' ? undefined : scope,
      version: this.#world.snowflakes.next(),
    } as APIApplicationCommand;
  }
}

/** An option as Discord gives it back: what is false is left out. */
function publishOption(option: APIApplicationCommandOption): APIApplicationCommandOption {
  const entries: [string, unknown][] = [];
  for (const [key, value] of Object.entries(option) as [string, unknown][]) {
    if (value === null || ((key === 'required' || key === 'autocomplete') && value === false)) continue;
    entries.push([
      key,
      key === 'options' ? (value as APIApplicationCommandOption[]).map(publishOption) : value,
    ]);
  }
  return Object.fromEntries(entries) as unknown as APIApplicationCommandOption;
}

function isAvailable(command: APIApplicationCommand, channel: Channel): boolean {
  if (command.guild_id !== undefined && command.guild_id !== channel.guild?.id) return false;
  const context = channel.guild ? InteractionContextType.Guild : InteractionContextType.BotDM;
  if (command.contexts && !command.contexts.includes(context)) return false;
  if (channel.guild === null || channel.guild.botIsMember) return true;
  return command.integration_types?.includes(ApplicationIntegrationType.UserInstall) ?? false;
}
