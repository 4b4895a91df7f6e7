import * as spec from 'discord-api-spec/zod';
import { refused } from '../discord-error.ts';
import type { MessageDraft } from '../world/draft.ts';
import type { StoredMessage } from '../world/messages.ts';
import { channelObject } from '../world/places.ts';
import type { Channel } from '../world/places.ts';
import { checkMessage } from '../validation/message.ts';
import { NO_CONTENT, ok, parameter } from './router.ts';
import type { RestAnswer, RestRequest, Route } from './router.ts';

const CHANNEL = '/channels/:channel';
const MESSAGES = `${CHANNEL}/messages`;
/** How many messages a request lists when it does not say. */
const DEFAULT_PAGE = 50;

/** Channels and the messages in them. */
export const channelRoutes: readonly Route[] = [
  { method: 'GET', path: CHANNEL, handle: (request) => ok(channelObject(request.world, channelOf(request))) },
  { method: 'POST', path: `${CHANNEL}/typing`, handle: startTyping },
  { method: 'GET', path: MESSAGES, handle: listMessages },
  { method: 'POST', path: MESSAGES, handle: createMessage },
  { method: 'GET', path: `${MESSAGES}/:message`, handle: (request) => ok(messageOf(request).message) },
  { method: 'PATCH', path: `${MESSAGES}/:message`, handle: editMessage },
  { method: 'DELETE', path: `${MESSAGES}/:message`, handle: deleteMessage },
];

function startTyping(request: RestRequest): RestAnswer {
  const { world } = request;
  world.events.emit('typing', channelOf(request).id, world.bot.id);
  return NO_CONTENT;
}

function listMessages(request: RestRequest): RestAnswer {
  const { query, world } = request;
  const limit = Number(query.get('limit') ?? DEFAULT_PAGE);
  const before = query.get('before');
  const after = query.get('after');
  const listed = world.messages
    .in(channelOf(request).id)
    .map(({ message }) => message)
    .filter(({ id }) => (!before || BigInt(id) < BigInt(before)) && (!after || BigInt(id) > BigInt(after)));
  const page = after ? listed.slice(0, limit) : listed.slice(-limit);
  return ok(page.toReversed());
}

function createMessage(request: RestRequest): RestAnswer {
  const { world, uploads } = request;
  const channel = channelOf(request);
  const draft = checkMessage(request.body, { schema: spec.MessageCreateRequestSchema, uploads });
  refuseUnknownReference(request, channel, draft);
  return ok(world.messages.create({ channel, author: world.bot, draft, uploads }).message);
}

function editMessage(request: RestRequest): RestAnswer {
  const { world, uploads } = request;
  const stored = messageOf(request);
  if (stored.message.author.id !== world.bot.id) throw refused.notTheAuthor();
  const schema = spec.MessageEditRequestPartialSchema;
  world.messages.edit(
    stored,
    checkMessage(request.body, { schema, uploads, before: stored.message }),
    uploads,
  );
  return ok(stored.message);
}

/** The bot deletes its own messages; it has no permission to delete others'. */
function deleteMessage(request: RestRequest): RestAnswer {
  const stored = messageOf(request);
  if (stored.message.author.id !== request.world.bot.id) throw refused.missingPermissions();
  request.world.messages.delete(stored);
  return NO_CONTENT;
}

/** A channel that the bot can see: in a guild that it is a member of, or its direct messages. */
function channelOf(request: RestRequest): Channel {
  const channel = request.world.channels.get(parameter(request, 'channel'));
  if (!channel) throw refused.unknownChannel();
  if (channel.guild && !channel.guild.botIsMember) throw refused.missingAccess();
  return channel;
}

/** Ephemeral messages are not found here: only their interaction's token leads to them. */
function messageOf(request: RestRequest): StoredMessage {
  const channel = channelOf(request);
  const stored = request.world.messages.get(parameter(request, 'message'));
  if (stored?.channel !== channel || stored.visibleTo !== null) throw refused.unknownMessage();
  return stored;
}

function refuseUnknownReference({ world }: RestRequest, channel: Channel, draft: MessageDraft): void {
  const reference = draft.message_reference;
  if (!reference?.message_id || reference.fail_if_not_exists === false) return;
  const stored = world.messages.get(reference.message_id);
  if (stored?.channel === channel && stored.visibleTo === null) return;
  const message = 'Unknown message';
  throw refused.invalidForm([
    { path: ['message_reference'], code: 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', message },
  ]);
}
