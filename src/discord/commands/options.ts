import {
  ApplicationCommandOptionType,
  type APIApplicationCommandBooleanOption,
  type APIApplicationCommandStringOption,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
} from 'discord.js';
import { openArticleNamed, suggestArticles, suggestSpeakers } from '../choose.ts';
import { cut } from '../markdown/index.ts';
import type { Services } from '../services.ts';
import type { Suggestions } from './command.ts';

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

/**
 * The option that names a speaker.
 *
 * @param description - what is asked of the speaker
 */
export function speakerOption(description = 'Whose words'): APIApplicationCommandStringOption {
  return { type: ApplicationCommandOptionType.String, name: 'speaker', description, autocomplete: true };
}

/** Suggests articles, for a command whose only option with suggestions is `articleOption`. */
export function suggestArticle({ options }: AutocompleteInteraction, services: Services): Suggestions {
  return suggestArticles(services, options.getFocused());
}

/** Suggests articles or speakers, for a command with both options. */
export async function suggestArticleOrSpeaker(
  { options }: AutocompleteInteraction,
  services: Services,
): Promise<Suggestions> {
  const { name, value } = options.getFocused(true);
  if (name === 'article') return suggestArticles(services, value);
  return suggestSpeakers(await openArticleNamed(services, options.getString('article')), value);
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
