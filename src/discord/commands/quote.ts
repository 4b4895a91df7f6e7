import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import { quotesCard } from '../cards/quotes.ts';
import { openArticleNamed, speakerNamed } from '../choose.ts';
import { findQuotations, quoteKinds } from '../quotations.ts';
import { everywhere, type ChatCommand } from './command.ts';
import { articleOption, inState, speakerOption, suggestArticleOrSpeaker } from './options.ts';

/** Characters that the state of a button holds. */
const aboutLength = 60;

export default {
  data: {
    ...everywhere,
    type: ApplicationCommandType.ChatInput,
    name: 'quote',
    description: 'Who said what: quotations by speaker, subject and kind',
    options: [
      speakerOption(),
      {
        type: ApplicationCommandOptionType.String,
        name: 'about',
        description: 'What about',
        max_length: aboutLength,
      },
      articleOption('the first'),
      {
        type: ApplicationCommandOptionType.String,
        name: 'kind',
        description: 'Word for word, or in the reporter’s paraphrase',
        choices: [
          { name: 'Word for word', value: 'direct' },
          { name: 'Partly word for word', value: 'mixed' },
          { name: 'Paraphrased by the reporter', value: 'indirect' },
        ],
      },
    ],
  },
  async execute({ options }, services) {
    const opened = await openArticleNamed(services, options.getString('article'));
    const typed = options.getString('speaker')?.trim();
    const wanted = {
      speaker: typed ? speakerNamed(opened, typed) : null,
      about: inState(options.getString('about') ?? '', aboutLength),
      kind: Math.max(
        0,
        quoteKinds.findIndex((kind) => kind === options.getString('kind')),
      ),
    };
    return { components: [quotesCard(opened.article, wanted, findQuotations(opened, wanted), 0)] };
  },
  autocomplete: suggestArticleOrSpeaker,
} satisfies ChatCommand;
