import { ApplicationCommandOptionType as Kind, type APIApplicationCommand } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { withMentions } from '../../../src/playground/page/composer/mentions.js';
import {
  chosenOptions,
  commandEntries,
  matchingCommands,
  problemOf,
  startCommand,
} from '../../../src/playground/page/composer/options.js';

const number = {
  type: Kind.Integer as const,
  name: 'number',
  description: '',
  required: true,
  min_value: 1,
  max_value: 9,
};
const article = {
  type: Kind.String as const,
  name: 'article',
  description: '',
  autocomplete: false as const,
};
const commands = [
  { id: '1', type: 1, name: 'passage', description: 'Read one', options: [number, article] },
  {
    id: '2',
    type: 1,
    name: 'library',
    description: '',
    options: [{ type: Kind.Subcommand, name: 'add', description: 'Adds an article', options: [article] }],
  },
  { id: '3', type: 3, name: 'Verify quote', description: '' },
] as unknown as APIApplicationCommand[];

describe('commands and their options', () => {
  const entries = commandEntries(commands);

  it('has a line for each subcommand, and none for message commands', () => {
    expect(entries.map(({ name }) => name)).toEqual(['library add', 'passage']);
  });

  it('puts names before descriptions', () => {
    expect(matchingCommands(entries, 'a').map(({ name }) => name)).toEqual(['library add', 'passage']);
    expect(matchingCommands(entries, 'read').map(({ name }) => name)).toEqual(['passage']);
    expect(matchingCommands(entries, 'xyz')).toEqual([]);
  });

  it('shows what is required at first', () => {
    expect(entries.map((entry) => startCommand(entry).shown)).toEqual([[], ['number']]);
  });

  it('sends values of the option’s kind, inside the subcommand', () => {
    const [add, passage] = entries;
    if (!add || !passage) throw new Error('The commands are not listed.');
    expect(chosenOptions(passage, { number: { text: ' 3 ' }, article: { text: '' } })).toEqual([
      { name: 'number', value: 3 },
    ]);
    expect(chosenOptions(add, { article: { text: 'Shown', value: 'kept' } })).toEqual([
      { name: 'add', options: [{ name: 'article', value: 'kept' }] },
    ]);
    expect(chosenOptions(passage, {}, 'article')).toEqual([{ name: 'article', value: '' }]);
  });

  it.each([
    ['', 'This option is required.'],
    ['two', 'Give a whole number.'],
    ['1.5', 'Give a whole number.'],
    ['0', 'At least 1.'],
    ['10', 'At most 9.'],
    ['3', null],
  ])('says what is wrong with the number “%s”', (text, problem) => {
    expect(problemOf(number, { text })).toBe(problem);
  });
});

describe('withMentions', () => {
  const bot = { id: '42', username: 'verbatim', global_name: 'Verbatim', discriminator: '0', avatar: null };

  it('writes names as Discord sends them', () => {
    expect(withMentions('@verbatim, who? (@Verbatim)', [bot, null])).toBe('<@42>, who? (<@42>)');
    expect(withMentions('@Verbatimly', [bot])).toBe('@Verbatimly');
  });
});
