import { AllowedMentionsTypes, ComponentType } from 'discord-api-types/v10';
import type { APIAllowedMentions, APIUser } from 'discord-api-types/v10';
import { walkComponents } from './components.ts';
import type { MessageDraft } from './draft.ts';
import type { Guild } from './places.ts';

/** Whom a message pings. */
export interface Mentions {
  readonly users: APIUser[];
  /** Ids. */
  readonly roles: string[];
  readonly everyone: boolean;
}

/**
 * Whom the text of a message pings, under its allowed mentions
 * (https://discord.com/developers/docs/resources/message#allowed-mentions-object): without them, everybody named.
 */
export function mentionsOf(
  draft: MessageDraft,
  people: ReadonlyMap<string, APIUser>,
  guild: Guild | null,
): Mentions {
  const text = textOfDraft(draft);
  const allowed = draft.allowed_mentions ?? null;
  const named = new Set([...text.matchAll(/<@!?(\d+)>/gu)].map((match) => match[1] ?? ''));
  const users = [...named]
    .filter((id) => mayPing(allowed, AllowedMentionsTypes.User, id))
    .map((id) => people.get(id))
    .filter((user) => user !== undefined);
  const botRole = guild?.botRoleId;
  const isRoleNamed =
    botRole && text.includes(`<@&${botRole}>`) && mayPing(allowed, AllowedMentionsTypes.Role, botRole);
  const roles = isRoleNamed ? [botRole] : [];
  return { users, roles, everyone: mayPingAll(allowed) && /@(?:everyone|here)\b/u.test(text) };
}

/** Whether a reply under these allowed mentions pings the author of the message it replies to. */
export function pingsRepliedUser(allowed: APIAllowedMentions | null | undefined): boolean {
  return !allowed || (allowed.replied_user ?? false);
}

function mayPing(
  allowed: APIAllowedMentions | null,
  type: AllowedMentionsTypes.User | AllowedMentionsTypes.Role,
  id: string,
): boolean {
  if (!allowed) return true;
  return (allowed.parse?.includes(type) ?? false) || (allowed[type]?.includes(id) ?? false);
}

function mayPingAll(allowed: APIAllowedMentions | null): boolean {
  return !allowed || (allowed.parse?.includes(AllowedMentionsTypes.Everyone) ?? false);
}

function textOfDraft(draft: MessageDraft): string {
  const texts = [draft.content ?? ''];
  for (const { component } of walkComponents(draft.components ?? [])) {
    if (component.type === ComponentType.TextDisplay) texts.push(component.content ?? '');
  }
  return texts.join('\n');
}
