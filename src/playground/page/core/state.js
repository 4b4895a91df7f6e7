import { omit } from './records.js';

/**
 * What the page knows, and how it changes with what the server says. Plain data and pure functions.
 *
 * @typedef {import('../../protocol.ts').ServerMessage} ServerMessage
 * @typedef {import('../../protocol.ts').PlaygroundChannel} PlaygroundChannel
 * @typedef {import('../../protocol.ts').RequestEntry} RequestEntry
 * @typedef {import('../../protocol.ts').ArticleSummary} ArticleSummary
 * @typedef {import('../../protocol.ts').ReadableArticle} ReadableArticle
 * @typedef {import('../../protocol.ts').OpenModal} OpenModal
 * @typedef {import('discord-api-types/v10').APIMessage} APIMessage
 * @typedef {import('discord-api-types/v10').APIUser} APIUser
 * @typedef {import('discord-api-types/v10').APIApplicationCommand} APIApplicationCommand
 */

/**
 * A slash command being filled in. `values` has what was typed or picked, `shown` the options that are on screen.
 *
 * @typedef {object} CommandDraft
 * @property {string} commandId
 * @property {readonly string[]} path names of the group and subcommand
 * @property {Readonly<Record<string, import('../composer/options.js').Filled>>} values
 * @property {readonly string[]} shown
 */

/**
 * @typedef {object} Draft
 * @property {string} text
 * @property {CommandDraft | null} command
 * @property {string | null} replyTo
 * @property {boolean} ping
 */

/**
 * Something that the page itself says in a channel: a command under way, or one that failed.
 *
 * @typedef {object} LocalRow
 * @property {string} nonce
 * @property {string} channelId
 * @property {string} command
 * @property {string | null} failure
 */

/**
 * What is marked in the article: the quotations of a card, looked for in a passage.
 *
 * @typedef {object} Mark
 * @property {number} passage
 * @property {readonly import('../side/locate.js').QuotedText[]} quotes
 * @property {number} count rises with each click, so that the same passage is scrolled to again
 */

/**
 * @typedef {object} State
 * @property {'connecting' | 'online' | 'lost'} connection
 * @property {boolean} ready whether the server has said hello
 * @property {boolean} botOnline
 * @property {APIUser | null} user
 * @property {APIUser | null} bot
 * @property {readonly PlaygroundChannel[]} channels
 * @property {readonly APIApplicationCommand[]} commands
 * @property {readonly APIMessage[]} messages
 * @property {readonly RequestEntry[]} requests
 * @property {readonly ArticleSummary[]} articles
 * @property {readonly string[]} examples
 * @property {string | null} channelId
 * @property {Readonly<Record<string, number>>} unread
 * @property {Readonly<Record<string, Draft>>} drafts
 * @property {readonly LocalRow[]} rows
 * @property {Readonly<Record<string, string>>} busy customId of the component that waits for an answer, by message
 * @property {Readonly<Record<string, string>>} failures why the last use of a component failed, by message
 * @property {Readonly<Record<string, number>>} typing when each user was last seen typing, by channel
 * @property {OpenModal | null} modal
 * @property {ReadableArticle | null} article
 * @property {Mark | null} mark
 * @property {'article' | 'payload' | 'requests' | null} side
 * @property {boolean} channelsOpen whether the channel list is open where it covers the messages
 * @property {string | null} payloadOf message whose payload is shown
 * @property {'article' | null} dialog
 * @property {{ readonly text: string, readonly kind: 'error' | 'done', readonly articleId?: string } | null} notice
 */

/** Requests kept: enough to look back on, few enough to draw. */
const KEPT_REQUESTS = 200;

/** @type {Draft} */
const EMPTY_DRAFT = { text: '', command: null, replyTo: null, ping: true };

/** @returns {State} */
export function initialState() {
  return {
    connection: 'connecting',
    ready: false,
    botOnline: false,
    user: null,
    bot: null,
    channels: [],
    commands: [],
    messages: [],
    requests: [],
    articles: [],
    examples: [],
    channelId: null,
    unread: {},
    drafts: {},
    rows: [],
    busy: {},
    failures: {},
    typing: {},
    modal: null,
    article: null,
    mark: null,
    side: 'article',
    channelsOpen: false,
    payloadOf: null,
    dialog: null,
    notice: null,
  };
}

/** @param {State} state  @param {ServerMessage} event  @returns {State} */
export function receive(state, event) {
  switch (event.type) {
    case 'hello':
      return greet(state, event);
    case 'botStatus':
      return { ...state, botOnline: event.online };
    case 'commands':
      return { ...state, commands: event.commands };
    case 'messageCreate':
      return addMessage(state, event.message);
    case 'messageUpdate':
      return {
        ...state,
        messages: state.messages.map((message) =>
          message.id === event.message.id ? event.message : message,
        ),
      };
    case 'messageDelete':
      return { ...state, messages: state.messages.filter(({ id }) => id !== event.messageId) };
    case 'typing':
      return event.userId === state.user?.id
        ? state
        : { ...state, typing: { ...state.typing, [event.channelId]: Date.now() } };
    case 'request':
      return { ...state, requests: [...state.requests, event.entry].slice(-KEPT_REQUESTS) };
    case 'articles':
      return { ...state, articles: event.articles, examples: event.examples };
    case 'article':
      return { ...state, article: event.article, mark: null };
    case 'modal':
      return { ...state, modal: event.modal };
    case 'error':
      return event.nonce === null ? { ...state, notice: { text: event.message, kind: 'error' } } : state;
    default:
      return state;
  }
}

/**
 * A reconnection gives everything anew; what the reader was doing stays.
 *
 * @param {State} state
 * @param {ServerMessage & { type: 'hello' }} hello
 * @returns {State}
 */
function greet(state, hello) {
  const { user, bot, botOnline, channels, commands, messages, requests, articles, examples } = hello;
  const kept = channels.find(({ id }) => id === state.channelId);
  const channelId = (kept ?? channels.find(({ guild }) => guild?.botIsMember) ?? channels[0])?.id ?? null;
  return {
    ...state,
    user,
    bot,
    botOnline,
    channels,
    commands,
    messages,
    requests,
    articles,
    examples,
    channelId,
    connection: 'online',
    ready: true,
    rows: [],
    busy: {},
    modal: null,
  };
}

/** @param {State} state  @param {APIMessage} message  @returns {State} */
function addMessage(state, message) {
  const elsewhere = message.channel_id !== state.channelId;
  return {
    ...state,
    typing: omit(state.typing, message.channel_id),
    messages: [...state.messages.filter(({ id }) => id !== message.id), message],
    unread: elsewhere
      ? { ...state.unread, [message.channel_id]: (state.unread[message.channel_id] ?? 0) + 1 }
      : state.unread,
  };
}

/** @param {State} state  @returns {Draft} */
export function currentDraft(state) {
  return state.drafts[state.channelId ?? ''] ?? EMPTY_DRAFT;
}

/** @param {State} state  @param {Partial<Draft>} change  @returns {State} */
export function changeDraft(state, change) {
  if (!state.channelId) return state;
  return { ...state, drafts: { ...state.drafts, [state.channelId]: { ...currentDraft(state), ...change } } };
}
