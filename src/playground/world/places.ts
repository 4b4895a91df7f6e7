import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { APIUser } from 'discord-api-types/v10';
import type { World } from './world.ts';

/** A guild of the room. */
export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  /** Whether the bot was added to it. Where it was not, members who installed the application use its commands. */
  readonly botIsMember: boolean;
  /** The role of the bot's name, which Discord makes when a bot with permissions is added; null where it was not. */
  readonly botRoleId: string | null;
}

/** A text channel of a guild, or the direct messages between one user and the bot. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly guild: Guild | null;
  /** The user who talks to the bot in a direct message channel. */
  readonly recipient: APIUser | null;
}

/** The time at which everybody joined: nothing depends on it. */
const JOINED_AT = '2025-01-01T00:00:00.000000+00:00';

/** What members and the bot may do: all that a bot of a text channel can ask for, nothing that moderates. */
const PERMISSIONS = (
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.AddReactions |
  PermissionFlagsBits.UseApplicationCommands |
  PermissionFlagsBits.UseExternalApps
).toString();

/** What the owner of a guild may do: everything. */
const OWNER_PERMISSIONS = Object.values(PermissionFlagsBits)
  .reduce((all, permission) => all | permission, 0n)
  .toString();

/** Sets up a guild with two channels, a guild without the bot, and one person with direct messages. */
export function furnish(world: World): void {
  const owner = world.addUser('You');
  const newsroom = addGuild(world, 'Newsroom', owner.id, true);
  const elsewhere = addGuild(world, 'Elsewhere', owner.id, false);
  addChannel(world, 'general', newsroom, null);
  addChannel(world, 'fact-checking', newsroom, null);
  openDirectMessage(world, owner);
  addChannel(world, 'lounge', elsewhere, null);
}

/** The direct message channel between `user` and the bot, made when it is first asked for. */
export function openDirectMessage(world: World, user: APIUser): Channel {
  for (const channel of world.channels.values()) if (channel.recipient?.id === user.id) return channel;
  return addChannel(world, world.bot.username, null, user);
}

/** A member's permissions as the API gives them, in a place that is `guild` or a direct message. */
export function permissionsOf(userId: string, guild: Guild | null): string {
  return guild?.ownerId === userId ? OWNER_PERMISSIONS : PERMISSIONS;
}

/** A guild member as the API gives one. */
export function memberObject(user: APIUser): object {
  return {
    user,
    nick: null,
    avatar: null,
    banner: null,
    roles: [],
    joined_at: JOINED_AT,
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    communication_disabled_until: null,
  };
}

/** A channel as the API gives one to the bot. */
export function channelObject(world: World, channel: Channel): object {
  const lastMessageId = world.messages.in(channel.id).at(-1)?.message.id ?? null;
  if (!channel.guild) {
    return {
      id: channel.id,
      type: ChannelType.DM,
      last_message_id: lastMessageId,
      flags: 0,
      recipients: channel.recipient ? [channel.recipient] : [],
    };
  }
  return {
    id: channel.id,
    type: ChannelType.GuildText,
    guild_id: channel.guild.id,
    name: channel.name,
    last_message_id: lastMessageId,
    flags: 0,
    topic: null,
    nsfw: false,
    position: 0,
    parent_id: null,
    permission_overwrites: [],
    rate_limit_per_user: 0,
  };
}

/** A guild as `GET /guilds/ID` and GUILD_CREATE give it, with its channels and members. */
export function guildObject(world: World, guild: Guild): object {
  const people = [...world.users.values()].filter((user) => !user.bot || guild.botIsMember);
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    vanity_url_code: null,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    nsfw: false,
    premium_tier: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: 'en-US',
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    application_id: null,
    hub_type: null,
    features: [],
    emojis: [],
    stickers: [],
    roles: [
      everyoneRole(guild),
      ...(guild.botRoleId === null ? [] : [botRole(world, guild, guild.botRoleId)]),
    ],
    joined_at: JOINED_AT,
    large: false,
    unavailable: false,
    member_count: people.length,
    members: people.map(memberObject),
    channels: [...world.channels.values()]
      .filter((channel) => channel.guild?.id === guild.id)
      .map((channel) => channelObject(world, channel)),
    threads: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

function botRole({ bot }: World, guild: Guild, id: string): object {
  const tags = { bot_id: bot.id };
  return { ...everyoneRole(guild), id, name: bot.username, position: 1, managed: true, tags };
}

function everyoneRole(guild: Guild): object {
  return {
    id: guild.id,
    name: '@everyone',
    permissions: PERMISSIONS,
    position: 0,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: false,
    mentionable: false,
    icon: null,
    unicode_emoji: null,
    flags: 0,
  };
}

function addGuild(world: World, name: string, ownerId: string, botIsMember: boolean): Guild {
  const botRoleId = botIsMember ? world.snowflakes.next() : null;
  const guild = { id: world.snowflakes.next(), name, ownerId, botIsMember, botRoleId };
  world.guilds.set(guild.id, guild);
  return guild;
}

function addChannel(world: World, name: string, guild: Guild | null, recipient: APIUser | null): Channel {
  const channel = { id: world.snowflakes.next(), name, guild, recipient };
  world.channels.set(channel.id, channel);
  return channel;
}
