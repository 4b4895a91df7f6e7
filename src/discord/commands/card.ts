import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import { chosenQuotation, suggestQuotations } from '../choose-quotation.ts';
import { openArticleNamed, speakerNamed } from '../choose.ts';
import { quotePictureReply } from '../picturing.ts';
import { everywhere, type ChatCommand } from './command.ts';
import {
  articleOption,
  isPrivate,
  privateOption,
  speakerOption,
  suggestArticleOrSpeaker,
} from './options.ts';

export default {
  data: {
    ...everywhere,
    type: ApplicationCommandType.ChatInput,
    name: 'card',
    description: 'Draw a quotation as a picture to share',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'quotation',
        description: 'Some of its words, or pick one of those suggested',
        autocomplete: true,
        required: true,
      },
      speakerOption(),
      articleOption('the first'),
      privateOption,
    ],
  },
  isPrivate,
  async execute(interaction, services) {
    const { options } = interaction;
    const opened = await openArticleNamed(services, options.getString('article'));
    const typed = options.getString('speaker')?.trim();
    const speaker = typed ? speakerNamed(opened, typed) : null;
    const quotation = chosenQuotation(opened, speaker, options.getString('quotation', true));
    return quotePictureReply(services, opened, quotation, isPrivate(interaction));
  },
  async autocomplete(interaction, services) {
    const { options } = interaction;
    const { name, value } = options.getFocused(true);
    if (name !== 'quotation') return suggestArticleOrSpeaker(interaction, services);
    const opened = await openArticleNamed(services, options.getString('article'));
    return suggestQuotations(opened, options.getString('speaker'), value);
  },
} satisfies ChatCommand;
