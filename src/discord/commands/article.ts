import { ApplicationCommandType } from 'discord.js';
import { articleCardOf } from '../about-article.ts';
import { openArticleNamed } from '../choose.ts';
import { everywhere, type ChatCommand } from './command.ts';
import { articleOption, suggestArticle } from './options.ts';

export default {
  data: {
    ...everywhere,
    type: ApplicationCommandType.ChatInput,
    name: 'article',
    description: 'What the article is, and who speaks in it',
    options: [articleOption('the first')],
  },
  async execute({ options }, services) {
    const opened = await openArticleNamed(services, options.getString('article'));
    return { components: [articleCardOf(opened)] };
  },
  autocomplete: suggestArticle,
} satisfies ChatCommand;
