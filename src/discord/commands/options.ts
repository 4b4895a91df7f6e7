import { ApplicationCommandOptionType, type APIApplicationCommandStringOption } from 'discord.js';

/** The option that names an article, the same for every command. */
export const articleOption: APIApplicationCommandStringOption = {
  type: ApplicationCommandOptionType.String,
  name: 'article',
  description: 'Which article, by its title',
  autocomplete: true,
};

/**
 * A text as the state of a button keeps it. Discord counts an emoji as one character, and a `customId` is counted here
 * as JavaScript does, so that it never is too long.
 */
export function inState(text: string, length: number): string {
  return text.trim().slice(0, length).toWellFormed();
}
