import * as spec from 'discord-api-spec/zod';
import { refused, refuseInvalid } from '../discord-error.ts';
import { channelObject, guildObject, memberObject, openDirectMessage } from '../world/places.ts';
import type { Guild } from '../world/places.ts';
import { checkSchema } from '../validation/schema.ts';
import { ok, parameter } from './router.ts';
import type { RestAnswer, RestRequest, Route } from './router.ts';

/** Users, guilds and their members, and how to reach somebody in private. */
export const placeRoutes: readonly Route[] = [
  { method: 'GET', path: '/users/@me', handle: ({ world }) => ok(world.bot) },
  { method: 'GET', path: '/users/@me/guilds', handle: listGuilds },
  { method: 'POST', path: '/users/@me/channels', handle: createDirectMessage },
  { method: 'GET', path: '/users/:user', handle: (request) => ok(userOf(request)) },
  {
    method: 'GET',
    path: '/guilds/:guild',
    handle: (request) => ok(guildObject(request.world, guildOf(request))),
  },
  { method: 'GET', path: '/guilds/:guild/channels', handle: listChannels },
  { method: 'GET', path: '/guilds/:guild/members/:user', handle: getMember },
];

function listGuilds({ world }: RestRequest): RestAnswer {
  const guilds = [...world.guilds.values()].filter((guild) => guild.botIsMember);
  return ok(
    guilds.map(({ id, name }) => ({ id, name, icon: null, owner: false, permissions: '0', features: [] })),
  );
}

function createDirectMessage({ world, body }: RestRequest): RestAnswer {
  refuseInvalid(checkSchema(spec.CreatePrivateChannelRequestSchema, body));
  const user = world.users.get((body as { recipient_id?: string }).recipient_id ?? '');
  if (!user || user.bot) throw refused.unknownUser();
  return ok(channelObject(world, openDirectMessage(world, user)));
}

function listChannels(request: RestRequest): RestAnswer {
  const guild = guildOf(request);
  const channels = [...request.world.channels.values()].filter((channel) => channel.guild === guild);
  return ok(channels.map((channel) => channelObject(request.world, channel)));
}

function getMember(request: RestRequest): RestAnswer {
  guildOf(request);
  const user = request.world.users.get(parameter(request, 'user'));
  if (!user) throw refused.unknownMember();
  return ok(memberObject(user));
}

function userOf(request: RestRequest): object {
  const user = request.world.users.get(parameter(request, 'user'));
  if (!user) throw refused.unknownUser();
  return user;
}

function guildOf(request: RestRequest): Guild {
  const guild = request.world.guilds.get(parameter(request, 'guild'));
  if (!guild?.botIsMember) throw refused.unknownGuild();
  return guild;
}
