import { ApplicationCommandType } from 'discord.js';
import { articleCard } from '../cards/article.ts';
import { byNumberOfQuotations, openArticleNamed } from '../choose.ts';
import { findQuotations } from '../quotations.ts';
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
    const { quotations } = findQuotations(opened, { speaker: null, kind: 0, about: '' });
    return { components: [articleCard(opened, byNumberOfQuotations(opened.quotes), quotations)] };
  },
  autocomplete: suggestArticle,
} satisfies ChatCommand;
