import { ComponentType, type APIMessageTopLevelComponent, type Message } from 'discord.js';
import { textIds } from './cards/parts.ts';
import { followUpId } from './custom-ids.ts';
import { unescapeText } from './markdown/index.ts';

/** The components of a message as Discord's API has them. */
export function componentsOf(message: Pick<Message, 'components'>): APIMessageTopLevelComponent[] {
  return message.components.map((component) => component.toJSON());
}

/** The questions that a message answers, as they can be read on its cards, or null for a message that answers none. */
export function questionOn(components: readonly APIMessageTopLevelComponent[]): string | null {
  const questions: string[] = [];
  for (const component of components) {
    if (component.type !== ComponentType.Container) continue;
    const [part] = component.components;
    if (part?.type !== ComponentType.TextDisplay || part.id !== textIds.question + questions.length) continue;
    questions.push(unescapeText(part.content.replace(/^-# /u, '')));
  }
  return questions.length > 0 ? questions.join(' ') : null;
}

/** The article that a card's "Follow up" goes on with, as an `articleKey`, or null for a card that has no such button. */
export function articleOn(components: readonly APIMessageTopLevelComponent[]): string | null {
  for (const component of components) {
    if (component.type !== ComponentType.Container) continue;
    for (const part of component.components) {
      if (part.type !== ComponentType.ActionRow) continue;
      for (const item of part.components) {
        const state = 'custom_id' in item ? followUpId.read(item.custom_id) : null;
        if (state) return state.article;
      }
    }
  }
  return null;
}
