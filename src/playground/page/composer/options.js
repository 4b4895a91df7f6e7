/**
 * Slash commands and their options, as they are listed, filled in and sent. Pure functions.
 *
 * @typedef {import('../../protocol.ts').ChosenOption} ChosenOption
 * @typedef {import('../../protocol.ts').Upload} Upload
 * @typedef {import('../core/state.js').CommandDraft} CommandDraft
 * @typedef {import('discord-api-types/v10').APIApplicationCommand} Command
 * @typedef {import('discord-api-types/v10').APIApplicationCommandOption} AnyOption
 * @typedef {import('discord-api-types/v10').APIApplicationCommandBasicOption} Option
 */

/**
 * An option as it stands in its field: the text on screen, and the value where one was picked.
 *
 * @typedef {{ readonly text: string, readonly value?: string | number | boolean | Upload }} Filled
 */

/**
 * A command as the list shows it: one line for each subcommand.
 *
 * @typedef {object} CommandEntry
 * @property {string} commandId
 * @property {readonly string[]} path
 * @property {string} name with its subcommand, without the slash
 * @property {string} description
 * @property {readonly Option[]} options
 */

/** Discord's numbers for kinds of commands and options. */
export const CommandKind = { slash: 1, message: 3 };
export const OptionKind = {
  subcommand: 1,
  group: 2,
  text: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
};

const CHOICES_OF_BOOLEAN = [
  { name: 'True', value: true },
  { name: 'False', value: false },
];

/** @param {readonly Command[]} commands  @returns {CommandEntry[]} */
export function commandEntries(commands) {
  return commands
    .filter(({ type }) => type === CommandKind.slash)
    .flatMap((command) => entriesOf(command, command.id, [], command.name))
    .sort((one, other) => one.name.localeCompare(other.name));
}

/**
 * @param {{ readonly description: string, readonly options?: readonly AnyOption[] }} node
 * @param {string} commandId
 * @param {readonly string[]} path
 * @param {string} name
 * @returns {CommandEntry[]}
 */
function entriesOf(node, commandId, path, name) {
  const options = node.options ?? [];
  const nested = options.filter(({ type }) => type === OptionKind.subcommand || type === OptionKind.group);
  if (nested.length === 0) {
    return [
      {
        commandId,
        path,
        name,
        description: node.description,
        options: /** @type {readonly Option[]} */ (options),
      },
    ];
  }
  return nested.flatMap((option) =>
    entriesOf(/** @type {any} */ (option), commandId, [...path, option.name], `${name} ${option.name}`),
  );
}

/**
 * Names that begin with what was typed first, then names and descriptions that contain it.
 *
 * @param {readonly CommandEntry[]} entries
 * @param {string} typed
 */
export function matchingCommands(entries, typed) {
  const wanted = typed.trim().toLowerCase();
  const rank = (/** @type {CommandEntry} */ { name, description }) => {
    if (name.startsWith(wanted)) return 0;
    if (name.includes(wanted)) return 1;
    return description.toLowerCase().includes(wanted) ? 2 : 3;
  };
  return entries
    .map((entry) => ({ entry, rank: rank(entry) }))
    .filter(({ rank: place }) => place < 3)
    .sort((one, other) => one.rank - other.rank)
    .map(({ entry }) => entry);
}

/**
 * @param {CommandEntry} entry
 * @param {Readonly<Record<string, Filled>>} [values]
 * @returns {CommandDraft}
 */
export function startCommand(entry, values = {}) {
  return {
    commandId: entry.commandId,
    path: entry.path,
    values,
    shown: entry.options.filter(({ name, required }) => required || name in values).map(({ name }) => name),
  };
}

/** @param {readonly CommandEntry[]} entries  @param {CommandDraft} draft */
export function entryOf(entries, draft) {
  return entries.find(
    ({ commandId, path }) => commandId === draft.commandId && path.join() === draft.path.join(),
  );
}

/**
 * What can be picked without asking the bot, or null where the field is for typing.
 *
 * @param {Option} option
 */
export function fixedChoices(option) {
  if (option.type === OptionKind.boolean) return CHOICES_OF_BOOLEAN;
  if ('choices' in option && option.choices?.length) return option.choices;
  return null;
}

/**
 * Why the option cannot be sent as it is, or null.
 *
 * @param {Option} option
 * @param {Filled | undefined} filled
 * @returns {string | null}
 */
export function problemOf(option, filled) {
  const text = filled?.text.trim() ?? '';
  if (filled?.value === undefined && text === '') return option.required ? 'This option is required.' : null;
  if (filled?.value !== undefined) return null;
  if (fixedChoices(option)) return 'Pick one of the choices.';
  if (option.type === OptionKind.integer || option.type === OptionKind.number)
    return problemOfNumber(option, text);
  if (option.type !== OptionKind.text) return 'Pick one from the list.';
  if ('max_length' in option && option.max_length && text.length > option.max_length) {
    return `At most ${option.max_length} characters.`;
  }
  if ('min_length' in option && option.min_length && text.length < option.min_length) {
    return `At least ${option.min_length} characters.`;
  }
  return null;
}

/** @param {Option} option  @param {string} text */
function problemOfNumber(option, text) {
  const number = Number(text);
  const whole = option.type === OptionKind.integer;
  if (Number.isNaN(number) || (whole && !Number.isInteger(number)))
    return whole ? 'Give a whole number.' : 'Give a number.';
  if ('min_value' in option && option.min_value !== undefined && number < option.min_value) {
    return `At least ${option.min_value}.`;
  }
  if ('max_value' in option && option.max_value !== undefined && number > option.max_value) {
    return `At most ${option.max_value}.`;
  }
  return null;
}

/**
 * The options as they are sent, inside their group and subcommand. Empty ones are left out, but for the one that is
 * being typed.
 *
 * @param {CommandEntry} entry
 * @param {Readonly<Record<string, Filled>>} values
 * @param {string | null} [focused]
 * @returns {ChosenOption[]}
 */
export function chosenOptions(entry, values, focused = null) {
  const chosen = entry.options.flatMap((option) => {
    const filled = values[option.name];
    if (option.name === focused) return [{ name: option.name, value: filled?.text ?? '' }];
    const value = valueOf(option, filled);
    return value === null ? [] : [{ name: option.name, value }];
  });
  return entry.path.reduceRight(
    (options, name) => [{ name, options }],
    /** @type {ChosenOption[]} */ (chosen),
  );
}

/** @param {Option} option  @param {Filled | undefined} filled */
function valueOf(option, filled) {
  if (filled?.value !== undefined) return filled.value;
  const text = filled?.text.trim() ?? '';
  if (text === '') return null;
  return option.type === OptionKind.integer || option.type === OptionKind.number ? Number(text) : text;
}

/**
 * The command as a line of text: `/ask question: Where?`
 *
 * @param {CommandEntry} entry
 * @param {Readonly<Record<string, Filled>>} values
 */
export function commandLine(entry, values) {
  const filled = entry.options.filter(({ name }) => values[name]?.text);
  return [`/${entry.name}`, ...filled.map(({ name }) => `${name}: ${values[name]?.text}`)].join(' ');
}
