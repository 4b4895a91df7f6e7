import type { EventEmitter } from 'node:events';
import type { WebSocket } from 'ws';
import { ImpossibleAction } from '../member/impossible.ts';
import type { Member } from '../member/member.ts';
import type { ClientMessage, ServerMessage } from '../protocol.ts';
import type { Interaction } from '../world/interactions.ts';
import type { StoredMessage } from '../world/messages.ts';
import type { World, WorldEvents } from '../world/world.ts';
import type { Articles } from './articles.ts';
import { parseClientMessage } from './client-message.ts';
import { channelsOf, interact, outcomeMessage, readableMessage } from './page-actions.ts';

/** What the page's sockets share. */
export interface PageContext {
  readonly world: World;
  readonly member: Member;
  readonly articles: Articles;
  readonly isBotOnline: () => boolean;
  /** Sends to every open page. */
  readonly broadcast: (message: ServerMessage) => void;
}

/** Listeners of the world's events, by their names. */
type Listeners = { [Name in keyof WorldEvents]?: (...parameters: WorldEvents[Name]) => void };

/** One open page: tells it what its member sees, and does what it asks. */
export class PageSocket {
  readonly #socket: WebSocket;
  readonly #context: PageContext;

  constructor(socket: WebSocket, context: PageContext) {
    this.#socket = socket;
    this.#context = context;
  }

  /** Says hello and listens until the page is closed. */
  async open(): Promise<void> {
    this.#socket.on('error', () => {
      this.#socket.terminate();
    });
    const { world, member, isBotOnline } = this.#context;
    const readable = await this.#readable();
    // A page may be gone before its articles are read.
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.send({
      type: 'hello',
      user: member.user,
      bot: world.bot,
      botOnline: isBotOnline(),
      channels: channelsOf(world, member),
      commands: world.commands.all(),
      messages: member.messages().map(({ message }) => message),
      requests: world.requests,
      ...readable,
    });
    this.#listen();
    this.#socket.on('message', (data: Buffer) => void this.#receive(data.toString('utf8')));
  }

  send(message: ServerMessage): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  /** Passes on what happens, as far as the member may know of it. */
  #listen(): void {
    const { world, member } = this.#context;
    const aboutMessage = (type: 'messageCreate' | 'messageUpdate') => (stored: StoredMessage) => {
      if (member.canSee(stored)) this.send({ type, message: stored.message });
    };
    const listeners: Listeners = {
      messageCreate: aboutMessage('messageCreate'),
      messageUpdate: aboutMessage('messageUpdate'),
      messageDelete: (stored) => {
        if (!member.canSee(stored)) return;
        this.send({ type: 'messageDelete', channelId: stored.channel.id, messageId: stored.message.id });
      },
      typing: (channelId, userId) => {
        this.send({ type: 'typing', channelId, userId });
      },
      commands: () => {
        this.send({ type: 'commands', commands: world.commands.all() });
      },
      botStatus: (online) => {
        this.send({ type: 'botStatus', online });
      },
      request: (entry) => {
        this.send({ type: 'request', entry });
      },
    };
    const events: EventEmitter = world.events;
    for (const [name, listener] of Object.entries(listeners)) events.on(name, listener);
    this.#socket.on('close', () => {
      for (const [name, listener] of Object.entries(listeners)) events.off(name, listener);
    });
  }

  async #receive(text: string): Promise<void> {
    const message = parseClientMessage(text);
    if (!message) {
      this.send({
        type: 'error',
        nonce: null,
        message: 'The page sent something that the playground does not know.',
      });
      return;
    }
    try {
      await this.#carryOut(message);
    } catch (error) {
      const nonce = 'nonce' in message ? message.nonce : null;
      this.send({ type: 'error', nonce, message: readableMessage(error) });
    }
  }

  async #carryOut(message: ClientMessage): Promise<void> {
    const { member, articles, broadcast } = this.#context;
    switch (message.type) {
      case 'autocomplete': {
        const { nonce, channelId, commandId, options, focused } = message;
        const choices = await member.autocomplete(channelId, commandId, options, focused);
        this.send({ type: 'choices', nonce, choices });
        break;
      }
      case 'closeModal':
        member.closeModal(message.modalId);
        break;
      case 'send': {
        const { channelId, content, replyTo, ping = true } = message;
        member.send(channelId, content, replyTo === undefined ? undefined : { messageId: replyTo, ping });
        break;
      }
      case 'dismiss':
        member.dismiss(message.messageId);
        break;
      case 'getArticle': {
        const article = await articles.get(message.articleId);
        if (!article) throw new ImpossibleAction('There is no such article.');
        this.send({ type: 'article', nonce: message.nonce, article });
        break;
      }
      case 'addArticle': {
        const { id } = await articles.add(message.name, message.content);
        this.send({ type: 'articleAdded', nonce: message.nonce, articleId: id });
        broadcast({ type: 'articles', ...(await this.#readable()) });
        break;
      }
      default:
        await this.#follow(message.nonce, interact(member, message));
    }
  }

  /** The articles that there are, and questions to click. */
  async #readable() {
    const { articles } = this.#context;
    const [list, examples] = await Promise.all([articles.list(), articles.examples()]);
    return { articles: list, examples };
  }

  /** Tells the page what became of its interaction. */
  async #follow(nonce: string, { outcome }: Interaction): Promise<void> {
    this.send(outcomeMessage(nonce, await outcome, this.#context.isBotOnline()));
  }
}
