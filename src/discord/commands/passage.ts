import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import { passageCard } from '../cards/passage.ts';
import { articleNamed, passageNumbered } from '../choose.ts';
import { everywhere, type ChatCommand } from './command.ts';
import { articleOption, suggestArticle } from './options.ts';

export default {
  data: {
    ...everywhere,
    type: ApplicationCommandType.ChatInput,
    name: 'passage',
    description: 'Read a passage of the article',
    options: [
      {
        type: ApplicationCommandOptionType.Integer,
        name: 'number',
        description: 'Number of the passage, as in ¶3',
        required: true,
        min_value: 1,
      },
      articleOption('the first'),
    ],
  },
  execute({ options }, services) {
    const article = articleNamed(services, options.getString('article'));
    const passage = passageNumbered(article, options.getInteger('number', true));
    return { components: [passageCard(article, passage, 0)] };
  },
  autocomplete: suggestArticle,
} satisfies ChatCommand;
