import { MessageFlags } from 'discord-api-types/v10';
import * as spec from 'discord-api-spec/zod';
import { refused } from '../discord-error.ts';
import type { Interaction } from '../world/interactions.ts';
import type { StoredMessage } from '../world/messages.ts';
import { checkMessage } from '../validation/message.ts';
import { createFromInteraction } from './interaction-routes.ts';
import { NO_CONTENT, ok, parameter } from './router.ts';
import type { RestAnswer, RestRequest, Route } from './router.ts';

const WEBHOOK = '/webhooks/:application/:interactionToken';
const MESSAGE = `${WEBHOOK}/messages/:message`;

/** What can be done with an interaction's token after the first response: follow-ups, and the response itself. */
export const webhookRoutes: readonly Route[] = [
  { method: 'POST', path: WEBHOOK, withoutToken: true, handle: followUp },
  { method: 'GET', path: MESSAGE, withoutToken: true, handle: (request) => ok(find(request).message) },
  { method: 'PATCH', path: MESSAGE, withoutToken: true, handle: edit },
  { method: 'DELETE', path: MESSAGE, withoutToken: true, handle: remove },
];

/** The first follow-up of a deferred interaction completes the response, where that has not been deleted, as in Discord. */
function followUp(request: RestRequest): RestAnswer {
  const { world, body, uploads } = request;
  const interaction = interactionOf(request);
  const original = interaction.original;
  const isThere = original && world.messages.get(original.message.id) === original;
  if (isThere && isLoading(original)) return ok(editMessage(request, original).message);
  const draft = checkMessage(body, { schema: spec.IncomingWebhookRequestPartialSchema, uploads });
  world.interactions.countFollowUp(interaction);
  return ok(createFromInteraction(world, interaction, draft, uploads).message);
}

function edit(request: RestRequest): RestAnswer {
  return ok(editMessage(request, find(request)).message);
}

function editMessage({ world, body, uploads }: RestRequest, stored: StoredMessage): StoredMessage {
  const schema = spec.IncomingWebhookUpdateRequestPartialSchema;
  world.messages.edit(stored, checkMessage(body, { schema, uploads, before: stored.message }), uploads);
  return stored;
}

function remove(request: RestRequest): RestAnswer {
  request.world.messages.delete(find(request));
  return NO_CONTENT;
}

/** The message that the path names: the response (`@original`), or a message of the same interaction. */
function find(request: RestRequest): StoredMessage {
  const interaction = interactionOf(request);
  const id = parameter(request, 'message');
  const messageId = id === '@original' ? interaction.original?.message.id : id;
  const stored = request.world.messages.get(messageId ?? '');
  if (!stored || !belongsTo(stored, interaction)) throw refused.unknownMessage();
  return stored;
}

function belongsTo(stored: StoredMessage, interaction: Interaction): boolean {
  return (
    stored === interaction.original ||
    stored === interaction.source ||
    stored.message.interaction_metadata?.id === interaction.id
  );
}

function interactionOf(request: RestRequest): Interaction {
  if (parameter(request, 'application') !== request.world.applicationId) throw refused.unknownWebhook();
  return request.world.interactions.responded(parameter(request, 'interactionToken'));
}

function isLoading({ message }: StoredMessage): boolean {
  return ((message.flags ?? 0) & MessageFlags.Loading) !== 0;
}
