import { ApplicationCommandType } from 'discord.js';
import { openArticleNamed } from '../choose.ts';
import { voicesReply } from '../picturing.ts';
import { everywhere, type ChatCommand } from './command.ts';
import { articleOption, isPrivate, privateOption, suggestArticle } from './options.ts';

export default {
  data: {
    ...everywhere,
    type: ApplicationCommandType.ChatInput,
    name: 'voices',
    description: 'Who gets to speak in the article, and how much',
    options: [articleOption('the first'), privateOption],
  },
  isPrivate,
  async execute(interaction, services) {
    const opened = await openArticleNamed(services, interaction.options.getString('article'));
    return voicesReply(services, opened, isPrivate(interaction));
  },
  autocomplete: suggestArticle,
} satisfies ChatCommand;
