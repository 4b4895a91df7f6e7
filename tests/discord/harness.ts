import { once } from 'node:events';
import { MessageFlags, type APIMessage } from 'discord-api-types/v10';
import { systemClock, type Clock } from '../../src/playground/clock.ts';
import { startPlayground, type Playground } from '../../src/playground/index.ts';
import type { Member } from '../../src/playground/member/member.ts';
import type { ModalValues } from '../../src/playground/member/modal.ts';
import type { ChosenOption, OpenModal } from '../../src/playground/protocol.ts';
import type { Interaction } from '../../src/playground/world/interactions.ts';
import type { StoredMessage } from '../../src/playground/world/messages.ts';
import { noArticles } from '../playground/room.ts';
import { BotProcess } from './bot-process.ts';
import { buttonNamed, menuOf } from './cards.ts';

/** Milliseconds after which a test stops waiting for the bot and shows what the bot logged. */
const PATIENCE = 40_000;

/**
 * The machine's clock, but that deadlines are five times as far: a busy machine that runs the tests is no reason for a
 * bot to be late. The deadline itself is tested where the clock stands still.
 */
const patientClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, action) => systemClock.after(5 * milliseconds, action),
};

/** Values of a command's options by name; of a subcommand's, when the command is given as `/article add`. */
export type Options = Readonly<Record<string, string | number | boolean>>;

/** What a test may set about the bot's process. */
export interface Settings {
  /** Variables of the environment beside those that make the bot use the room. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Where and by whom something is done; the person of the room, in #general, when nothing is said. */
export interface Place {
  readonly in?: 'general' | 'fact-checking' | 'direct' | 'lounge';
  readonly as?: Member | undefined;
}

/**
 * The real bot, `node src/main.ts`, connected to a Discord on loopback, and a person who uses it. Every action waits
 * for what Discord would show, and fails with the bot's log when that does not come.
 */
export class Harness {
  readonly playground: Playground;
  readonly #settings: Settings;
  #bot: BotProcess;

  private constructor(playground: Playground, bot: BotProcess, settings: Settings) {
    this.playground = playground;
    this.#bot = bot;
    this.#settings = settings;
  }

  /** Starts a room and the bot in it, and waits until the bot has registered its commands. */
  static async start(settings: Settings = {}): Promise<Harness> {
    const playground = await startPlayground({
      botName: 'Verbatim',
      port: 0,
      articles: noArticles,
      clock: patientClock,
    });
    const harness = new Harness(playground, BotProcess.start(playground, settings.environment), settings);
    try {
      await harness.bot.ready();
    } catch (error) {
      await harness.stop();
      throw error;
    }
    return harness;
  }

  get bot(): BotProcess {
    return this.#bot;
  }

  get member(): Member {
    return this.playground.member;
  }

  /** What Discord would have refused, readable in a failing assertion. */
  get refusals(): readonly unknown[] {
    return this.playground.world.refusals;
  }

  /** Ends the bot's process with SIGTERM and starts another in the same room. */
  async restart(): Promise<void> {
    await this.#bot.stop();
    this.#bot = BotProcess.start(this.playground, this.#settings.environment);
    await this.#bot.ready();
  }

  async stop(): Promise<void> {
    await this.#bot.stop();
    await this.playground.close();
  }

  /** Types a slash command, such as `/ask`; gives the finished response. */
  async type(command: string, options: Options = {}, place: Place = {}): Promise<APIMessage> {
    const { id, chosen } = this.#command(command, options);
    return await this.#response(this.#who(place).invoke(this.channelId(place), id, chosen), command);
  }

  /** Types into an option; gives the suggestions. */
  async autocomplete(command: string, options: Options, focused: string, place: Place = {}) {
    const { id, chosen } = this.#command(command, options);
    const typing = this.#who(place).autocomplete(this.channelId(place), id, chosen, focused);
    return await this.#within(typing, `suggestions for ${command} ${focused}`);
  }

  /** Presses the button with this label or customId; gives the message that was changed or came of it. */
  async press(message: APIMessage, button: string, { as }: Place = {}): Promise<APIMessage> {
    return await this.#response(
      this.#who({ as }).press(message.id, buttonNamed(message, button)),
      `press of ${button}`,
    );
  }

  /** Presses a button that opens a modal. */
  async pressForModal(message: APIMessage, button: string, { as }: Place = {}): Promise<OpenModal> {
    const { outcome } = this.#who({ as }).press(message.id, buttonNamed(message, button));
    const result = await this.#within(outcome, `modal of ${button}`);
    if (result.kind !== 'modal') throw new Error(`Expected a modal after ${button}, got: ${result.kind}.`);
    return result.modal;
  }

