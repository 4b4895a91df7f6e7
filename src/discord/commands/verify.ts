import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import { parseClaim } from '../../quotes/index.ts';
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
      articleOption,
    ],
  },
  execute({ options }, services) {
    const speaker = options.getString('speaker')?.trim();
    const { claims } = parseClaim(options.getString('quote', true));
    const named = speaker ? claims.map(({ text }) => ({ text, speaker })) : claims;
    return verdictsReply(services, named, { typed: options.getString('article'), isPrivate: false });
  },
  async autocomplete({ options }, services) {
    const { name, value } = options.getFocused(true);
    if (name === 'article') return suggestArticles(services, value);
    return suggestSpeakers(await openArticleNamed(services, options.getString('article')), value);
  },
} satisfies ChatCommand;
