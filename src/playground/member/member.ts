import { ApplicationCommandType, ComponentType, InteractionType } from 'discord-api-types/v10';
import type {
  APIApplicationCommand,
  APIApplicationCommandOptionChoice,
  APIUser,
} from 'discord-api-types/v10';
import type { ChosenOption } from '../protocol.ts';
import type { AnyComponent } from '../world/components.ts';
import type { Interaction, NewInteraction } from '../world/interactions.ts';
import { maySee } from '../world/messages.ts';
import type { StoredMessage } from '../world/messages.ts';
import type { Channel } from '../world/places.ts';
import type { World } from '../world/world.ts';
import { checkSelection, resolveSelection, usableComponent } from './component-use.ts';
import { ImpossibleAction } from './impossible.ts';
import { submittedComponents } from './modal.ts';
import type { ModalValues } from './modal.ts';
import { fillOptions } from './options.ts';

/** The longest message that a member can write. */
const MESSAGE_LENGTH = 2_000;

/** How to reply: to which message, and whether to ping its author. */
export interface ReplyTo {
  readonly messageId: string;
  readonly ping: boolean;
}

/**
 * A person in the room, doing what a person does in Discord's own program. Each action throws ImpossibleAction when
 * that program would not allow it; what comes of an interaction is its `outcome`.
 */
export class Member {
  readonly user: APIUser;
  readonly #world: World;

  constructor(world: World, user: APIUser) {
    this.#world = world;
    this.user = user;
  }

  /** Messages that the member sees, in all channels, oldest first. */
  messages(): StoredMessage[] {
    return this.#world.messages.visibleTo(this.user.id);
  }

  canSee(stored: StoredMessage): boolean {
    return maySee(stored, this.user.id);
  }

  /** Runs a slash command. */
  invoke(channelId: string, commandId: string, chosen: readonly ChosenOption[]): Interaction {
    const { channel, command } = this.#commandIn(channelId, commandId, ApplicationCommandType.ChatInput);
    const { options, resolved, fullName } = fillOptions({ world: this.#world, channel }, command, chosen);
    return this.#interact(channel, {
      type: InteractionType.ApplicationCommand,
      payload: { data: { ...commandData(command), ...nonEmpty({ options, resolved }) } },
      commandName: fullName,
    });
  }

  /** Types into the option `focused`: the bot is asked for suggestions. */
  autocomplete(
    channelId: string,
    commandId: string,
    chosen: readonly ChosenOption[],
    focused: string,
  ): Promise<readonly APIApplicationCommandOptionChoice[]> {
    const { channel, command } = this.#commandIn(channelId, commandId, ApplicationCommandType.ChatInput);
    const { options, fullName } = fillOptions({ world: this.#world, channel }, command, chosen, focused);
    const { outcome } = this.#interact(channel, {
      type: InteractionType.ApplicationCommandAutocomplete,
      payload: { data: { ...commandData(command), options } },
      commandName: fullName,
    });
    return outcome.then((result) => (result.kind === 'choices' ? result.choices : []));
  }

