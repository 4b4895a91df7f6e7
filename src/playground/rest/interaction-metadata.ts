import { InteractionType, MessageType } from 'discord-api-types/v10';
import type { APIMessage } from 'discord-api-types/v10';
import { integrationOwners } from '../member/payloads.ts';
import type { Interaction } from '../world/interactions.ts';
import type { World } from '../world/world.ts';

/** The fields by which a message says which interaction it comes from. */
export function interactionMetadata(world: World, interaction: Interaction): Partial<APIMessage> {
  const { id, type, user, commandName, original } = interaction;
  const fields: Record<string, unknown> = {
    webhook_id: world.applicationId,
    application_id: world.applicationId,
    interaction_metadata: metadataOf(interaction, original?.message.id),
  };
  if (type === InteractionType.ApplicationCommand && !original) {
    fields.type =
      'target_id' in dataOf(interaction) ? MessageType.ContextMenuCommand : MessageType.ChatInputCommand;
    fields.interaction = { id, type, name: commandName, user };
  }
  return fields;
}

function metadataOf(interaction: Interaction, originalId: string | undefined): object {
  const { id, type, user, channel, source, opener } = interaction;
  return {
    id,
    type,
    user,
    authorizing_integration_owners: integrationOwners(channel, user),
    ...(originalId ? { original_response_message_id: originalId } : {}),
    ...(type === InteractionType.MessageComponent && source
      ? { interacted_message_id: source.message.id }
      : {}),
    ...(opener ? { triggering_interaction_metadata: metadataOf(opener, undefined) } : {}),
  };
}

function dataOf({ payload }: Interaction): object {
  const data = payload.data;
  return typeof data === 'object' && data !== null ? data : {};
}
