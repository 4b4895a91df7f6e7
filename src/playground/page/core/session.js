import { Connection } from './connection.js';
import { omit } from './records.js';
import { receive } from './state.js';

/**
 * What the page can ask of the server. Each action has a nonce; the answer that carries it settles the action.
 *
 * @typedef {import('./store.js').Store} Store
 * @typedef {import('../../protocol.ts').ClientMessage} ClientMessage
 * @typedef {import('../../protocol.ts').ServerMessage} ServerMessage
 * @typedef {import('../../protocol.ts').ChosenOption} ChosenOption
 * @typedef {import('discord-api-types/v10').APIApplicationCommandOptionChoice} Choice
 * @typedef {Extract<ServerMessage, { nonce: string | null }>} Answer
 * @typedef {ClientMessage extends infer M ? M extends { nonce: string } ? Omit<M, 'nonce'> : never : never} Action
 */

const OFFLINE = 'The playground’s server cannot be reached. Is it still running?';

export class Session {
  /** @param {Store} store */
  constructor(store) {
    this.store = store;
    this.count = 0;
    /** @type {Map<string, (answer: Answer) => void>} */
    this.waiting = new Map();
    this.connection = new Connection({
      onMessage: (message) => this.hear(message),
      onLost: () => this.lose(),
    });
  }

  /** @param {ServerMessage} message */
  hear(message) {
    this.store.update((state) => receive(state, message));
    if (message.type === 'hello') this.openFirstArticle();
    if (!('nonce' in message) || message.nonce === null) return;
    this.waiting.get(message.nonce)?.(message);
    this.waiting.delete(message.nonce);
  }

  lose() {
    this.store.set({ connection: 'lost' });
    for (const [nonce, settle] of this.waiting) settle({ type: 'error', nonce, message: OFFLINE });
    this.waiting.clear();
  }

  /**
   * Sends an action and gives its answer; `onSent` learns the nonce before anything can come back.
   *
   * @param {Action} action
   * @param {(nonce: string) => void} [onSent]
   * @returns {Promise<Answer>}
   */
  ask(action, onSent) {
    this.count += 1;
    const nonce = `${Date.now().toString(36)}-${this.count}`;
    onSent?.(nonce);
    return new Promise((resolve) => {
      const sent = this.connection.send(/** @type {ClientMessage} */ ({ ...action, nonce }));
      if (sent) this.waiting.set(nonce, resolve);
      else resolve({ type: 'error', nonce, message: OFFLINE });
    });
  }

  /**
   * Runs a slash command; a row stands for it in the channel until the bot has answered.
   *
   * @param {string} channelId
   * @param {string} commandId
   * @param {readonly ChosenOption[]} options
   * @param {string} label
   */
  async invoke(channelId, commandId, options, label) {
    await this.runInChannel({ type: 'invoke', channelId, commandId, options }, channelId, label);
  }

  /** @param {string} commandId  @param {import('./state.js').APIMessage} message  @param {string} label */
  async runOnMessage(commandId, message, label) {
    await this.runInChannel(
      { type: 'messageCommand', commandId, messageId: message.id },
      message.channel_id,
      label,
    );
  }

  /** @param {Action} action  @param {string} channelId  @param {string} command */
  async runInChannel(action, channelId, command) {
    let row = { nonce: '', channelId, command, failure: /** @type {string | null} */ (null) };
    const answer = await this.ask(action, (nonce) => {
      row = { ...row, nonce };
      this.store.update((state) => ({ ...state, rows: [...state.rows, row] }));
    });
    const failure = failureOf(answer);
    this.store.update((state) => ({
      ...state,
      rows: state.rows
        .filter(({ nonce }) => failure !== null || nonce !== row.nonce)
        .map((other) => (other.nonce === row.nonce ? { ...other, failure } : other)),
    }));
  }

  /** @param {string} nonce */
  dismissRow(nonce) {
    this.store.update((state) => ({ ...state, rows: state.rows.filter((row) => row.nonce !== nonce) }));
  }