  async submit(modal: OpenModal, values: ModalValues, { as }: Place = {}): Promise<APIMessage> {
    return await this.#response(
      this.#who({ as }).submitModal(modal.id, values),
      `answer to ${modal.data.title}`,
    );
  }

  /** Chooses values in the message's menu. */
  async select(message: APIMessage, values: readonly string[], { as }: Place = {}): Promise<APIMessage> {
    return await this.#response(
      this.#who({ as }).select(message.id, menuOf(message), values),
      'choice in the menu',
    );
  }

  /** Runs a message command, such as `Verify quote`. */
  async messageCommand(command: string, message: APIMessage, { as }: Place = {}): Promise<APIMessage> {
    const { id } = this.#command(command, {});
    return await this.#response(this.#who({ as }).messageCommand(id, message.id), command);
  }

  /** Writes a message that mentions the bot; gives the bot's reply. */
  async mention(text: string, place: Place = {}): Promise<APIMessage> {
    return await this.write(`<@${this.playground.world.bot.id}> ${text}`.trim(), place);
  }

  /** Writes a message as it is; gives the bot's reply. */
  async write(content: string, place: Place = {}): Promise<APIMessage> {
    return await this.#replyTo(() => this.#who(place).send(this.channelId(place), content));
  }

  /** Replies to a message, pinging its author; gives the bot's reply. */
  async replyTo(message: APIMessage, text: string, { as }: Place = {}): Promise<APIMessage> {
    const reply = { messageId: message.id, ping: true };
    return await this.#replyTo(() => this.#who({ as }).send(message.channel_id, text, reply));
  }

  /** Writes to the bot in private; gives the bot's reply. */
  async directMessage(text: string, { as }: Place = {}): Promise<APIMessage> {
    const place = { as, in: 'direct' } as const;
    return await this.#replyTo(() => this.#who(place).send(this.channelId(place), text));
  }

  /** Writes a message that nobody need answer. */
  say(text: string, place: Place = {}): APIMessage {
    return this.#who(place).send(this.channelId(place), text).message;
  }

  /**
   * What the bot wrote while `action` ran and until it had answered a mention that came after: nothing, if it rightly
   * ignored what was done. The answer to that mention is left out.
   */
  async writtenDuring(action: () => unknown): Promise<readonly APIMessage[]> {
    const { bot, messages } = this.playground.world;
    const before = new Set(messages.visibleTo(this.member.user.id).map(({ message }) => message.id));
    await action();
    const last = await this.mention('', { in: 'fact-checking' });
    return messages
      .visibleTo(this.member.user.id)
      .map(({ message }) => message)
      .filter(({ id, author }) => author.id === bot.id && id !== last.id && !before.has(id));
  }

  /** Waits for an event of the room. */
  async event(name: 'resumed' | 'commands' | 'botStatus'): Promise<void> {
    await this.#within(once(this.playground.world.events, name), `event ${name}`);
  }

  channelId({ in: name = 'general', as: member = this.member }: Place = {}): string {
    for (const { id, name: channelName, recipient } of this.playground.world.channels.values()) {
      if (name === 'direct' ? recipient?.id === member.user.id : channelName === name) return id;
    }
    throw new Error(`The room has no channel ${name}.`);
  }

  #who({ as = this.member }: Place): Member {
    return as;
  }

  #command(command: string, options: Options): { id: string; chosen: ChosenOption[] } {
    const wholeName = command.replace(/^\//u, '');
    const all = this.playground.world.commands.all();
    const found = all.find(({ name }) => name === wholeName || wholeName.startsWith(`${name} `));
    if (!found)
      throw new Error(`The bot has no command ${command}, only ${all.map(({ name }) => name).join(', ')}.`);
    const values = Object.entries(options).map(([name, value]): ChosenOption => ({ name, value }));
    const subcommands = wholeName.slice(found.name.length).split(' ').filter(Boolean);
    const chosen = subcommands.reduceRight<ChosenOption[]>(
      (inner, name) => [{ name, options: inner }],
      values,
    );
    return { id: found.id, chosen };
  }

  /** The message that comes of an interaction, once the bot has stopped thinking. */
  async #response({ outcome }: Interaction, what: string): Promise<APIMessage> {
    const result = await this.#within(outcome, what);
    if (result.kind === 'message') return (await this.#finished(result.stored, what)).message;
    if (result.kind !== 'update' || !result.stored) {
      throw new Error(`Expected a message after ${what}, got: ${result.kind}.\n${this.#bot.log}`);
    }
    if (result.deferred) await this.#update(result.stored, what);
    return result.stored.message;
  }

  /** The message once it is written, or the private one that the bot wrote in its place. */
  async #finished(stored: StoredMessage, what: string): Promise<StoredMessage> {
    if (!((stored.message.flags ?? 0) & MessageFlags.Loading)) return stored;
    const { interaction_metadata: from } = stored.message;
    const isOfSame = (other: StoredMessage): boolean =>
      other === stored || (from !== undefined && other.message.interaction_metadata?.id === from.id);
    return await this.#message(['messageUpdate', 'messageCreate'], isOfSame, `end of ${what}`);
  }

  async #update(stored: StoredMessage, what: string): Promise<void> {
    await this.#message(['messageUpdate'], (updated) => updated === stored, `update after ${what}`);
  }

  async #replyTo(send: () => StoredMessage): Promise<APIMessage> {
    const { id } = send().message;
    const isReply = ({ message }: StoredMessage): boolean => message.message_reference?.message_id === id;
    return (await this.#message(['messageCreate'], isReply, 'a reply of the bot')).message;
  }

  async #message(
    names: readonly ('messageCreate' | 'messageUpdate')[],
    isWanted: (stored: StoredMessage) => boolean,
    what: string,
  ): Promise<StoredMessage> {
    const { events } = this.playground.world;
    const { promise, resolve } = Promise.withResolvers<StoredMessage>();
    const listener = (stored: StoredMessage): void => {
      if (isWanted(stored)) resolve(stored);
    };
    for (const name of names) events.on(name, listener);
    return await this.#within(promise, what).finally(() => {
      for (const name of names) events.off(name, listener);
    });
  }

  async #within<Value>(promise: Promise<Value>, what: string): Promise<Value> {
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      const refusals = JSON.stringify(this.refusals, null, 2);
      reject(
        new Error(`Waited in vain for ${what}.\nRefused: ${refusals}\nThe bot's log:\n${this.#bot.log}`),
      );
    }, PATIENCE);
    return await Promise.race([promise, late]).finally(() => {
      clearTimeout(timer);
    });
  }
}
