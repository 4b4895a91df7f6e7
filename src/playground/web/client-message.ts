import { z } from 'zod';
import type { ClientMessage } from '../protocol.ts';

const upload = z.strictObject({ name: z.string(), contentType: z.string(), data: z.string() });

const chosenOption = z.strictObject({
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean(), upload]).optional(),
  get options() {
    return z.array(chosenOption).optional();
  },
});

const nonce = z.string().max(100);
const id = z.string().max(100);

/** What a page may send: the same as `ClientMessage`, for what comes over the wire. */
const clientMessage = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('invoke'),
    nonce,
    channelId: id,
    commandId: id,
    options: z.array(chosenOption),
  }),
  z.strictObject({
    type: z.literal('autocomplete'),
    nonce,
    channelId: id,
    commandId: id,
    options: z.array(chosenOption),
    focused: z.string(),
  }),
  z.strictObject({ type: z.literal('press'), nonce, messageId: id, customId: z.string() }),
  z.strictObject({
    type: z.literal('select'),
    nonce,
    messageId: id,
    customId: z.string(),
    values: z.array(z.string()),
  }),
  z.strictObject({
    type: z.literal('submitModal'),
    nonce,
    modalId: id,
    values: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  }),
  z.strictObject({ type: z.literal('closeModal'), modalId: id }),
  z.strictObject({
    type: z.literal('send'),
    nonce,
    channelId: id,
    content: z.string(),
    replyTo: id.optional(),
    ping: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal('messageCommand'), nonce, commandId: id, messageId: id }),
  z.strictObject({ type: z.literal('dismiss'), messageId: id }),
  z.strictObject({ type: z.literal('getArticle'), nonce, articleId: z.string() }),
  z.strictObject({ type: z.literal('addArticle'), nonce, name: z.string(), content: z.string() }),
]);

/** A frame from the page, or null when it is not one that the page may send. */
export function parseClientMessage(text: string): ClientMessage | null {
  try {
    const result = clientMessage.safeParse(JSON.parse(text));
    return result.success ? (result.data as ClientMessage) : null;
  } catch {
    return null;
  }
}
