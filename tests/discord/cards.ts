import { ComponentType, type APIMessage } from 'discord-api-types/v10';
import { walkComponents, type AnyComponent } from '../../src/playground/world/components.ts';

/** A button of a message. */
export interface ShownButton {
  readonly label: string;
  readonly customId: string | null;
  readonly disabled: boolean;
}

/** All that a message says: its content, embeds, and texts of its components, a line between them. */
export function textOf(message: APIMessage): string {
  const texts = [message.content];
  for (const { title, description, fields, footer } of message.embeds) {
    texts.push(title ?? '', description ?? '', ...(fields ?? []).flatMap(({ name, value }) => [name, value]));
    texts.push(footer?.text ?? '');
  }
  for (const { content } of componentsOf(message)) texts.push(content ?? '');
  return texts.filter(Boolean).join('\n');
}

/** The buttons of a message, in the order in which they are shown. */
export function buttonsOf(message: APIMessage): ShownButton[] {
  return componentsOf(message)
    .filter(({ type }) => type === ComponentType.Button)
    .map((button) => ({
      label: 'label' in button ? String(button.label) : '',
      customId: button.custom_id ?? null,
      disabled: button.disabled ?? false,
    }));
}

/** The customId of the button with this label or customId. */
export function buttonNamed(message: APIMessage, name: string): string {
  const buttons = buttonsOf(message);
  const found = buttons.find(({ label, customId }) => label === name || customId === name);
  if (found?.customId) return found.customId;
  throw new Error(`No button “${name}”, only ${buttons.map(({ label }) => label).join(', ') || 'none'}.`);
}

/** The customId of the only menu of a message. */
export function menuOf(message: APIMessage): string {
  const [menu, ...others] = componentsOf(message).filter(({ type }) => type === ComponentType.StringSelect);
  if (!menu?.custom_id || others.length > 0) throw new Error('The message has not exactly one menu.');
  return menu.custom_id;
}

/** Every component of a message, nested ones too. */
export function componentsOf(message: APIMessage): AnyComponent[] {
  return [...walkComponents((message.components ?? []) as readonly AnyComponent[])].map(
    ({ component }) => component,
  );
}
