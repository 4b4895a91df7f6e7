import {
  ChannelType,
  DiscordAPIError,
  RESTJSONErrorCodes,
  type APIMessageTopLevelComponent,
  type Message,
} from 'discord.js';
import { asksOfTheBot, isPleasantry } from '../answers/index.ts';
import { answerReply } from './answering.ts';
import { articleOn, componentsOf, questionOn } from './card-text.ts';
import { openArticleFor } from './choose.ts';
import { failureReply } from './failure.ts';
import { helpReply } from './helping.ts';
import type { Reply } from './reply.ts';
import { isSoon, messageOf } from './respond.ts';
import type { Services } from './services.ts';

/**
 * Answers a message that mentions the bot, in a reply or not, or is written to it directly. Others are left alone: of those
 * in a server that do not mention the bot Discord does not tell what they say.
 */
export async function handleMessage(message: Message, services: Services): Promise<void> {
  if (!isForBot(message)) return;
  const making = makeReply(message, services).catch((error: unknown) => failureReply(error, services.log));
  // Where it may not even type, the answer is refused too, and that is told of.
  if (!(await isSoon(making)) && message.channel.isSendable())
    await message.channel.sendTyping().catch(() => null);
  await send(message, await making, services);
}

/** Sends a reply; where Discord does not let the bot answer, there is nobody to tell. */
async function send(message: Message, reply: Reply, { log }: Services): Promise<void> {
  try {
    await message.reply({ ...messageOf(reply), failIfNotExists: false });
  } catch (error) {
    if (isForbidden(error)) {
      log.info({ channel: message.channelId, code: error.code }, 'not allowed to answer a mention here');
      return;
    }
    // Discord refused the card; the failure card is one that it takes.
    await message.reply({ ...messageOf(failureReply(error, log)), failIfNotExists: false });
  }
}

function isForbidden(error: unknown): error is DiscordAPIError {
  const codes: unknown[] = [
    RESTJSONErrorCodes.MissingAccess,
    RESTJSONErrorCodes.MissingPermissions,
    RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory,
    RESTJSONErrorCodes.UnknownChannel,
  ];
  return error instanceof DiscordAPIError && codes.includes(error.code);
}

function isForBot(message: Message): boolean {
  if (message.author.bot || message.webhookId !== null || message.system) return false;
  const { user } = message.client;
  // Of a message that mentions the role of the bot's name Discord does not tell the words: it gets help.
  const isItsRole = message.mentions.roles.some(({ tags }) => tags?.botId === user.id);
  return message.channel.type === ChannelType.DM || message.mentions.users.has(user.id) || isItsRole;
}

async function makeReply(message: Message, services: Services): Promise<Reply> {
  const question = questionIn(message);
  if (!question || isPleasantry(question) || asksOfTheBot(question))
    return helpReply(services, message.client.user.id);
  const answered = await answeredCards(message, services);
  const previous = answered && questionOn(answered);
  const key = answered && articleOn(answered);
  // A card of an article that is gone or has changed is no reason to refuse a question.
  const article = key === null ? undefined : services.library.byKey(key);
  const articleFor = (about: string) =>
    article ? services.openArticles.get(article) : openArticleFor(services, null, about);
  return answerReply(services, articleFor, { question, previous, isPrivate: false });
}

/** What a message says besides its mentions and custom emoji; lines stay apart. */
function questionIn({ content }: Message): string {
  return content
    .replace(/<(?:@[!&]?|#|a?:\w+:)\d+>/gu, ' ')
    .replace(/[^\S\n]+/gu, ' ')
    .trim();
}

/** The cards of the bot that this message replies to, or null. */
async function answeredCards(
  message: Message,
  { log }: Services,
): Promise<APIMessageTopLevelComponent[] | null> {
  if (!message.reference?.messageId) return null;
  try {
    const known = message.channel.messages.cache.get(message.reference.messageId);
    const answered = known ?? (await message.fetchReference());
    return answered.author.id === message.client.user.id ? componentsOf(answered) : null;
  } catch (error) {
    log.debug({ err: error }, 'could not read the message that was replied to');
    return null;
  }
}
