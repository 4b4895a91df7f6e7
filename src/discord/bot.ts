import {
  Client,
  Events,
  GatewayCloseCodes,
  GatewayIntentBits,
  OAuth2Scopes,
  Options,
  Partials,
  PermissionFlagsBits,
  PermissionsBitField,
  type GuildMember,
  type REST,
  type User,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { UserError } from '../errors.ts';
import type { Library } from '../library/index.ts';
import { createPainter } from '../pictures/index.ts';
import { handleInteraction } from './interactions.ts';
import { handleMessage } from './messages.ts';
import type { OpenArticles } from './open-articles.ts';
import { badToken, isRegisteredTwice, syncCommands } from './register.ts';

/** What a bot is started with. */
export interface BotOptions {
  readonly config: Config;
  readonly library: Library;
  readonly openArticles: OpenArticles;
  readonly log: Logger;
  /** Called when Discord has ended the connection for good: the bot hears nothing any more until it is started anew. */
  readonly onLost?: () => void;
}

/** A bot that is logged in. */
export interface Bot {
  /** Where a moderator adds the bot to a server. */
  readonly inviteLink: string;
  /** Lets go of Discord, after what is under way has been answered. */
  stop(): Promise<void>;
}

/** Milliseconds that answers under way may still take when the bot stops. */
const stopWithin = 3000;

/** How many people are remembered, of each server as well; the bot hears all who write, and needs only who writes now. */
const remembered = {
  maxSize: 100,
  keepOverLimit: ({ id, client }: User | GuildMember) => id === client.user.id,
};

/**
 * Logs in to Discord, registers the commands that changed, and answers from then on.
 *
 * @throws UserError without a token, and when Discord does not accept it
 */
export async function startBot({ config, library, openArticles, log, onLost }: BotOptions): Promise<Bot> {
  const commandIds = new Map<string, string>();
  const painter = createPainter();
  const services = {
    library,
    openArticles,
    painter,
    log,
    answerThreshold: config.ANSWER_THRESHOLD,
    commandIds,
  };
  const client = createClient(config);
  const underWay = new Set<Promise<void>>();
  /** A listener that never rejects: what goes wrong in it is logged, and the process goes on. */
  const guard = (work: Promise<void>, what: string): void => {
    const guarded = work.catch((error: unknown) => {
      log.error({ err: error }, `failed to handle ${what}`);
    });
    underWay.add(guarded);
    void guarded.finally(() => underWay.delete(guarded));
  };
  logEvents(client, log, onLost);
  client.on(Events.InteractionCreate, (interaction) => {
    guard(handleInteraction(interaction, services), 'an interaction');
  });
  client.on(Events.MessageCreate, (message) => {
    guard(handleMessage(message, services), 'a message');
  });
  const application = await logIn(client, config.DISCORD_TOKEN);
  for (const [name, id] of await register(client.rest, application, config, log)) commandIds.set(name, id);
  return {
    inviteLink: inviteLink(application),
    async stop() {
      client.removeAllListeners(Events.InteractionCreate).removeAllListeners(Events.MessageCreate);
      const timer = new Promise((resolve) => setTimeout(resolve, stopWithin).unref());
      await Promise.race([Promise.all(underWay), timer]);
      // The end of the connection is no news now.
      client.removeAllListeners(Events.ShardReconnecting).removeAllListeners(Events.ShardDisconnect);
      await Promise.all([client.destroy(), painter.close()]);
    },
  };
}

/** Where the bot is added to a server, with the permissions that it needs there. discord.js would name the API's address. */
function inviteLink(applicationId: string): string {
  const permissions = PermissionsBitField.resolve([
    PermissionFlagsBits.ViewChannel,
    PermissionFlagsBits.SendMessages,
    PermissionFlagsBits.SendMessagesInThreads,
    PermissionFlagsBits.ReadMessageHistory,
    PermissionFlagsBits.AttachFiles,
  ]);
  const scopes = [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join('+');
  return `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=${scopes}&permissions=${permissions}`;
}

function createClient({ DISCORD_API_URL: api }: Config): Client {
  return new Client({
    // Messages that mention the bot and direct messages come with their content without the Message Content intent.
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    // Direct messages come from channels that have not been seen before.
    partials: [Partials.Channel],
    // Of messages only the one that is replied to is read again.
    makeCache: Options.cacheWithLimits({
      MessageManager: 10,
      UserManager: remembered,
      GuildMemberManager: remembered,
    }),
    allowedMentions: { parse: [], repliedUser: false },
    rest: { api },
  });
}

async function logIn(client: Client, token: string | undefined): Promise<string> {
  if (!token) throw new UserError('DISCORD_TOKEN is not set. Put the token of your bot into .env.');
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  try {
    await client.login(token);
  } catch (error) {
    await client.destroy();
    const { code } = error as { code?: string | number };
    if (code !== 'TokenInvalid') throw error;
    throw badToken(error);
  }
  return (await ready).application.id;
}

async function register(rest: REST, applicationId: string, config: Config, log: Logger) {
  const guildId = config.DISCORD_GUILD_ID ?? null;
  const { ids, scope, unchanged, ...changes } = await syncCommands(rest, applicationId, guildId);
  const isChanged = Object.values(changes).some((names) => names.length > 0);
  log.info(
    { ...changes, unchanged: unchanged.length },
    isChanged ? `registered commands ${scope}` : 'commands are as registered',
  );
  if (guildId && (await isRegisteredTwice(rest, applicationId)))
    log.warn(
      'commands are registered everywhere as well as in DISCORD_GUILD_ID: members of that server see them twice',
    );
  return ids;
}

function logEvents(client: Client, log: Logger, onLost?: () => void): void {
  // Without this listener an error of the connection would end the process.
  client.on(Events.Error, (error) => {
    log.error({ err: error }, 'error of the Discord client');
  });
  client.on(Events.Warn, (warning) => {
    log.warn(warning);
  });
  // Only where discord.js does not connect again: the token was reset, or what the bot asks for is not granted to it.
  client.on(Events.ShardDisconnect, ({ code }) => {
    const reason = GatewayCloseCodes[code] ?? code;
    log.error(
      { code },
      `Discord has ended the connection for good (${reason}). Check DISCORD_TOKEN and the bot's settings on the Bot page of the Discord Developer Portal, and start the bot again.`,
    );
    onLost?.();
  });
  client.on(Events.ShardReconnecting, () => {
    log.info('connecting to Discord again');
  });
  client.on(Events.ShardResume, () => {
    log.info('connected to Discord again');
  });
}
