import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { UserError } from '../errors.ts';
import { accents, card, text } from './cards/parts.ts';
import { escapeText, inline } from './markdown/index.ts';
import type { Reply } from './reply.ts';

/**
 * What is said when something went wrong. A `UserError` is shown as it is; anything else is a bug: it is logged with an
 * id, and the user is told that id.
 */
export function failureReply(error: unknown, log: Logger): Reply {
  if (error instanceof UserError) return noticeReply(error.message);
  const errorId = randomBytes(4).toString('hex');
  log.error({ err: error, errorId }, 'failed to respond');
  return {
    private: true,
    components: [
      card(accents.none, [
        text(
          `**Something went wrong on my side.**\n-# Please try again. If it happens again, tell whoever runs me: error \`${errorId}\``,
        ),
      ]),
    ],
  };
}

/** A short message for the one who asked, in plain text. */
export function noticeReply(message: string): Reply {
  const shown = message.length > 1500 ? inline(message, 3000) : escapeText(message);
  return { private: true, components: [card(accents.none, [text(shown)])] };
}
