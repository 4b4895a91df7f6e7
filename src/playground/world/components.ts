import { EmbedType } from 'discord-api-types/v10';
import type {
  APIAttachment,
  APIEmbed,
  APIMessageTopLevelComponent,
  ComponentType,
} from 'discord-api-types/v10';

/** A component of any kind, as far as walking through them needs. */
export interface AnyComponent {
  readonly type: ComponentType;
  readonly id?: number | null;
  readonly custom_id?: string | null;
  readonly disabled?: boolean | null;
  readonly content?: string | null;
  readonly components?: readonly AnyComponent[] | null;
  readonly accessory?: AnyComponent | null;
  readonly component?: AnyComponent | null;
}

/** A component and where it stands in a request body, such as `components, 0, accessory`. */
export interface PlacedComponent {
  readonly component: AnyComponent;
  readonly path: readonly PropertyKey[];
}

/** All components of a tree, parents before children, in the order in which they are shown. */
export function* walkComponents(
  components: readonly AnyComponent[],
  path: readonly PropertyKey[] = ['components'],
): Generator<PlacedComponent> {
  for (const [index, component] of components.entries()) {
    const here = [...path, index];
    yield { component, path: here };
    yield* walkComponents(component.components ?? [], [...here, 'components']);
    for (const place of ['accessory', 'component'] as const) {
      const child = component[place];
      if (child) yield { component: child, path: [...here, place] };
    }
  }
}

/** The component that the user acts on by `customId`, wherever it stands in the message. */
export function findInteractive(
  components: readonly AnyComponent[],
  customId: string,
): AnyComponent | undefined {
  for (const { component } of walkComponents(components)) {
    if (component.custom_id === customId) return component;
  }
  return undefined;
}

/**
 * Components as Discord gives them back: each with an id that is unique in the message, files found at the address
 * where they can be read.
 */
export function publishComponents(
  components: readonly APIMessageTopLevelComponent[],
  attachments: readonly APIAttachment[],
): APIMessageTopLevelComponent[] {
  const published = resolveFiles(structuredClone(components), attachments) as APIMessageTopLevelComponent[];
  const given = new Set<number>();
  for (const { component } of walkComponents(published)) {
    if (component.id) given.add(component.id);
  }
  let next = 1;
  for (const { component } of walkComponents(published)) {
    if (component.id) continue;
    while (given.has(next)) next++;
    (component as { id: number }).id = next++;
  }
  return published;
}

/** Embeds as Discord gives them back. */
export function publishEmbeds(
  embeds: readonly APIEmbed[],
  attachments: readonly APIAttachment[],
): APIEmbed[] {
  const published = embeds.map((embed) => ({ type: EmbedType.Rich, ...structuredClone(embed) }));
  return resolveFiles(published, attachments) as APIEmbed[];
}

/** The file that an `attachment://NAME` address names, or null where `url` is another address. */
export function attachmentName(url: string): string | null {
  return url.startsWith('attachment://') ? url.slice('attachment://'.length) : null;
}

function resolveFiles(value: unknown, attachments: readonly APIAttachment[]): unknown {
  if (Array.isArray(value)) return value.map((item) => resolveFiles(item, attachments));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, resolveFiles(item, attachments)] as const);
  const resolved: Record<string, unknown> = Object.fromEntries(entries);
  const name = typeof resolved.url === 'string' ? attachmentName(resolved.url) : null;
  const attachment = attachments.find(({ filename }) => filename === name);
  if (!attachment) return resolved;
  const { url, proxy_url, content_type, id } = attachment;
  return { ...resolved, url, proxy_url, content_type, attachment_id: id };
}