  /** Runs a message command on a message. */
  messageCommand(commandId: string, messageId: string): Interaction {
    const target = this.#seen(messageId);
    const { channel, command } = this.#commandIn(
      target.channel.id,
      commandId,
      ApplicationCommandType.Message,
    );
    const resolved = { messages: { [messageId]: target.message } };
    return this.#interact(channel, {
      type: InteractionType.ApplicationCommand,
      payload: { data: { ...commandData(command), target_id: messageId, resolved } },
      commandName: command.name,
    });
  }

  press(messageId: string, customId: string): Interaction {
    const source = this.#seen(messageId);
    const button = usableComponent(source, customId);
    if (button.type !== ComponentType.Button) throw new ImpossibleAction('That is not a button.');
    return this.#useComponent(source, button, {});
  }

  select(messageId: string, customId: string, values: readonly string[]): Interaction {
    const source = this.#seen(messageId);
    const menu = usableComponent(source, customId);
    checkSelection(menu, values);
    const resolved = resolveSelection(this.#world, menu, values, source.channel);
    return this.#useComponent(source, menu, { values, ...resolved });
  }

  submitModal(modalId: string, values: ModalValues): Interaction {
    const modal = this.#world.interactions.modal(modalId);
    if (modal?.opener.user.id !== this.user.id) throw new ImpossibleAction('This form is no longer open.');
    const { data, opener } = modal;
    const components = submittedComponents(data.components, values);
    this.#world.interactions.closeModal(modalId);
    return this.#interact(opener.channel, {
      type: InteractionType.ModalSubmit,
      payload: {
        data: { custom_id: data.custom_id, components },
        ...(opener.source ? { message: opener.source.message } : {}),
      },
      source: opener.source,
      opener,
    });
  }

  closeModal(modalId: string): void {
    this.#world.interactions.closeModal(modalId);
  }

  /** Writes a message, with mentions as `<@ID>`. */
  send(channelId: string, content: string, replyTo?: ReplyTo): StoredMessage {
    const channel = this.#channel(channelId);
    if (content.trim() === '') throw new ImpossibleAction('The message is empty.');
    if (content.length > MESSAGE_LENGTH) {
      throw new ImpossibleAction(`A message has at most ${MESSAGE_LENGTH} characters.`);
    }
    if (replyTo && this.#seen(replyTo.messageId).visibleTo) {
      throw new ImpossibleAction('Nobody can reply to a message that only they can see.');
    }
    const draft = {
      content,
      ...(replyTo
        ? {
            message_reference: { message_id: replyTo.messageId },
            allowed_mentions: { parse: ['users' as never], replied_user: replyTo.ping },
          }
        : {}),
    };
    return this.#world.messages.create({ channel, author: this.user, draft });
  }

  /** Takes an ephemeral message out of the member's view. */
  dismiss(messageId: string): void {
    const stored = this.#seen(messageId);
    if (stored.visibleTo === null)
      throw new ImpossibleAction('Only messages that nobody else sees can be dismissed.');
    this.#world.messages.delete(stored);
  }

  #useComponent(source: StoredMessage, component: AnyComponent, data: object): Interaction {
    return this.#interact(source.channel, {
      type: InteractionType.MessageComponent,
      payload: {
        data: { custom_id: component.custom_id, component_type: component.type, id: component.id, ...data },
        message: source.message,
      },
      source,
    });
  }

  #interact(
    channel: Channel,
    what: Pick<NewInteraction, 'type' | 'payload'> & Partial<NewInteraction>,
  ): Interaction {
    return this.#world.interactions.create({
      user: this.user,
      channel,
      commandName: null,
      source: null,
      opener: null,
      ...what,
    });
  }

  #channel(id: string): Channel {
    const channel = this.#world.channels.get(id);
    const isTheirs = channel && (channel.recipient === null || channel.recipient.id === this.user.id);
    if (!isTheirs) throw new ImpossibleAction('There is no such channel.');
    return channel;
  }

  #commandIn(
    channelId: string,
    commandId: string,
    type: ApplicationCommandType,
  ): { channel: Channel; command: APIApplicationCommand } {
    const channel = this.#channel(channelId);
    const available = this.#world.commands.availableIn(channel);
    const command = available.find((each) => each.id === commandId && each.type === type);
    if (!command) throw new ImpossibleAction('This command is not available here.');
    return { channel, command };
  }

  #seen(messageId: string): StoredMessage {
    const stored = this.#world.messages.get(messageId);
    if (!stored || !this.canSee(stored)) throw new ImpossibleAction('This message is no longer there.');
    return stored;
  }
}

function commandData({ id, name, type, guild_id }: APIApplicationCommand): object {
  return { id, name, type, ...(guild_id ? { guild_id } : {}) };
}

function nonEmpty(fields: Readonly<Record<string, object>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => Object.keys(value).length > 0));
}
