import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import { readClaim } from '../../quotes/index.ts';
import { verdictsReply } from '../verifying.ts';
import { everywhere, type ChatCommand } from './command.ts';
import { articleOption, speakerOption, suggestArticleOrSpeaker } from './options.ts';

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
      { ...speakerOption('Who is said to have said it'), max_length: 100 },
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
  autocomplete: suggestArticleOrSpeaker,
} satisfies ChatCommand;
