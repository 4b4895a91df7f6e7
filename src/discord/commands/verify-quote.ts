import { ApplicationCommandType, type Message } from 'discord.js';
import { UserError } from '../../errors.ts';
import { parseClaim } from '../../quotes/index.ts';
import { verdictsReply } from '../verifying.ts';
import { everywhere, type MessageCommand } from './command.ts';

/** Private at first: who checks a message need not say so to everyone; "Share here" does. */
export default {
  data: { ...everywhere, type: ApplicationCommandType.Message, name: 'Verify quote' },
  isPrivate: () => true,
  executeOnMessage({ targetMessage }, services) {
    const { claims, more } = parseClaim(wordsOf(targetMessage));
    if (claims.length === 0) {
      throw new UserError(
        'That message has no text to verify. Use this on a message that quotes the article, or use /verify.',
      );
    }
    return verdictsReply(services, claims, { typed: null, isPrivate: true, more });
  },
} satisfies MessageCommand;

/** What a message says: its content, or that of a message it forwards, or of the pages it previews. */
function wordsOf({ content, messageSnapshots, embeds }: Message): string {
  if (content.trim()) return content;
  const forwarded = messageSnapshots.map((snapshot) => snapshot.content).join('\n');
  return forwarded.trim() ? forwarded : embeds.map(({ description }) => description).join('\n');
}
