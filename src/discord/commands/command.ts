import {
  ApplicationIntegrationType,
  InteractionContextType,
  type APIApplicationCommandOptionChoice,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type MessageContextMenuCommandInteraction,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import type { Reply } from '../reply.ts';
import type { Services } from '../services.ts';

/**
 * A slash command. `execute` makes the reply and does not send it: `respond.ts` sends it, acknowledges the command when
 * the reply takes long, and turns errors into a card. A `UserError` is shown as it is.
 */
export interface ChatCommand {
  readonly data: RESTPostAPIChatInputApplicationCommandsJSONBody;
  execute(interaction: ChatInputCommandInteraction, services: Services): Reply | Promise<Reply>;
  /** Suggestions for the option that is being typed, best first. */
  autocomplete?(interaction: AutocompleteInteraction, services: Services): Suggestions | Promise<Suggestions>;
  /** Whether only the one who asks sees the reply; known before the reply is. Default: no. */
  isPrivate?(interaction: ChatInputCommandInteraction): boolean;
}

/** A command in the menu of a message. */
export interface MessageCommand {
  readonly data: RESTPostAPIContextMenuApplicationCommandsJSONBody;
  executeOnMessage(
    interaction: MessageContextMenuCommandInteraction,
    services: Services,
  ): Reply | Promise<Reply>;
  isPrivate?(interaction: MessageContextMenuCommandInteraction): boolean;
}

export type Command = ChatCommand | MessageCommand;

/** What an autocomplete offers; the sender cuts it to Discord's limits. */
export type Suggestions = readonly APIApplicationCommandOptionChoice<string>[];

/** For every command: in servers, in direct messages, and wherever a user who installed the app takes it. */
export const everywhere = {
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
};
