import { GatewayIntentBits } from 'discord-api-types/v10';
import type { APIMessage } from 'discord-api-types/v10';

/**
 * A message as the gateway gives it to a bot with these intents
 * (https://discord.com/developers/docs/events/gateway#message-content-intent): without the Message Content intent what
 * it says is left out, unless the bot wrote it, is mentioned in it, or receives it in a direct message.
 */
export function asDelivered(
  message: APIMessage,
  { botId, intents, isDirect }: { botId: string; intents: number; isDirect: boolean },
): APIMessage {
  const reveals = ({ author, mentions }: APIMessage): boolean =>
    isDirect ||
    (intents & GatewayIntentBits.MessageContent) !== 0 ||
    author.id === botId ||
    mentions.some(({ id }) => id === botId);
  const delivered = reveals(message) ? { ...message } : withoutContent(message);
  const referenced = message.referenced_message;
  if (referenced)
    delivered.referenced_message = reveals(referenced) ? referenced : withoutContent(referenced);
  return delivered;
}

function withoutContent(message: APIMessage): APIMessage {
  return { ...message, content: '', embeds: [], components: [], attachments: [] };
}
