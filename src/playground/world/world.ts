import { EventEmitter } from 'node:events';
import type { APIUser } from 'discord-api-types/v10';
import type { Clock } from '../clock.ts';
import type { RequestEntry } from '../protocol.ts';
import { Snowflakes } from '../snowflakes.ts';
import { Attachments } from './attachments.ts';
import { Commands } from './commands.ts';
import { Interactions } from './interactions.ts';
import type { Interaction } from './interactions.ts';
import { Messages } from './messages.ts';
import type { StoredMessage } from './messages.ts';
import { furnish } from './places.ts';
import type { Channel, Guild } from './places.ts';

/** A request that Discord would have refused, kept so that tests can assert that there was none. */
export interface Refusal {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** Discord's error: `{ code, message, errors? }`. */
  readonly error: unknown;
}

/** What happens in the room, for the gateway, the members and the page to listen to. */
export interface WorldEvents {
  messageCreate: [StoredMessage];
  messageUpdate: [StoredMessage];
  messageDelete: [StoredMessage];
  typing: [channelId: string, userId: string];
  interactionCreate: [Interaction];
  commands: [];
  botStatus: [online: boolean];
  /** A bot took up its session again after its connection was lost. */
  resumed: [];
  request: [RequestEntry];
  refusal: [Refusal];
}

/** How many requests are kept for those who look later. */
const REMEMBERED_REQUESTS = 500;

/** All that this Discord holds: people, places, messages, commands, and one application with its bot. */
export class World {
  readonly clock: Clock;
  readonly snowflakes: Snowflakes;
  readonly events = new EventEmitter<WorldEvents>();
  readonly bot: APIUser;
  /** The application's id, which is its bot's id too, as for every application made today. */
  readonly applicationId: string;
  /** The bot's token: its first part is the application's id, as in Discord's. */
  readonly token: string;
  readonly users = new Map<string, APIUser>();
  readonly guilds = new Map<string, Guild>();
  readonly channels = new Map<string, Channel>();
  readonly messages: Messages;
  readonly commands: Commands;
  readonly interactions: Interactions;
  readonly attachments: Attachments;
  /** What the bot asked, oldest first; only the last of it. */
  readonly requests: RequestEntry[] = [];
  readonly refusals: Refusal[] = [];

  /** `address` is where the room is served, such as `http://127.0.0.1:8080`; attachments are read from there. */
  constructor(botName: string, clock: Clock, address: () => string) {
    this.clock = clock;
    this.snowflakes = new Snowflakes(clock);
    this.applicationId = this.snowflakes.next();
    this.bot = { ...this.#person(this.applicationId, botName), bot: true };
    this.users.set(this.bot.id, this.bot);
    const secret = crypto.randomUUID().replaceAll('-', '');
    this.token = `${Buffer.from(this.applicationId).toString('base64url')}.${secret.slice(0, 6)}.${secret.slice(6)}`;
    this.attachments = new Attachments(this.snowflakes, address);
    this.messages = new Messages(this);
    this.commands = new Commands(this);
    this.interactions = new Interactions(this);
    furnish(this);
  }

  addUser(name: string): APIUser {
    const user = this.#person(this.snowflakes.next(), name);
    this.users.set(user.id, user);
    return user;
  }

  logRequest(entry: RequestEntry): void {
    this.requests.push(entry);
    if (this.requests.length > REMEMBERED_REQUESTS) this.requests.shift();
    this.events.emit('request', entry);
  }

  refuse(refusal: Refusal): void {
    this.refusals.push(refusal);
    this.events.emit('refusal', refusal);
  }

  #person(id: string, name: string): APIUser {
    const username = name.toLowerCase().replaceAll(/[^a-z0-9_.]/gu, '_');
    return { id, username, discriminator: '0', global_name: name, avatar: null };
  }
}
