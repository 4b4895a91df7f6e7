import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import { searchPassages } from '../../answers/index.ts';
import { searchCard } from '../cards/search.ts';
import { openArticleFor } from '../choose.ts';
import { everywhere, type ChatCommand } from './command.ts';
import { articleOption, inState, suggestArticle } from './options.ts';

/** Characters that the state of a button holds. */
const textLength = 70;

export default {
  data: {
    ...everywhere,
    type: ApplicationCommandType.ChatInput,
    name: 'search',
    description: 'Find passages by their words; misspellings are forgiven',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'text',
        description: 'Words to look for',
        required: true,
        max_length: textLength,
      },
      articleOption('the one that it is about'),
    ],
  },
  async execute({ options }, services) {
    const text = inState(options.getString('text', true), textLength);
    const opened = await openArticleFor(services, options.getString('article'), text);
    return { components: [searchCard(opened.article, text, searchPassages(opened, text), 0)] };
  },
  autocomplete: suggestArticle,
} satisfies ChatCommand;
