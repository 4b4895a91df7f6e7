import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import { readClaim } from '../../quotes/index.ts';
import { openArticleNamed, suggestArticles, suggestSpeakers } from '../choose.ts';
import { verdictsReply } from '../verifying.ts';
import { everywhere, type ChatCommand } from './command.ts';
import { articleOption } from './options.ts';

export default {
  data: {
    ...everywhere,
    type: ApplicationCommandType.ChatInput,
    name: 'verify',
    description: 'Check a quotation: is it in the article, in these words, by this speaker?',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'quote',
        description: 'The words as they were claimed',
        required: true,
        max_length: 2000,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'speaker',
        description: 'Who is said to have said it',
        autocomplete: true,
        max_length: 100,
      },
      articleOption('all'),
    ],
  },
  execute({ options }, services) {
    const claim = readClaim(options.getString('quote', true), options.getString('speaker') ?? undefined);
    return verdictsReply(services, claim ? [claim] : [], {
      typed: options.getString('article'),
      isPrivate: false,
      more: 0,
    });
  },
  async autocomplete({ options }, services) {
    const { name, value } = options.getFocused(true);
    if (name === 'article') return suggestArticles(services, value);
    return suggestSpeakers(await openArticleNamed(services, options.getString('article')), value);
  },
} satisfies ChatCommand;
