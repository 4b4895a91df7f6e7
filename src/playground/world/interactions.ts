import type {
  APIApplicationCommandOptionChoice,
  APIModalInteractionResponseCallbackData,
  APIUser,
  InteractionType,
} from 'discord-api-types/v10';
import { refused } from '../discord-error.ts';
import type { StoredMessage } from './messages.ts';
import type { Channel } from './places.ts';
import type { World } from './world.ts';

/** Within this many milliseconds an interaction must have its first response; Discord's documented 3 s. */
const RESPONSE_DEADLINE = 3_000;
/** For this many milliseconds an interaction's token works: Discord's documented 15 minutes. */
const TOKEN_LIFETIME = 15 * 60_000;
/** How often an application that is not a member of the guild may follow up on an interaction. */
const USER_INSTALL_FOLLOW_UPS = 5;

/** What a user did, as far as the room must remember it. */
export interface NewInteraction {
  readonly type: InteractionType;
  readonly user: APIUser;
  readonly channel: Channel;
  /** The fields of the gateway's payload that depend on the type: `data`, `message`. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** The name of the command, with its subcommands, or null for components and modals. */
  readonly commandName: string | null;
  /** The message whose component was used, also when by way of a modal. */
  readonly source: StoredMessage | null;
  /** The interaction that opened the modal. */
  readonly opener: Interaction | null;
}

/** An interaction and what became of it. */
export interface Interaction extends NewInteraction {
  readonly id: string;
  readonly token: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  state: 'waiting' | 'acknowledged' | 'failed';
  /** What `@original` means: the response, or for updates the message that was updated. */
  original: StoredMessage | null;
  followUps: number;
  /** The first response, or that there was none in time. */
  readonly outcome: Promise<Outcome>;
}

/** A modal that is open before the user. */
export interface StoredModal {
  readonly id: string;
  readonly data: APIModalInteractionResponseCallbackData;
  readonly opener: Interaction;
}

/** The first response to an interaction, or that there was none. */
export type Outcome =
  /** A new message; while its `loading` flag is set, the bot is still thinking. */
  | { readonly kind: 'message'; readonly stored: StoredMessage }
  /** The message of the component was changed, or (`deferred`) will be. */
  | { readonly kind: 'update'; readonly stored: StoredMessage | null; readonly deferred: boolean }
  | { readonly kind: 'choices'; readonly choices: readonly APIApplicationCommandOptionChoice[] }
  | { readonly kind: 'modal'; readonly modal: StoredModal }
  /** The bot did not respond in time. */
  | { readonly kind: 'failed' };

/** The interactions of the last 15 minutes, and the modals that they opened. */
export class Interactions {
  readonly #world: World;
  readonly #byToken = new Map<string, Interaction>();
  readonly #open = new Map<string, { cancel: () => void; resolve: (outcome: Outcome) => void }>();
  readonly #modals = new Map<string, StoredModal>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Tells the bot of a new interaction and starts its 3 seconds. */
  create(wanted: NewInteraction): Interaction {
    this.#forgetExpired();
    const { promise: outcome, resolve } = Promise.withResolvers<Outcome>();
    const interaction: Interaction = {
      ...wanted,
      id: this.#world.snowflakes.next(),
      token: Buffer.from(`interaction:${crypto.randomUUID()}${crypto.randomUUID()}`).toString('base64url'),
      createdAt: this.#world.clock.now(),
      state: 'waiting',
      original: null,
      followUps: 0,
      outcome,
    };
    this.#byToken.set(interaction.token, interaction);
    const cancel = this.#world.clock.after(RESPONSE_DEADLINE, () => {
      this.#settle(interaction, { kind: 'failed' });
    });
    this.#open.set(interaction.token, { cancel, resolve });
    this.#world.events.emit('interactionCreate', interaction);
    return interaction;
  }

  /**
   * The interaction that may still be responded to.
   * @throws DiscordError 10062 when unknown or too late, 40060 when it was responded to before.
   */
  awaiting(id: string, token: string): Interaction {
    const interaction = this.#byToken.get(token);
    if (interaction?.id !== id || interaction.state === 'failed') throw refused.unknownInteraction();
    if (interaction.state === 'acknowledged') throw refused.alreadyAcknowledged();
    return interaction;
  }

  /**
   * The acknowledged interaction whose token is used as a webhook.
   * @throws DiscordError 50027 when the token is unknown or older than 15 minutes, 10015 when not acknowledged.
   */
  responded(token: string): Interaction {
    const interaction = this.#byToken.get(token);
    if (!interaction || this.#isExpired(interaction)) throw refused.invalidWebhookToken();
    if (interaction.state !== 'acknowledged') throw refused.unknownWebhook();
    return interaction;
  }

  /** Any interaction that is remembered, for the request log. */
  byToken(token: string): Interaction | undefined {
    return this.#byToken.get(token);
  }

  /** Records the first response. */
  respond(interaction: Interaction, outcome: Exclude<Outcome, { kind: 'failed' }>): void {
    this.#settle(interaction, outcome);
  }

  /** Opens a modal before the user as the response to `opener`. */
  openModal(opener: Interaction, data: APIModalInteractionResponseCallbackData): void {
    const modal = { id: this.#world.snowflakes.next(), data, opener };
    this.#modals.set(modal.id, modal);
    this.#settle(opener, { kind: 'modal', modal });
  }

  /** A modal that is open before a user. */
  modal(id: string): StoredModal | undefined {
    return this.#modals.get(id);
  }

  /** Takes a modal away, because it was submitted or dismissed. */
  closeModal(id: string): void {
    this.#modals.delete(id);
  }

  /** Counts a follow-up message. @throws DiscordError 40094 where only five are allowed. */
  countFollowUp(interaction: Interaction): void {
    const { guild } = interaction.channel;
    const limited = guild !== null && !guild.botIsMember;
    if (limited && interaction.followUps >= USER_INSTALL_FOLLOW_UPS) throw refused.tooManyFollowUps();
    interaction.followUps++;
  }

  /** Cancels all deadlines, when the room closes. */
  close(): void {
    for (const { cancel } of this.#open.values()) cancel();
    this.#open.clear();
  }

  #settle(interaction: Interaction, outcome: Outcome): void {
    const open = this.#open.get(interaction.token);
    this.#open.delete(interaction.token);
    open?.cancel();
    interaction.state = outcome.kind === 'failed' ? 'failed' : 'acknowledged';
    if (outcome.kind === 'message' || outcome.kind === 'update') interaction.original = outcome.stored;
    open?.resolve(outcome);
  }

  #isExpired(interaction: Interaction): boolean {
    return this.#world.clock.now() - interaction.createdAt > TOKEN_LIFETIME;
  }

  #forgetExpired(): void {
    for (const [token, interaction] of this.#byToken) {
      if (!this.#isExpired(interaction)) return;
      this.#byToken.delete(token);
    }
  }
}
