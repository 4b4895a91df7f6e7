import { ComponentType, MessageFlags } from 'discord-api-types/v10';
import { findInteractive } from '../world/components.ts';
import type { AnyComponent } from '../world/components.ts';
import type { StoredMessage } from '../world/messages.ts';
import { memberObject } from '../world/places.ts';
import type { Channel } from '../world/places.ts';
import type { World } from '../world/world.ts';
import { ImpossibleAction } from './impossible.ts';

/** A select menu, in the fields that say what may be chosen. */
interface Menu extends AnyComponent {
  readonly options?: readonly { readonly value: string }[];
  readonly min_values?: number;
  readonly max_values?: number;
}

/**
 * The component with this customId, if it can be used.
 * @throws ImpossibleAction when it is not there, switched off, or its message still being made.
 */
export function usableComponent({ message }: StoredMessage, customId: string): AnyComponent {
  const component = findInteractive(message.components ?? [], customId);
  if (!component) throw new ImpossibleAction('The message has no such button or menu.');
  if (component.disabled) throw new ImpossibleAction('That button or menu is switched off.');
  if ((message.flags ?? 0) & MessageFlags.Loading) throw new ImpossibleAction('The bot is still thinking.');
  return component;
}

/** @throws ImpossibleAction when the menu does not allow these values. */
export function checkSelection(component: AnyComponent, values: readonly string[]): void {
  const { type, options, min_values: minimum = 1, max_values: maximum = 1 } = component as Menu;
  if (type === ComponentType.Button) throw new ImpossibleAction('That is not a menu.');
  const unknown = values.find((value) => options && !options.some((option) => option.value === value));
  if (unknown !== undefined) throw new ImpossibleAction(`The menu has no choice “${unknown}”.`);
  if (values.length < minimum) throw new ImpossibleAction('Choose more.');
  if (values.length > maximum) throw new ImpossibleAction('That is more than may be chosen.');
}

/** The people that a user menu names, as an interaction carries them; nothing for other menus. */
export function resolveSelection(
  world: World,
  { type }: AnyComponent,
  values: readonly string[],
  channel: Channel,
): object {
  if (type !== ComponentType.UserSelect && type !== ComponentType.MentionableSelect) return {};
  const users = values.map((id) => world.users.get(id)).filter((user) => user !== undefined);
  const members = users.map((user) => [user.id, memberObject(user)] as const);
  return {
    resolved: {
      users: Object.fromEntries(users.map((user) => [user.id, user])),
      ...(channel.guild ? { members: Object.fromEntries(members) } : {}),
    },
  };
}
