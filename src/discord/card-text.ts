import { ComponentType, type APIMessageTopLevelComponent, type Message } from 'discord.js';
import { textIds } from './cards/parts.ts';
import { unescapeText } from './markdown/index.ts';

/** The components of a message as Discord's API has them. */
export function componentsOf(message: Pick<Message, 'components'>): APIMessageTopLevelComponent[] {
  return message.components.map((component) => component.toJSON());
}

/** The question that an answer card answers, as it can be read on the card, or null for another message. */
export function questionOn(components: readonly APIMessageTopLevelComponent[]): string | null {
  for (const component of components) {
    if (component.type !== ComponentType.Container) continue;
    for (const part of component.components) {
      if (part.type === ComponentType.TextDisplay && part.id === textIds.question)
        return unescapeText(part.content.replace(/^-# /u, ''));
    }
  }
  return null;
}
