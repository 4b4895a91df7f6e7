import { setTimeout as wait } from 'node:timers/promises';
import type {
  AutocompleteInteraction,
  Interaction,
  MessageComponentInteraction,
  ModalSubmitInteraction,
} from 'discord.js';
import { UserError } from '../errors.ts';
import type { ChatCommand, Command, MessageCommand, Suggestions } from './commands/command.ts';
import { commands } from './commands/index.ts';
import { outdatedCard, type Component } from './components/component.ts';
import { components, modals } from './components/index.ts';
import { actionOf } from './custom-id.ts';
import { limits } from './limits.ts';
import { respond } from './respond.ts';
import type { Services } from './services.ts';

/** Milliseconds that suggestions may take; Discord drops them after 3,000. */
const suggestWithin = 2000;

/** Responds to a use of a command, a button, a menu or a modal. */
export async function handleInteraction(interaction: Interaction, services: Services): Promise<void> {
  if (interaction.isAutocomplete()) return suggest(interaction, services);
  if (interaction.isChatInputCommand()) {
    const command = commandNamed(interaction.commandName, isChatCommand);
    const isPrivate = command?.isPrivate?.(interaction) ?? command === undefined;
    return respond(interaction, { isPrivate }, () => known(command).execute(interaction, services), services);
  }
  if (interaction.isMessageContextMenuCommand()) {
    const command = commandNamed(interaction.commandName, isMessageCommand);
    const isPrivate = command?.isPrivate?.(interaction) ?? command === undefined;
    return respond(
      interaction,
      { isPrivate },
      () => known(command).executeOnMessage(interaction, services),
      services,
    );
  }
  if (interaction.isMessageComponent()) return use(interaction, components, services);
  if (interaction.isModalSubmit()) return use(interaction, modals, services);
}

function use(
  interaction: MessageComponentInteraction | ModalSubmitInteraction,
  list: readonly Component[],
  services: Services,
): Promise<void> {
  const action = actionOf(interaction.customId);
  const component = list.find((candidate) => candidate.action === action);
  const manner = {
    isPrivate: component?.isPrivate(interaction) ?? true,
    turnsPage: component?.turnsPage ?? false,
  };
  return respond(
    interaction,
    manner,
    () => {
      if (!component) throw new UserError(outdatedCard);
      return component.execute(interaction, services);
    },
    services,
  );
}

async function suggest(interaction: AutocompleteInteraction, services: Services): Promise<void> {
  const command = commandNamed(interaction.commandName, isChatCommand);
  const late = wait(suggestWithin, [], { ref: false });
  const making = Promise.resolve().then(() => command?.autocomplete?.(interaction, services) ?? []);
  const suggestions = await Promise.race<Suggestions>([making, late]).catch((error: unknown) => {
    // No article by that name: nothing to suggest, and the command itself will say so.
    if (!(error instanceof UserError)) services.log.error({ err: error }, 'failed to suggest');
    return [];
  });
  await interaction.respond(suggestions.slice(0, limits.choices));
}

function commandNamed<Kind extends Command>(
  name: string,
  isKind: (command: Command) => command is Kind,
): Kind | undefined {
  return commands.filter(isKind).find(({ data }) => data.name === name);
}

function isChatCommand(command: Command): command is ChatCommand {
  return 'execute' in command;
}

function isMessageCommand(command: Command): command is MessageCommand {
  return 'executeOnMessage' in command;
}

function known<Kind extends Command>(command: Kind | undefined): Kind {
  if (!command)
    throw new UserError('I do not know this command any more. Restart Discord to see those that I know.');
  return command;
}
