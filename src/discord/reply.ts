import type { APIMessageTopLevelComponent } from 'discord.js';

/** A file shown in a card: the card refers to it as `attachment://NAME`. */
export interface ReplyFile {
  readonly name: string;
  readonly data: Buffer;
  /** Alt text, at most 1,024 characters. */
  readonly description: string;
}

/** What the bot says, before it is sent: plain data. */
export interface Reply {
  /** Components V2. */
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly files?: readonly ReplyFile[];
  /** Whether only the one who asked sees it (an ephemeral message). Default: false. */
  readonly private?: boolean;
}
