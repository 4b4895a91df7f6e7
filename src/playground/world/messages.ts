import { MessageFlags, MessageReferenceType, MessageType } from 'discord-api-types/v10';
import type { APIAttachment, APIMessage, APIUser } from 'discord-api-types/v10';
import { publishComponents, publishEmbeds } from './components.ts';
import type { MessageDraft, Uploads } from './draft.ts';
import { mentionsOf, pingsRepliedUser } from './mentions.ts';
import type { Channel } from './places.ts';
import type { World } from './world.ts';

/** A message and who may see it. */
export interface StoredMessage {
  message: APIMessage;
  readonly channel: Channel;
  /** The only user who sees an ephemeral message; null for a message that everybody in the channel sees. */
  readonly visibleTo: string | null;
}

/** A message to create, beside its draft. */
export interface NewMessage {
  readonly channel: Channel;
  readonly author: APIUser;
  readonly draft: MessageDraft;
  readonly uploads?: Uploads;
  /** The user who alone sees it, when it is ephemeral. */
  readonly visibleTo?: string | null;
  /** Fields that say where the message came from: the interaction, the webhook. */
  readonly origin?: Partial<APIMessage>;
}

/** Flags that the creator of a message may set; the rest are Discord's own. */
const KEPT_FLAGS =
  MessageFlags.SuppressEmbeds |
  MessageFlags.Ephemeral |
  MessageFlags.Loading |
  MessageFlags.SuppressNotifications |
  MessageFlags.IsComponentsV2;

/** All messages of all channels. */
export class Messages {
  readonly #world: World;
  readonly #stored = new Map<string, StoredMessage>();

  constructor(world: World) {
    this.#world = world;
  }

  get(id: string): StoredMessage | undefined {
    return this.#stored.get(id);
  }

  /** Messages of a channel that everybody sees, oldest first. */
  in(channelId: string): StoredMessage[] {
    return [...this.#stored.values()].filter(
      ({ channel, visibleTo }) => channel.id === channelId && visibleTo === null,
    );
  }

  /** Messages that `userId` sees, in all channels, oldest first. */
  visibleTo(userId: string): StoredMessage[] {
    return [...this.#stored.values()].filter((stored) => maySee(stored, userId));
  }

  create({
    channel,
    author,
    draft,
    uploads = new Map(),
    visibleTo = null,
    origin = {},
  }: NewMessage): StoredMessage {
    const replied = this.#repliedTo(draft);
    const mentions = mentionsOf(draft, this.#world.users, channel.guild);
    if (replied && pings(replied, draft)) addOnce(mentions.users, replied.message.author);
    const attachments = this.#attach(channel.id, draft, uploads, []);
    const message: APIMessage = {
      id: this.#world.snowflakes.next(),
      channel_id: channel.id,
      author,
      timestamp: this.#timestamp(),
      edited_timestamp: null,
      tts: false,
      pinned: false,
      type: replied ? MessageType.Reply : MessageType.Default,
      content: draft.content ?? '',
      embeds: publishEmbeds(draft.embeds ?? [], attachments),
      components: publishComponents(draft.components ?? [], attachments),
      attachments,
      flags: asFlags((draft.flags ?? 0) & KEPT_FLAGS),
      mentions: mentions.users,
      mention_roles: mentions.roles,
      mention_everyone: mentions.everyone,
      ...(replied ? referenceTo(replied) : {}),
      ...origin,
    };
    const stored = { message, channel, visibleTo };
    this.#stored.set(message.id, stored);
    this.#world.events.emit('messageCreate', stored);
    return stored;
  }

  /** Changes what `draft` names. A loading message is completed by it, and does not count as edited. */
  edit(stored: StoredMessage, draft: MessageDraft, uploads: Uploads = new Map()): void {
    const before = stored.message;
    const loading = ((before.flags ?? 0) & MessageFlags.Loading) !== 0;
    const attachments = this.#attach(stored.channel.id, draft, uploads, before.attachments);
    stored.message = {
      ...before,
      content: draft.content === undefined ? before.content : (draft.content ?? ''),
      embeds: draft.embeds === undefined ? before.embeds : publishEmbeds(draft.embeds ?? [], attachments),
      components:
        draft.components === undefined
          ? (before.components ?? [])
          : publishComponents(draft.components ?? [], attachments),
      attachments,
      flags: editedFlags(before.flags, draft.flags),
      edited_timestamp: loading ? null : this.#timestamp(),
    };
    this.#world.events.emit('messageUpdate', stored);
  }

  delete(stored: StoredMessage): void {
    if (this.#stored.delete(stored.message.id)) this.#world.events.emit('messageDelete', stored);
  }

  #repliedTo(draft: MessageDraft): StoredMessage | undefined {
    const reference = draft.message_reference;
    if (!reference?.message_id || reference.type === MessageReferenceType.Forward) return undefined;
    return this.#stored.get(reference.message_id);
  }

  /** The attachments of a message after `draft`: kept ones first, then the uploaded files. */
  #attach(
    channelId: string,
    draft: MessageDraft,
    uploads: Uploads,
    existing: APIAttachment[],
  ): APIAttachment[] {
    const named = draft.attachments ?? [];
    const kept = draft.attachments
      ? existing.filter(({ id }) => named.some((item) => String(item.id) === id))
      : existing;
    const added = [...uploads].map(([number, file]) => {
      const details = named.find(({ id }) => String(id) === String(number));
      return this.#world.attachments.add(channelId, file, {
        title: details?.title ?? null,
        description: details?.description ?? null,
      });
    });
    return [...kept, ...added];
  }

  #timestamp(): string {
    return new Date(this.#world.clock.now()).toISOString();
  }
}

/** Whether a user may see a message: in a direct message channel, only the user whose channel it is. */
export function maySee({ channel, visibleTo }: StoredMessage, userId: string): boolean {
  if (visibleTo !== null) return visibleTo === userId;
  return channel.recipient === null || channel.recipient.id === userId;
}

/** An edit can hide embeds and turn Components V2 on; it changes no other flag and completes a loading message. */
function editedFlags(before: MessageFlags | undefined, requested: number | null | undefined): MessageFlags {
  const kept = (before ?? 0) & ~MessageFlags.Loading;
  if (requested === undefined || requested === null) return asFlags(kept);
  const suppressed = requested & MessageFlags.SuppressEmbeds;
  return asFlags(
    (kept & ~MessageFlags.SuppressEmbeds) | suppressed | (requested & MessageFlags.IsComponentsV2),
  );
}

function asFlags(bits: number): MessageFlags {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- flags put together are flags again
  return bits;
}

/** A reply pings the author it replies to, but for responses to interactions (discord-api-docs issue 5395). */
function pings(replied: StoredMessage, draft: MessageDraft): boolean {
  return pingsRepliedUser(draft.allowed_mentions) && !replied.message.interaction_metadata;
}

/** What a reply says of the message it replies to: that message, but not in turn the one that it replies to. */
function referenceTo({ message, channel }: StoredMessage): Partial<APIMessage> {
  const referenced = { ...message };
  delete referenced.referenced_message;
  return {
    message_reference: {
      type: MessageReferenceType.Default,
      message_id: message.id,
      channel_id: channel.id,
      ...(channel.guild ? { guild_id: channel.guild.id } : {}),
    },
    referenced_message: referenced,
  };
}

function addOnce(users: APIUser[], user: APIUser): void {
  if (!users.some(({ id }) => id === user.id)) users.push(user);
}
