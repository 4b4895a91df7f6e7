import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import type { ZodMiniType } from 'zod/mini';
import { refused, refuseInvalid } from '../discord-error.ts';
import type { FieldError } from '../discord-error.ts';
import type { CommandBody } from '../world/commands.ts';
import { checkSchema } from './schema.ts';

/** Commands of each type that an application may have in one scope. */
const COMMANDS_OF_TYPE: ReadonlyMap<ApplicationCommandType, number> = new Map([
  [ApplicationCommandType.ChatInput, 100],
  [ApplicationCommandType.User, 15],
  [ApplicationCommandType.Message, 15],
]);
/** Name, description and choice values of a command, its options and theirs, in all. */
const COMMAND_LENGTH = 8_000;
/** Discord's pattern for names of slash commands and options, which must be lower case where there is a lower case. */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** An option, in the fields that the rules look at. */
interface Option {
  readonly type: ApplicationCommandOptionType;
  readonly name: string;
  readonly description: string;
  readonly required?: boolean | null;
  readonly autocomplete?: boolean | null;
  readonly options?: readonly Option[] | null;
  readonly choices?: readonly { readonly name: string; readonly value: string | number }[] | null;
}

/**
 * One command of a request, checked as Discord checks it.
 * @throws DiscordError 50035
 */
export function checkCommand(body: unknown, schema: ZodMiniType): CommandBody {
  refuseInvalid(commandErrors(body, schema, []));
  return body as CommandBody;
}

/**
 * The commands that replace all others of a scope.
 * @throws DiscordError 50035, or 30032 when there are too many.
 */
export function checkCommandList(body: unknown, schema: ZodMiniType): CommandBody[] {
  if (!Array.isArray(body)) {
    throw refused.invalidForm([
      { path: [], code: 'LIST_TYPE_CONVERT', message: 'Only iterables may be used in a ListType' },
    ]);
  }
  refuseInvalid(body.flatMap((command, index) => commandErrors(command, schema, [index])));
  const commands = body as CommandBody[];
  refuseInvalid(duplicateCommands(commands));
  for (const [type, limit] of COMMANDS_OF_TYPE) {
    if (commands.filter((command) => typeOf(command) === type).length > limit) {
      throw refused.tooManyCommands(limit);
    }
  }
  return commands;
}

function commandErrors(body: unknown, schema: ZodMiniType, path: readonly PropertyKey[]): FieldError[] {
  const schemaErrors = checkSchema(schema, withNumericPermissions(body));
  if (schemaErrors.length > 0)
    return schemaErrors.map((error) => ({ ...error, path: [...path, ...error.path] }));
  const command = body as Partial<CommandBody> & { description?: string; options?: readonly Option[] };
  const isChatInput = typeOf(command) === ApplicationCommandType.ChatInput;
  const errors: FieldError[] = [];
  if (isChatInput && command.name !== undefined) errors.push(...checkName(command.name, path));
  if (isChatInput && !command.description && 'name' in command) {
    errors.push({
      path: [...path, 'description'],
      code: 'BASE_TYPE_REQUIRED',
      message: 'This field is required',
    });
  }
  if (!isChatInput && (command.description || command.options?.length)) {
    const message = 'Context menu commands cannot have description or options';
    errors.push({ path, code: 'APPLICATION_COMMAND_CONTEXT_MENU_INVALID', message });
  }
  if (lengthOf(command) > COMMAND_LENGTH) {
    const message = `Command exceeds maximum size (${COMMAND_LENGTH})`;
    errors.push({ path, code: 'APPLICATION_COMMAND_TOO_LARGE', message });
  }
  return [...errors, ...checkOptions(command.options ?? [], [...path, 'options'])];
}

function checkOptions(options: readonly Option[], path: readonly PropertyKey[]): FieldError[] {
  const errors = duplicateOptions(options, path);
  let optionalSeen = false;
  for (const [index, option] of options.entries()) {
    const here = [...path, index];
    errors.push(...checkName(option.name, here));
    if (option.required && optionalSeen) {
      const message = 'Required options must be placed before non-required options';
      errors.push({ path: here, code: 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message });
    }
    if (!option.required && !isSubcommand(option)) optionalSeen = true;
    if (option.autocomplete && option.choices?.length) {
      const message = 'Autocomplete cannot be set together with choices';
      errors.push({ path: here, code: 'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_WITH_CHOICES', message });
    }
    errors.push(...checkOptions(option.options ?? [], [...here, 'options']));
  }
  if (options.some(isSubcommand) && !options.every(isSubcommand)) {
    const message =
      'Sub-command and sub-command group option types are mutually exclusive to all other types';
    errors.push({ path, code: 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message });
  }
  return errors;
}

function checkName(name: string, path: readonly PropertyKey[]): FieldError[] {
  if (NAME.test(name) && name === name.toLowerCase()) return [];
  return [
    { path: [...path, 'name'], code: 'APPLICATION_COMMAND_INVALID_NAME', message: 'Command name is invalid' },
  ];
}

/** Names that are used twice; a message command may have the name of a slash command. */
function duplicateCommands(commands: readonly CommandBody[]): FieldError[] {
  const code = 'APPLICATION_COMMANDS_DUPLICATE_NAME';
  return duplicates(commands.map((command) => `${typeOf(command)} ${command.name}`)).map((index) => ({
    path: [index, 'name'],
    code,
    message: 'Application command names must be unique',
  }));
}

function duplicateOptions(options: readonly Option[], path: readonly PropertyKey[]): FieldError[] {
  const code = 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS';
  return duplicates(options.map(({ name }) => name)).map((index) => ({
    path: [...path, index, 'name'],
    code,
    message: 'Option name already exists',
  }));
}

/** Where something stands that stands earlier too. */
function duplicates(values: readonly string[]): number[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []));
}

function typeOf({
  type,
}: {
  readonly type?: ApplicationCommandType | null | undefined;
}): ApplicationCommandType {
  return type ?? ApplicationCommandType.ChatInput;
}

function isSubcommand({ type }: Option): boolean {
  return (
    type === ApplicationCommandOptionType.Subcommand || type === ApplicationCommandOptionType.SubcommandGroup
  );
}

function lengthOf(item: {
  name?: string;
  description?: string | null;
  options?: readonly Option[] | null;
}): number {
  const own = (item.name?.length ?? 0) + (item.description?.length ?? 0);
  return (item.options ?? []).reduce((sum, option) => sum + lengthOf(option) + choicesLength(option), own);
}

function choicesLength({ choices }: Option): number {
  return (choices ?? []).reduce((sum, { name, value }) => sum + name.length + String(value).length, 0);
}

/** Permissions are sent as a string of digits, as the documentation says; the specification has a number. */
function withNumericPermissions(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('default_member_permissions' in body)) return body;
  const permissions = body.default_member_permissions;
  if (typeof permissions !== 'string' || !/^\d+$/u.test(permissions)) return body;
  return { ...body, default_member_permissions: Number(permissions) };
}
