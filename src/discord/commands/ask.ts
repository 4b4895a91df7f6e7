import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type ChatInputCommandInteraction,
} from 'discord.js';
import { answerReply } from '../answering.ts';
import { openArticleFor, suggestArticles } from '../choose.ts';
import { everywhere, type ChatCommand } from './command.ts';
import { articleOption } from './options.ts';

export default {
  data: {
    ...everywhere,
    type: ApplicationCommandType.ChatInput,
    name: 'ask',
    description: 'Ask the article a question; it answers in its own words',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'question',
        description: 'What you want to know',
        required: true,
        max_length: 1000,
      },
      articleOption,
      {
        type: ApplicationCommandOptionType.Boolean,
        name: 'private',
        description: 'Whether only you see the answer (you can share it afterwards)',
      },
    ],
  },
  isPrivate,
  async execute(interaction, services) {
    const question = interaction.options.getString('question', true);
    const opened = await openArticleFor(services, interaction.options.getString('article'), question);
    return answerReply(services, opened, { question, isPrivate: isPrivate(interaction) });
  },
  autocomplete(interaction, services) {
    return suggestArticles(services, interaction.options.getFocused());
  },
} satisfies ChatCommand;

function isPrivate({ options }: ChatInputCommandInteraction): boolean {
  return options.getBoolean('private') ?? false;
}
