import { ImpossibleAction } from '../member/impossible.ts';
import type { Member } from '../member/member.ts';
import type { ClientMessage, PlaygroundChannel, ServerMessage } from '../protocol.ts';
import type { Interaction, Outcome } from '../world/interactions.ts';
import type { World } from '../world/world.ts';

/** What a page sends to make an interaction. */
type InteractiveMessage = Extract<
  ClientMessage,
  { readonly type: 'invoke' | 'press' | 'select' | 'submitModal' | 'messageCommand' }
>;

/** Does what makes an interaction. */
export function interact(member: Member, message: InteractiveMessage): Interaction {
  switch (message.type) {
    case 'invoke':
      return member.invoke(message.channelId, message.commandId, message.options);
    case 'press':
      return member.press(message.messageId, message.customId);
    case 'select':
      return member.select(message.messageId, message.customId, message.values);
    case 'submitModal':
      return member.submitModal(message.modalId, message.values);
    case 'messageCommand':
      return member.messageCommand(message.commandId, message.messageId);
  }
}

/** What the page is told of an interaction's outcome. */
export function outcomeMessage(nonce: string, outcome: Outcome, isBotOnline: boolean): ServerMessage {
  if (outcome.kind === 'modal') {
    return { type: 'modal', nonce, modal: { id: outcome.modal.id, data: outcome.modal.data } };
  }
  if (outcome.kind !== 'failed') return { type: 'acknowledged', nonce };
  const reason = isBotOnline ? 'The application did not respond in time.' : 'The bot is not connected.';
  return { type: 'interactionFailed', nonce, reason };
}

/** Errors made for people are shown as they are; of others only that there was one. */
export function readableMessage(error: unknown): string {
  const isReadable =
    error instanceof Error && (error instanceof ImpossibleAction || error.name === 'UserError');
  return isReadable ? error.message : 'Something went wrong in the playground.';
}

/** The channels that the member can open, in the order to show them. */
export function channelsOf(world: World, member: Member): PlaygroundChannel[] {
  return [...world.channels.values()]
    .filter(({ recipient }) => recipient === null || recipient.id === member.user.id)
    .map(({ id, name, guild }) => ({
      id,
      name,
      kind: guild ? 'guild' : 'direct',
      guild: guild ? { id: guild.id, name: guild.name, botIsMember: guild.botIsMember } : null,
    }));
}
