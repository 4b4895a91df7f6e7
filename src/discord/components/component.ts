import { MessageFlags, type MessageComponentInteraction, type ModalSubmitInteraction } from 'discord.js';
import { UserError } from '../../errors.ts';
import type { CustomId } from '../custom-id.ts';
import type { Reply } from '../reply.ts';
import type { Services } from '../services.ts';

/** A use of a button, a menu or a modal. */
export type ComponentInteraction = MessageComponentInteraction | ModalSubmitInteraction;

/** How a kind of button, menu or modal works. */
export interface ComponentOptions<Interaction extends ComponentInteraction, State> {
  /** The state of the component; its action is the component's name. */
  readonly id: CustomId<State>;
  /** Makes the reply; null when it has responded by itself (with a modal). */
  execute(interaction: Interaction, state: State, services: Services): Reply | null | Promise<Reply | null>;
  /**
   * Whether the reply takes the place of the card it was pressed on. For somebody else than the one who asked for the
   * card it is a copy that only they see. Default: false.
   */
  readonly turnsPage?: boolean;
  /** Whether the reply is for the one who pressed only; known before the reply is. Default: yes. */
  readonly isPrivate?: boolean | ((interaction: Interaction) => boolean);
}

/** A component as the bot's list has it. */
export interface Component {
  readonly action: string;
  readonly turnsPage: boolean;
  isPrivate(interaction: ComponentInteraction): boolean;
  execute(interaction: ComponentInteraction, services: Services): Reply | null | Promise<Reply | null>;
}

/** Whether only the one who pressed sees the card: its message is ephemeral. */
export function isOnPrivateCard({ message }: ComponentInteraction): boolean {
  return message?.flags.has(MessageFlags.Ephemeral) ?? false;
}

/** Says that the card someone pressed on cannot be used any more. */
export const outdatedCard =
  'This card was made by an earlier version of me, or for an article that has changed since. Please ask again.';

export function defineComponent<Interaction extends ComponentInteraction, State>(
  options: ComponentOptions<Interaction, State>,
): Component {
  const { isPrivate = true } = options;
  return {
    action: options.id.action,
    turnsPage: options.turnsPage ?? false,
    isPrivate: (interaction) =>
      isPrivate instanceof Function ? isPrivate(interaction as Interaction) : isPrivate,
    execute(interaction, services) {
      const state = options.id.read(interaction.customId);
      if (state === null) throw new UserError(outdatedCard);
      return options.execute(interaction as Interaction, state, services);
    },
  };
}
