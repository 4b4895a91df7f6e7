import { ApplicationCommandType } from 'discord.js';
import { openArticleNamed, suggestArticles } from '../choose.ts';
import { voicesReply } from '../picturing.ts';
import { everywhere, type ChatCommand } from './command.ts';
import { articleOption } from './options.ts';

export default {
  data: {
    ...everywhere,
    type: ApplicationCommandType.ChatInput,
    name: 'voices',
    description: 'Who gets to speak in the article, and how much',
    options: [articleOption],
  },
  async execute({ options }, services) {
    return voicesReply(services, await openArticleNamed(services, options.getString('article')));
  },
  autocomplete({ options }, services) {
    return suggestArticles(services, options.getFocused());
  },
} satisfies ChatCommand;