  /**
   * Presses a button or picks from a menu of a message.
   *
   * @param {string} messageId
   * @param {string} customId
   * @param {readonly string[]} [values]
   */
  async use(messageId, customId, values) {
    this.store.update((state) => ({
      ...state,
      failures: omit(state.failures, messageId),
      busy: { ...state.busy, [messageId]: customId },
    }));
    const answer = await this.ask(
      values ? { type: 'select', messageId, customId, values } : { type: 'press', messageId, customId },
    );
    const failure = failureOf(answer);
    this.store.update((state) => {
      const settled = { ...state, busy: omit(state.busy, messageId) };
      return failure === null
        ? settled
        : { ...settled, failures: { ...state.failures, [messageId]: failure } };
    });
  }

  /**
   * @param {string} channelId
   * @param {string} commandId
   * @param {readonly ChosenOption[]} options
   * @param {string} focused
   * @returns {Promise<readonly Choice[]>}
   */
  async suggest(channelId, commandId, options, focused) {
    const answer = await this.ask({ type: 'autocomplete', channelId, commandId, options, focused });
    if (answer.type === 'choices') return answer.choices;
    throw new Error(failureOf(answer) ?? 'Suggestions could not be loaded.');
  }

  /**
   * @param {string} channelId
   * @param {string} content
   * @param {{ readonly replyTo: string | null, readonly ping: boolean }} reply
   */
  async send(channelId, content, { replyTo, ping }) {
    const answer = await this.ask({
      type: 'send',
      channelId,
      content,
      ...(replyTo ? { replyTo, ping } : {}),
    });
    if (answer.type === 'error') this.tell(answer.message);
  }

  /**
   * @param {Readonly<Record<string, string | readonly string[]>>} values
   * @returns {Promise<string | null>} why it failed
   */
  async submitModal(values) {
    const { modal } = this.store.state;
    if (!modal) return null;
    const failure = failureOf(await this.ask({ type: 'submitModal', modalId: modal.id, values }));
    if (failure === null)
      this.store.update((state) => (state.modal?.id === modal.id ? { ...state, modal: null } : state));
    return failure;
  }

  closeModal() {
    const { modal } = this.store.state;
    if (modal) this.connection.send({ type: 'closeModal', modalId: modal.id });
    this.store.set({ modal: null });
  }

  /** @param {string} messageId */
  dismiss(messageId) {
    this.connection.send({ type: 'dismiss', messageId });
  }

  /** Reads the open article anew, or else the first: a server that was started again may have it changed. */
  openFirstArticle() {
    const { article, articles } = this.store.state;
    const first = articles.find(({ id }) => id === article?.id) ?? articles[0];
    if (first) void this.readArticle(first.id);
  }

  /** @param {string} articleId  @returns {Promise<boolean>} whether there is such an article */
  async readArticle(articleId) {
    const answer = await this.ask({ type: 'getArticle', articleId });
    if (answer.type === 'error') this.tell(answer.message);
    return answer.type !== 'error';
  }

  /** @param {string} articleId  @param {import('./state.js').Mark | null} [mark] */
  async openArticle(articleId, mark = null) {
    if (this.store.state.article?.id !== articleId && !(await this.readArticle(articleId))) return;
    if (mark) this.store.set({ mark });
  }

  /** @param {string} name  @param {string} content  @returns {Promise<string | null>} why it failed */
  async addArticle(name, content) {
    const answer = await this.ask({ type: 'addArticle', name, content });
    if (answer.type !== 'articleAdded') return failureOf(answer) ?? 'The article could not be added.';
    await this.openArticle(answer.articleId);
    const { article } = this.store.state;
    const text = `“${article?.title ?? name}” is ready to be asked about.`;
    this.store.set({
      side: 'article',
      dialog: null,
      notice: { text, kind: 'done', articleId: answer.articleId },
    });
    return null;
  }

  /** @param {string} text */
  tell(text) {
    this.store.set({ notice: { text, kind: 'error' } });
  }
}

/** @param {Answer} answer  @returns {string | null} */
function failureOf(answer) {
  if (answer.type === 'interactionFailed') return answer.reason;
  return answer.type === 'error' ? answer.message : null;
}
