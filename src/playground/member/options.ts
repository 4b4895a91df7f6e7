import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { APIApplicationCommand, APIApplicationCommandOption } from 'discord-api-types/v10';
import type { ChosenOption, Upload } from '../protocol.ts';
import { channelObject, memberObject } from '../world/places.ts';
import type { Channel } from '../world/places.ts';
import type { World } from '../world/world.ts';
import { ImpossibleAction } from './impossible.ts';

/** The objects that options name by id, as an interaction carries them. */
type Resolved = Record<'users' | 'members' | 'channels' | 'attachments', Record<string, unknown>>;

/** An option as an interaction carries it. */
interface SentOption {
  readonly name: string;
  readonly type: number;
  readonly value?: unknown;
  readonly focused?: true;
  readonly options?: readonly SentOption[];
}

/** Where the options are filled in. */
interface Place {
  readonly world: World;
  readonly channel: Channel;
}

/** The options of a command as the interaction carries them, the objects they name, and the whole command's name. */
export interface FilledOptions {
  readonly options: readonly SentOption[];
  readonly resolved: Partial<Resolved>;
  /** The command with its subcommands, such as `article add`. */
  readonly fullName: string;
}

/**
 * Fills in a command's options as Discord's own program does before it sends them.
 * With `focused` the command is only being typed: values may be unfinished and required ones missing.
 * @throws ImpossibleAction for an option that does not exist, is missing, or has a value that cannot be chosen.
 */
export function fillOptions(
  place: Place,
  command: APIApplicationCommand,
  chosen: readonly ChosenOption[],
  focused: string | null = null,
): FilledOptions {
  const resolved: Resolved = { users: {}, members: {}, channels: {}, attachments: {} };
  const names = [command.name];
  const fill = (
    given: readonly ChosenOption[],
    defined: readonly APIApplicationCommandOption[],
  ): SentOption[] => {
    if (focused === null) requireAll(given, defined);
    return given.map(({ name, value, options }) => {
      const definition = defined.find((each) => each.name === name);
      if (!definition) throw new ImpossibleAction(`/${command.name} has no option “${name}”.`);
      if (isSubcommand(definition)) {
        names.push(name);
        return { name, type: definition.type, options: fill(options ?? [], definition.options ?? []) };
      }
      if (name === focused) return { name, type: definition.type, value: textValue(value), focused: true };
      const checked = focused === null ? checkValue(definition, value) : value;
      return { name, type: definition.type, value: resolve(place, definition, checked, resolved) };
    });
  };
  const options = fill(chosen, command.options ?? []);
  const used = Object.entries(resolved).filter(([, objects]) => Object.keys(objects).length > 0);
  return { options, resolved: Object.fromEntries(used), fullName: names.join(' ') };
}

function requireAll(given: readonly ChosenOption[], defined: readonly APIApplicationCommandOption[]): void {
  const names = new Set(given.map(({ name }) => name));
  const missing = defined.find(
    (option) => 'required' in option && option.required && !names.has(option.name),
  );
  if (missing) throw new ImpossibleAction(`Fill in “${missing.name}” first.`);
  if (defined.some(isSubcommand) && given.length !== 1)
    throw new ImpossibleAction('Choose a subcommand first.');
}

function checkValue(
  definition: APIApplicationCommandOption,
  value: ChosenOption['value'],
): ChosenOption['value'] {
  const complain = (problem: string): never => {
    throw new ImpossibleAction(`“${definition.name}” ${problem}.`);
  };
  if (value === undefined) return complain('is empty');
  switch (definition.type) {
    case ApplicationCommandOptionType.String: {
      const text = textValue(value);
      if (text.length < (definition.min_length ?? 1)) return complain('is too short');
      if (text.length > (definition.max_length ?? 6_000)) return complain('is too long');
      return chosenAmong(definition.choices, text) ? text : complain('is not one of the choices');
    }
    case ApplicationCommandOptionType.Integer:
    case ApplicationCommandOptionType.Number: {
      const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
      const isInteger = definition.type === ApplicationCommandOptionType.Integer;
      if (!Number.isFinite(number) || (isInteger && !Number.isSafeInteger(number)))
        return complain('is not a number');
      if (number < (definition.min_value ?? -Infinity))
        return complain(`is less than ${definition.min_value}`);
      if (number > (definition.max_value ?? Infinity))
        return complain(`is more than ${definition.max_value}`);
      return chosenAmong(definition.choices, number) ? number : complain('is not one of the choices');
    }
    case ApplicationCommandOptionType.Boolean:
      return value === true || value === 'true';
    default:
      return value;
  }
}

function chosenAmong(choices: readonly { readonly value: unknown }[] | undefined, value: unknown): boolean {
  return !choices?.length || choices.some((choice) => choice.value === value);
}

/** Puts what an option names by id beside the options, and gives the value that is sent. */
function resolve(
  { world, channel }: Place,
  { name, type }: APIApplicationCommandOption,
  value: ChosenOption['value'],
  resolved: Resolved,
): unknown {
  const unknown = (): never => {
    throw new ImpossibleAction(`“${name}” names nobody and nothing here.`);
  };
  switch (type) {
    case ApplicationCommandOptionType.User:
    case ApplicationCommandOptionType.Mentionable: {
      const user = world.users.get(textValue(value)) ?? unknown();
      resolved.users[user.id] = user;
      if (channel.guild) resolved.members[user.id] = memberObject(user);
      return user.id;
    }
    case ApplicationCommandOptionType.Channel: {
      const named = world.channels.get(textValue(value)) ?? unknown();
      resolved.channels[named.id] = channelObject(world, named);
      return named.id;
    }
    case ApplicationCommandOptionType.Attachment: {
      const file = typeof value === 'object' ? value : unknown();
      const attachment = world.attachments.add(channel.id, decodeUpload(file));
      resolved.attachments[attachment.id] = attachment;
      return attachment.id;
    }
    default:
      return value;
  }
}

/** A value as text; a file has none. */
function textValue(value: ChosenOption['value']): string {
  return value === undefined || typeof value === 'object' ? '' : String(value);
}

function decodeUpload({ name, contentType, data }: Upload): {
  name: string;
  contentType: string;
  data: Uint8Array;
} {
  return { name, contentType, data: Buffer.from(data, 'base64') };
}

function isSubcommand(
  option: APIApplicationCommandOption,
): option is Extract<
  APIApplicationCommandOption,
  { type: ApplicationCommandOptionType.Subcommand | ApplicationCommandOptionType.SubcommandGroup }
> {
  return (
    option.type === ApplicationCommandOptionType.Subcommand ||
    option.type === ApplicationCommandOptionType.SubcommandGroup
  );
}
