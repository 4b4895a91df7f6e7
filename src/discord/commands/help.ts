import { ApplicationCommandType } from 'discord.js';
import { helpReply } from '../helping.ts';
import { everywhere, type ChatCommand } from './command.ts';

export default {
  data: {
    ...everywhere,
    type: ApplicationCommandType.ChatInput,
    name: 'help',
    description: 'What I can do, with examples',
  },
  isPrivate: () => true,
  execute: (interaction, services) => helpReply(services, interaction.client.user.id),
} satisfies ChatCommand;
