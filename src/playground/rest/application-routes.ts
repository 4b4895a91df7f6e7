import * as spec from 'discord-api-spec/zod';
import { refused } from '../discord-error.ts';
import type { CommandScope } from '../world/commands.ts';
import type { World } from '../world/world.ts';
import { checkCommand, checkCommandList } from '../validation/commands.ts';
import { NO_CONTENT, ok, parameter } from './router.ts';
import type { RestAnswer, RestRequest, Route } from './router.ts';

/** The application itself, and its commands, global and of a guild. */
export const applicationRoutes: readonly Route[] = [
  { method: 'GET', path: '/applications/@me', handle: ({ world }) => ok(applicationObject(world)) },
  { method: 'GET', path: '/oauth2/applications/@me', handle: ({ world }) => ok(applicationObject(world)) },
  { method: 'GET', path: '/applications/:application/emojis', handle: () => ok({ items: [] }) },
  ...commandRoutes('/applications/:application/commands'),
  ...commandRoutes('/applications/:application/guilds/:guild/commands'),
];

/** The application as the API gives it. */
function applicationObject(world: World): object {
  const { bot } = world;
  const installation = { oauth2_install_params: { scopes: ['applications.commands'], permissions: '0' } };
  return {
    id: world.applicationId,
    name: bot.global_name,
    icon: null,
    description: '',
    summary: '',
    bot,
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0,
    team: null,
    owner: [...world.users.values()].find((user) => !user.bot),
    approximate_guild_count: [...world.guilds.values()].filter((guild) => guild.botIsMember).length,
    integration_types_config: { 0: installation, 1: installation },
  };
}

function commandRoutes(path: string): Route[] {
  return [
    { method: 'GET', path, handle: (request) => ok(request.world.commands.in(scopeOf(request))) },
    { method: 'PUT', path, handle: replaceCommands },
    { method: 'POST', path, handle: createCommand },
    { method: 'GET', path: `${path}/:command`, handle: (request) => ok(commandOf(request)) },
    { method: 'PATCH', path: `${path}/:command`, handle: changeCommand },
    { method: 'DELETE', path: `${path}/:command`, handle: deleteCommand },
  ];
}

function replaceCommands(request: RestRequest): RestAnswer {
  const scope = scopeOf(request);
  const commands = checkCommandList(request.body, spec.ApplicationCommandUpdateRequestSchema);
  return ok(request.world.commands.replaceAll(scope, commands));
}

function createCommand(request: RestRequest): RestAnswer {
  const scope = scopeOf(request);
  const body = checkCommand(request.body, spec.ApplicationCommandCreateRequestSchema);
  const { command, created } = request.world.commands.upsert(scope, body);
  return { status: created ? 201 : 200, body: command };
}

function changeCommand(request: RestRequest): RestAnswer {
  const { id } = commandOf(request);
  const changes = checkCommand(request.body, spec.ApplicationCommandPatchRequestPartialSchema);
  return ok(request.world.commands.patch(scopeOf(request), id, changes));
}

function deleteCommand(request: RestRequest): RestAnswer {
  request.world.commands.delete(scopeOf(request), parameter(request, 'command'));
  return NO_CONTENT;
}

function commandOf(request: RestRequest): ReturnType<World['commands']['get']> {
  return request.world.commands.get(scopeOf(request), parameter(request, 'command'));
}

/** @throws DiscordError when the application is another or the guild is not one that the bot is in. */
function scopeOf(request: RestRequest): CommandScope {
  const { world, parameters } = request;
  if (parameters.application !== world.applicationId) throw refused.missingAccess();
  const guild = parameters.guild;
  if (guild === undefined) return 'global';
  if (!world.guilds.get(guild)?.botIsMember) throw refused.missingAccess();
  return guild;
}
