import {
  GatewayCloseCodes,
  GatewayDispatchEvents,
  GatewayIntentBits,
  GatewayOpcodes,
} from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import { interactionPayload } from '../member/payloads.ts';
import type { StoredMessage } from '../world/messages.ts';
import { guildObject, memberObject } from '../world/places.ts';
import type { World } from '../world/world.ts';
import { Session } from './session.ts';

/** Where the gateway is served. */
export const GATEWAY_PATH = '/gateway';
/** How often a client must send a heartbeat, in milliseconds: Discord's usual interval. */
const HEARTBEAT_INTERVAL = 41_250;

/** A frame that a client sends. */
interface ClientFrame {
  readonly op?: number;
  readonly d?: unknown;
}

/** Discord's gateway, version 10, JSON without compression. */
export class Gateway {
  readonly #world: World;
  readonly #resumeUrl: () => string;
  readonly #sessions = new Map<string, Session>();

  constructor(world: World, resumeUrl: () => string) {
    this.#world = world;
    this.#resumeUrl = resumeUrl;
    const { events } = world;
    events.on('interactionCreate', (interaction) => {
      this.#dispatch(GatewayDispatchEvents.InteractionCreate, interactionPayload(world, interaction));
    });
    events.on('messageCreate', (stored) => {
      this.#dispatchMessage(GatewayDispatchEvents.MessageCreate, stored);
    });
    events.on('messageUpdate', (stored) => {
      this.#dispatchMessage(GatewayDispatchEvents.MessageUpdate, stored);
    });
    events.on('messageDelete', (stored) => {
      this.#dispatchMessage(GatewayDispatchEvents.MessageDelete, stored);
    });
  }

  /** Whether a bot is connected. */
  get isOnline(): boolean {
    return [...this.#sessions.values()].some((session) => session.isConnected);
  }

  /** Speaks with a client that has just connected. */
  accept(socket: WebSocket): void {
    let session: Session | null = null;
    send(socket, { op: GatewayOpcodes.Hello, d: { heartbeat_interval: HEARTBEAT_INTERVAL } });
    socket.on('message', (data: Buffer) => {
      const frame = parseFrame(data);
      if (frame === null) socket.close(GatewayCloseCodes.DecodeError, 'Error while decoding payload.');
      else session = this.#receive(socket, session, frame);
    });
    socket.on('close', (code: number) => {
      if (!session) return;
      session.detach(socket);
      if (code === 1000 || code === 1001) this.#sessions.delete(session.id);
      this.#announce();
    });
    socket.on('error', () => {
      socket.terminate();
    });
  }

  /** Drops every connection as a failing network does; sessions can be resumed unless `resumable` is false. */
  disconnect({ resumable }: { readonly resumable: boolean }): void {
    const sessions = [...this.#sessions.values()];
    if (!resumable) this.#sessions.clear();
    for (const session of sessions) session.drop();
  }

  #receive(socket: WebSocket, session: Session | null, { op, d }: ClientFrame): Session | null {
    if (op === GatewayOpcodes.Heartbeat) {
      send(socket, { op: GatewayOpcodes.HeartbeatAck });
      return session;
    }
    if (op === GatewayOpcodes.Identify) return session ? already(socket, session) : this.#identify(socket, d);
    if (op === GatewayOpcodes.Resume) return session ? already(socket, session) : this.#resume(socket, d);
    if (!session) socket.close(GatewayCloseCodes.NotAuthenticated, 'Not authenticated.');
    else if (op === GatewayOpcodes.RequestGuildMembers) this.#sendMembers(session, d);
    else if (op !== GatewayOpcodes.PresenceUpdate)
      socket.close(GatewayCloseCodes.UnknownOpcode, 'Unknown opcode.');
    return session;
  }

  #identify(socket: WebSocket, data: unknown): Session | null {
    const { token, intents, shard } = (data ?? {}) as {
      token?: string;
      intents?: number;
      shard?: [number, number];
    };
    if (token?.replace(/^Bot /u, '') !== this.#world.token) {
      socket.close(GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.');
      return null;
    }
    if (typeof intents !== 'number') {
      socket.close(GatewayCloseCodes.InvalidIntents, 'Invalid intent(s).');
      return null;
    }
    const session = new Session(intents, shard ?? [0, 1]);
    session.attach(socket);
    this.#sessions.set(session.id, session);
    this.#welcome(session);
    this.#announce();
    return session;
  }

  #welcome(session: Session): void {
    const world = this.#world;
    const guilds = [...world.guilds.values()].filter((guild) => guild.botIsMember);
    session.dispatch(GatewayDispatchEvents.Ready, {
      v: 10,
      user: { ...world.bot, verified: true, mfa_enabled: false, email: null, flags: 0 },
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: this.#resumeUrl(),
      shard: session.shard,
      application: { id: world.applicationId, flags: 0 },
    });
    if ((session.intents & GatewayIntentBits.Guilds) === 0) return;
    for (const guild of guilds)
      session.dispatch(GatewayDispatchEvents.GuildCreate, guildObject(world, guild));
  }

  #resume(socket: WebSocket, data: unknown): Session | null {
    const { token, session_id, seq } = (data ?? {}) as { token?: string; session_id?: string; seq?: number };
    const session = this.#sessions.get(session_id ?? '');
    if (token?.replace(/^Bot /u, '') !== this.#world.token) {
      socket.close(GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.');
      return null;
    }
    if (!session?.canReplayFrom(seq ?? -1)) {
      send(socket, { op: GatewayOpcodes.InvalidSession, d: false });
      return null;
    }
    session.attach(socket);
    session.replayFrom(seq ?? 0);
    session.dispatch(GatewayDispatchEvents.Resumed, {});
    this.#world.events.emit('resumed');
    this.#announce();
    return session;
  }

  #sendMembers(session: Session, data: unknown): void {
    const { guild_id, nonce } = (data ?? {}) as { guild_id?: string; nonce?: string };
    const members = [...this.#world.users.values()].map(memberObject);
    session.dispatch(GatewayDispatchEvents.GuildMembersChunk, {
      guild_id,
      members,
      chunk_index: 0,
      chunk_count: 1,
      ...(nonce === undefined ? {} : { nonce }),
    });
  }

  #dispatch(event: GatewayDispatchEvents, data: unknown): void {
    for (const session of this.#sessions.values()) session.dispatch(event, data);
  }

  /** The bot hears of messages where it is a member, and never of ephemeral ones. */
  #dispatchMessage(event: GatewayDispatchEvents, stored: StoredMessage): void {
    const { guild } = stored.channel;
    if (stored.visibleTo !== null || (guild && !guild.botIsMember)) return;
    for (const session of this.#sessions.values()) session.dispatchMessage(event, stored, this.#world.bot.id);
  }

  #announce(): void {
    this.#world.events.emit('botStatus', this.isOnline);
  }
}

function already(socket: WebSocket, session: Session): Session {
  socket.close(GatewayCloseCodes.AlreadyAuthenticated, 'Already authenticated.');
  return session;
}

function send(socket: WebSocket, frame: object): void {
  socket.send(JSON.stringify(frame));
}

function parseFrame(data: Buffer): ClientFrame | null {
  try {
    const frame: unknown = JSON.parse(data.toString('utf8'));
    return typeof frame === 'object' && frame !== null ? frame : null;
  } catch {
    return null;
  }
}
