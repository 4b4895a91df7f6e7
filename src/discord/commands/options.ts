import {
  ApplicationCommandOptionType,
  type APIApplicationCommandBooleanOption,
  type APIApplicationCommandStringOption,
  type ChatInputCommandInteraction,
} from 'discord.js';
import { cut } from '../markdown/index.ts';

/**
 * The option that names an article.
 *
 * @param byDefault - which one it is when none is named
 */
export function articleOption(
  byDefault: 'the one that it is about' | 'all' | 'the first',
): APIApplicationCommandStringOption {
  return {
    type: ApplicationCommandOptionType.String,
    name: 'article',
    description: `Which article, by its title (else ${byDefault})`,
    autocomplete: true,
  };
}

/** The option that keeps a reply from others, the same for every command that has it. */
export const privateOption: APIApplicationCommandBooleanOption = {
  type: ApplicationCommandOptionType.Boolean,
  name: 'private',
  description: 'Whether only you see the answer (you can share it afterwards)',
};

/** Whether that option was chosen. */
export function isPrivate({ options }: ChatInputCommandInteraction): boolean {
  return options.getBoolean(privateOption.name) ?? false;
}

/**
 * A text as the state of a button keeps it. Discord counts an emoji as one character, and a `customId` is counted here
 * as JavaScript does, so that it never is too long.
 */
export function inState(text: string, length: number): string {
  return cut(text.trim(), length).toWellFormed();
}
