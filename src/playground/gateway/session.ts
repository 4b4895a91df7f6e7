import { ChannelType, GatewayDispatchEvents, GatewayIntentBits, GatewayOpcodes } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import type { StoredMessage } from '../world/messages.ts';
import { asDelivered } from './privacy.ts';

/** How many events are kept for a client that resumes. */
const REPLAY_LIMIT = 1_000;

/** An event as it was sent, with its place in the order. */
interface SentEvent {
  readonly sequence: number;
  readonly frame: string;
}

/** A bot's session with the gateway; it outlives a dropped connection, so that it can be resumed. */
export class Session {
  readonly id = crypto.randomUUID().replaceAll('-', '');
  readonly intents: number;
  readonly shard: readonly [number, number];
  #socket: WebSocket | null = null;
  #sequence = 0;
  #sent: SentEvent[] = [];

  constructor(intents: number, shard: readonly [number, number]) {
    this.intents = intents;
    this.shard = shard;
  }

  get isConnected(): boolean {
    return this.#socket !== null;
  }

  /** Sends over `socket` from now on. */
  attach(socket: WebSocket): void {
    this.#socket = socket;
  }

  /** The connection is gone; events are kept until somebody resumes. */
  detach(socket: WebSocket): void {
    if (this.#socket === socket) this.#socket = null;
  }

  dispatch(event: string, data: unknown): void {
    const sequence = ++this.#sequence;
    const frame = JSON.stringify({ op: GatewayOpcodes.Dispatch, t: event, s: sequence, d: data });
    this.#sent.push({ sequence, frame });
    if (this.#sent.length > REPLAY_LIMIT) this.#sent.shift();
    this.#socket?.send(frame);
  }

  /** A message event, if the session's intents ask for it: what it says is blanked where Discord blanks it. */
  dispatchMessage(event: GatewayDispatchEvents, stored: StoredMessage, botId: string): void {
    const { message, channel } = stored;
    const wanted = channel.guild ? GatewayIntentBits.GuildMessages : GatewayIntentBits.DirectMessages;
    if ((this.intents & wanted) === 0) return;
    const guildId = channel.guild ? { guild_id: channel.guild.id } : {};
    if (event === GatewayDispatchEvents.MessageDelete) {
      this.dispatch(event, { id: message.id, channel_id: channel.id, ...guildId });
      return;
    }
    const isDirect = channel.guild === null;
    this.dispatch(event, {
      ...asDelivered(message, { botId, intents: this.intents, isDirect }),
      ...guildId,
      channel_type: isDirect ? ChannelType.DM : ChannelType.GuildText,
    });
  }

  /** Whether everything after `sequence` is still there to be sent again. */
  canReplayFrom(sequence: number): boolean {
    return sequence <= this.#sequence && (this.#sent[0]?.sequence ?? 1) <= sequence + 1;
  }

  /** Sends again what came after `sequence`. */
  replayFrom(sequence: number): void {
    for (const sent of this.#sent) if (sent.sequence > sequence) this.#socket?.send(sent.frame);
  }

  /** Closes the connection without a farewell. */
  drop(): void {
    this.#socket?.terminate();
  }

  close(code: number, reason: string): void {
    this.#socket?.close(code, reason);
  }
}
