import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import { answerReply } from '../answering.ts';
import { openArticleFor } from '../choose.ts';
import { everywhere, type ChatCommand } from './command.ts';
import { articleOption, isPrivate, privateOption, suggestArticle } from './options.ts';

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
      articleOption('the one that it is about'),
      privateOption,
    ],
  },
  isPrivate,
  execute(interaction, services) {
    const question = interaction.options.getString('question', true);
    const article = interaction.options.getString('article');
    const articleFor = (about: string) => openArticleFor(services, article, about);
    return answerReply(services, articleFor, { question, isPrivate: isPrivate(interaction) });
  },
  autocomplete: suggestArticle,
} satisfies ChatCommand;
