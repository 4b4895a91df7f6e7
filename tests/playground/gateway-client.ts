import { once } from 'node:events';
import { GatewayOpcodes } from 'discord-api-types/v10';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { Room } from './room.ts';

/** A frame of the gateway. */
interface Frame {
  readonly op: GatewayOpcodes;
  readonly t?: string | null;
  readonly s?: number | null;
  readonly d?: unknown;
}

/** A bot's end of the gateway, frame by frame. */
export class GatewayClient {
  readonly events: { name: string; data: Record<string, unknown> }[] = [];
  #sequence = 0;
  readonly #socket: WebSocket;
  readonly #frames: Frame[] = [];

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString('utf8')) as Frame;
      this.#frames.push(frame);
      if (typeof frame.s === 'number') this.#sequence = frame.s;
      if (frame.t) this.events.push({ name: frame.t, data: frame.d as Record<string, unknown> });
    });
  }

  /** Connects, and waits for the greeting. */
  static async connect(room: Room): Promise<GatewayClient> {
    const socket = new WebSocket(`ws://127.0.0.1:${room.port}/gateway/?v=10&encoding=json`);
    onTestFinished(() => {
      socket.terminate();
    });
    const client = new GatewayClient(socket);
    await client.frame(({ op }) => op === GatewayOpcodes.Hello);
    return client;
  }

  /** Connects and logs in with these intents. */
  static async identify(room: Room, intents: number): Promise<GatewayClient> {
    const client = await GatewayClient.connect(room);
    client.send(GatewayOpcodes.Identify, { token: room.token, intents, properties: {} });
    await client.event('READY');
    return client;
  }

  get sequence(): number {
    return this.#sequence;
  }

  send(op: GatewayOpcodes, d: unknown): void {
    this.#socket.send(JSON.stringify({ op, d }));
  }

  /** The first frame that has come or comes and is wanted. */
  async frame(isWanted: (frame: Frame) => boolean): Promise<Frame> {
    for (;;) {
      const found = this.#frames.find(isWanted);
      if (found) return found;
      await once(this.#socket, 'message');
    }
  }

  /** The first event of this name that has come or comes. */
  async event(name: string): Promise<Record<string, unknown>> {
    return (await this.frame(({ t }) => t === name)).d as Record<string, unknown>;
  }

  /** Waits until the server has answered a heartbeat: all that was sent before has come. */
  async settle(): Promise<void> {
    const isAck = ({ op }: Frame): boolean => op === GatewayOpcodes.HeartbeatAck;
    const acknowledged = this.#frames.filter(isAck).length;
    this.send(GatewayOpcodes.Heartbeat, this.#sequence);
    while (this.#frames.filter(isAck).length === acknowledged) await once(this.#socket, 'message');
  }

  /** The code with which the server closes the connection. */
  async closed(): Promise<number> {
    const [code] = (await once(this.#socket, 'close')) as [number];
    return code;
  }
}
