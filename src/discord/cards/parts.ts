import {
  ButtonStyle,
  ComponentType,
  SeparatorSpacingSize,
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIContainerComponent,
  type APISectionComponent,
  type APISeparatorComponent,
  type APITextDisplayComponent,
} from 'discord.js';

/** A Components V2 card, as Discord's API takes it. */
export type Card = APIContainerComponent;

/** What a card says at a glance, by the colour of its edge. */
export const accents = {
  /** Somebody's words, wholly or partly in quotation marks. */
  quote: 0x2f9e7e,
  /** Somebody's statement in the reporter's words. */
  paraphrase: 0xc98a2b,
  /** The reporter's own words, and cards about an article. */
  report: 0x4a7fb5,
  /** No answer, nothing found, something refused. */
  none: 0x8b93a1,
} as const;

/** Numbers of the text displays that other parts of the bot read back; Discord keeps a component's `id`. */
export const textIds = {
  /** The question of an answer card, escaped, as subtext; one more with each card of a message. */
  question: 7001,
} as const;

export function card(accent: number, components: APIComponentInContainer[]): Card {
  return { type: ComponentType.Container, accent_color: accent, components };
}

/** @param content - Markdown: texts that are not ours go through `escapeText`, `inline` or `blockQuote` */
export function text(content: string, id?: number): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content, ...(id === undefined ? {} : { id }) };
}

/** Text with a button beside it. */
export function section(content: string, accessory: APIButtonComponentWithCustomId): APISectionComponent {
  return { type: ComponentType.Section, components: [text(content)], accessory };
}

export function separator(): APISeparatorComponent {
  return { type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small };
}

/** At most five buttons, or one menu. */
export function row(
  ...components: APIComponentInMessageActionRow[]
): APIActionRowComponent<APIComponentInMessageActionRow> {
  return { type: ComponentType.ActionRow, components };
}

/**
 * Tells whether a button can still be put into a message, of which Discord takes a `customId` only once: true when it is
 * asked of a `customId` for the first time.
 */
export function onceInMessage(): (button: APIButtonComponentWithCustomId) => boolean {
  const used = new Set<string>();
  return ({ custom_id: id }) => {
    const isNew = !used.has(id);
    used.add(id);
    return isNew;
  };
}

/** @param customId - from a `CustomId` in `custom-ids.ts`; no two buttons of a card may have the same */
export function button(
  label: string,
  customId: string,
  { disabled = false }: { readonly disabled?: boolean } = {},
): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label,
    custom_id: customId,
    ...(disabled ? { disabled } : {}),
  };
}
