/**
 * What the playground's page and server say to each other over the web socket at `/playground`: one JSON object a
 * frame. Messages, commands, components and attachments are Discord's own objects (API v10), so the page draws what
 * Discord would have drawn.
 *
 * The page is one member, `hello.user`. An action of the page carries a `nonce` of its choice; whatever comes of that
 * action (choices, a modal, a failure) carries the same `nonce`.
 *
 * How the page's files are served: `/` and `/PATH` are the files of `page/` and of its folders (`/markdown/parse.js`),
 * `/libraries/...` the files named in `web/libraries.ts`, `/attachments/...` what the bot uploaded. The content security
 * policy allows scripts, styles, fonts, pictures and connections of the same origin only, and the import maps that stand
 * in `page/index.html` (by hash).
 */
import type {
  APIApplicationCommand,
  APIApplicationCommandOptionChoice,
  APIMessage,
  APIModalInteractionResponseCallbackData,
  APIUser,
} from 'discord-api-types/v10';

/** Where messages are. A direct message has no guild. */
export interface PlaygroundChannel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'guild' | 'direct';
  readonly guild: { readonly id: string; readonly name: string; readonly botIsMember: boolean } | null;
}

/** A file given to an attachment option of a command. `data` is base64. */
export interface Upload {
  readonly name: string;
  readonly contentType: string;
  readonly data: string;
}

/** An option as the user filled it: a value, or a subcommand (or group) with options of its own. */
export interface ChosenOption {
  readonly name: string;
  readonly value?: string | number | boolean | Upload;
  readonly options?: readonly ChosenOption[];
}

/** An article as the list shows it. */
export interface ArticleSummary {
  readonly id: string;
  readonly title: string;
}

/** An article to read beside the channel. Passages are numbered from 1. */
export interface ReadableArticle extends ArticleSummary {
  readonly passages: readonly { readonly number: number; readonly text: string }[];
}

/** A request that the bot made to the REST API, for contributors. */
export interface RequestEntry {
  readonly id: number;
  /** Milliseconds since the epoch when the request was received. */
  readonly at: number;
  readonly method: string;
  /** Path with its query, beginning with `/api/v10`; interaction tokens are shortened. */
  readonly path: string;
  readonly status: number;
  /** Milliseconds from receiving the request to answering it. */
  readonly milliseconds: number;
  /** Milliseconds from the user's action to this request, where the request answers an interaction. */
  readonly sinceInteraction: number | null;
  /** The JSON body (of a multipart request, its `payload_json`), or null. */
  readonly body: unknown;
  /** The JSON answer, or null. */
  readonly response: unknown;
}

/** A modal that the bot opened for the user; it is answered with `submitModal` or `closeModal`. */
export interface OpenModal {
  readonly id: string;
  readonly data: APIModalInteractionResponseCallbackData;
}

/** From the page to the server. */
export type ClientMessage =
  /** Runs a slash command. */
  | {
      readonly type: 'invoke';
      readonly nonce: string;
      readonly channelId: string;
      readonly commandId: string;
      readonly options: readonly ChosenOption[];
    }
  /** Asks for suggestions for the option named `focused`; `options` has the text typed so far. Answer: `choices`. */
  | {
      readonly type: 'autocomplete';
      readonly nonce: string;
      readonly channelId: string;
      readonly commandId: string;
      readonly options: readonly ChosenOption[];
      readonly focused: string;
    }
  | {
      readonly type: 'press';
      readonly nonce: string;
      readonly messageId: string;
      readonly customId: string;
    }
  | {
      readonly type: 'select';
      readonly nonce: string;
      readonly messageId: string;
      readonly customId: string;
      readonly values: readonly string[];
    }
  /** `values` by the components' customId; text inputs have a string, select menus a list. */
  | {
      readonly type: 'submitModal';
      readonly nonce: string;
      readonly modalId: string;
      readonly values: Readonly<Record<string, string | readonly string[]>>;
    }
  | { readonly type: 'closeModal'; readonly modalId: string }
  /** A message, with mentions as `<@ID>`. `replyTo` replies to a message, pinging its author when `ping`. */
  | {
      readonly type: 'send';
      readonly nonce: string;
      readonly channelId: string;
      readonly content: string;
      readonly replyTo?: string;
      readonly ping?: boolean;
    }
  /** Runs a message command on a message. */
  | {
      readonly type: 'messageCommand';
      readonly nonce: string;
      readonly commandId: string;
      readonly messageId: string;
    }
  /** Removes an ephemeral message from the user's view. Answer: `messageDelete`. */
  | { readonly type: 'dismiss'; readonly messageId: string }
  /** Answer: `article`. */
  | { readonly type: 'getArticle'; readonly nonce: string; readonly articleId: string }
  /** Adds the text of a file; `name` is the file's, with its ending. Answer: `articleAdded`, then `articles` to all. */
  | { readonly type: 'addArticle'; readonly nonce: string; readonly name: string; readonly content: string };

/** From the server to the page. */
export type ServerMessage =
  /** First on every connection: everything there is. Messages are oldest first, over all channels. */
  | {
      readonly type: 'hello';
      readonly user: APIUser;
      readonly bot: APIUser;
      readonly botOnline: boolean;
      /** In the order to show. The direct message with the bot is among them (`kind: 'direct'`). */
      readonly channels: readonly PlaygroundChannel[];
      readonly commands: readonly APIApplicationCommand[];
      readonly messages: readonly APIMessage[];
      readonly requests: readonly RequestEntry[];
      readonly articles: readonly ArticleSummary[];
      readonly examples: readonly string[];
    }
  /** The bot connected to the gateway or left it. */
  | { readonly type: 'botStatus'; readonly online: boolean }
  /** The bot registered its commands anew. */
  | { readonly type: 'commands'; readonly commands: readonly APIApplicationCommand[] }
  /**
   * A message that the user may see. `flags` 64 is ephemeral ("Only you can see this"), 128 is loading ("is
   * thinking…"), 32768 is Components V2. `interaction_metadata` and `interaction` say who used which command.
   */
  | { readonly type: 'messageCreate'; readonly message: APIMessage }
  | { readonly type: 'messageUpdate'; readonly message: APIMessage }
  | { readonly type: 'messageDelete'; readonly channelId: string; readonly messageId: string }
  | { readonly type: 'typing'; readonly channelId: string; readonly userId: string }
  /** Answers `autocomplete`. */
  | {
      readonly type: 'choices';
      readonly nonce: string;
      readonly choices: readonly APIApplicationCommandOptionChoice[];
    }
  /** The bot acknowledged the action: a button stops showing that it is busy. */
  | { readonly type: 'acknowledged'; readonly nonce: string }
  /** Answers an action with a modal. */
  | { readonly type: 'modal'; readonly nonce: string; readonly modal: OpenModal }
  /** The bot did not respond within 3 s, or is not connected; `reason` is fit to show. */
  | { readonly type: 'interactionFailed'; readonly nonce: string; readonly reason: string }
  | { readonly type: 'request'; readonly entry: RequestEntry }
  | {
      readonly type: 'articles';
      readonly articles: readonly ArticleSummary[];
      readonly examples: readonly string[];
    }
  | { readonly type: 'article'; readonly nonce: string; readonly article: ReadableArticle }
  | { readonly type: 'articleAdded'; readonly nonce: string; readonly articleId: string }
  /** An action of the page could not be carried out; `message` is fit to show. */
  | { readonly type: 'error'; readonly nonce: string | null; readonly message: string };
