import { InteractionContextType } from 'discord-api-types/v10';
import type { APIUser } from 'discord-api-types/v10';
import { ATTACHMENT_SIZE_LIMIT } from '../world/attachments.ts';
import type { Interaction } from '../world/interactions.ts';
import { channelObject, memberObject, permissionsOf } from '../world/places.ts';
import type { Channel } from '../world/places.ts';
import type { World } from '../world/world.ts';

const LOCALE = 'en-US';

/** INTERACTION_CREATE as the gateway dispatches it. */
export function interactionPayload(world: World, interaction: Interaction): object {
  const { id, token, type, user, channel, payload } = interaction;
  const permissions = permissionsOf(user.id, channel.guild);
  return {
    id,
    application_id: world.applicationId,
    type,
    token,
    version: 1,
    channel_id: channel.id,
    channel: { ...channelObject(world, channel), ...(channel.guild ? { permissions } : {}) },
    ...(channel.guild
      ? {
          guild_id: channel.guild.id,
          guild: { id: channel.guild.id, locale: LOCALE, features: [] },
          guild_locale: LOCALE,
          member: { ...memberObject(user), permissions },
        }
      : { user }),
    app_permissions: permissionsOf(world.bot.id, channel.guild),
    locale: LOCALE,
    entitlements: [],
    authorizing_integration_owners: integrationOwners(channel, user),
    context: channel.guild ? InteractionContextType.Guild : InteractionContextType.BotDM,
    attachment_size_limit: ATTACHMENT_SIZE_LIMIT,
    ...payload,
  };
}

/** By whose installation the application is used: the guild's where the bot is a member, else the user's own. */
export function integrationOwners(channel: Channel, user: APIUser): Record<number, string> {
  if (channel.guild?.botIsMember) return { 0: channel.guild.id };
  return channel.guild ? { 1: user.id } : { 0: '0', 1: user.id };
}
