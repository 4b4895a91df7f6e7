import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import type { APIMessage } from 'discord-api-types/v10';
import type { MessageDraft, Uploads } from '../world/draft.ts';
import type { Interaction } from '../world/interactions.ts';
import type { StoredMessage } from '../world/messages.ts';
import type { World } from '../world/world.ts';
import { checkCallback } from '../validation/callback.ts';
import type { Callback } from '../validation/callback.ts';
import { interactionMetadata } from './interaction-metadata.ts';
import { NO_CONTENT, ok, parameter } from './router.ts';
import type { RestAnswer, RestRequest, Route } from './router.ts';

/** The first response to an interaction. */
export const interactionRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/interactions/:interaction/:interactionToken/callback',
    withoutToken: true,
    handle: respond,
  },
];

function respond(request: RestRequest): RestAnswer {
  const { world, body, uploads, query } = request;
  const interaction = world.interactions.awaiting(
    parameter(request, 'interaction'),
    parameter(request, 'interactionToken'),
  );
  const callback = checkCallback(body, interaction, uploads);
  const message = carryOut(world, interaction, callback, uploads);
  if (query.get('with_response') !== 'true') return NO_CONTENT;
  return ok(callbackResponse(interaction, callback.type, message));
}

/** Does what the response asks for; gives the message that it made or changed. */
function carryOut(
  world: World,
  interaction: Interaction,
  callback: Callback,
  uploads: Uploads,
): StoredMessage | null {
  switch (callback.type) {
    case InteractionResponseType.ChannelMessageWithSource:
      return respondWithMessage(world, interaction, callback.draft, uploads);
    case InteractionResponseType.DeferredChannelMessageWithSource: {
      const flags = MessageFlags.Loading | (callback.flags & MessageFlags.Ephemeral);
      return respondWithMessage(world, interaction, { flags }, uploads);
    }
    case InteractionResponseType.DeferredMessageUpdate:
      world.interactions.respond(interaction, { kind: 'update', stored: interaction.source, deferred: true });
      return interaction.source;
    case InteractionResponseType.UpdateMessage: {
      const stored = interaction.source;
      if (stored) world.messages.edit(stored, callback.draft, uploads);
      world.interactions.respond(interaction, { kind: 'update', stored, deferred: false });
      return stored;
    }
    case InteractionResponseType.ApplicationCommandAutocompleteResult:
      world.interactions.respond(interaction, { kind: 'choices', choices: callback.choices });
      return null;
    case InteractionResponseType.Modal:
      world.interactions.openModal(interaction, callback.data);
      return null;
  }
}

function respondWithMessage(
  world: World,
  interaction: Interaction,
  draft: MessageDraft,
  uploads: Uploads,
): StoredMessage {
  const stored = createFromInteraction(world, interaction, draft, uploads);
  world.interactions.respond(interaction, { kind: 'message', stored });
  return stored;
}

/** A message of the bot that comes from an interaction: its response, or a follow-up. */
export function createFromInteraction(
  world: World,
  interaction: Interaction,
  draft: MessageDraft,
  uploads: Uploads,
): StoredMessage {
  const isEphemeral = ((draft.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  return world.messages.create({
    channel: interaction.channel,
    author: world.bot,
    draft,
    uploads,
    visibleTo: isEphemeral ? interaction.user.id : null,
    origin: interactionMetadata(world, interaction),
  });
}

function callbackResponse(
  interaction: Interaction,
  type: InteractionResponseType,
  stored: StoredMessage | null,
): object {
  const message: APIMessage | undefined = stored?.message;
  const flags = message?.flags ?? 0;
  return {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      response_message_id: message?.id,
      response_message_loading: (flags & MessageFlags.Loading) !== 0,
      response_message_ephemeral: (flags & MessageFlags.Ephemeral) !== 0,
    },
    resource: { type, ...(message ? { message } : {}) },
  };
}
