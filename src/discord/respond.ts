import { setTimeout as wait } from 'node:timers/promises';
import {
  MessageFlags,
  type ChatInputCommandInteraction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  type ModalSubmitInteraction,
} from 'discord.js';
import { failureReply } from './failure.ts';
import { acknowledgeAfter } from './limits.ts';
import type { Reply } from './reply.ts';
import type { Services } from './services.ts';

/** An interaction that takes a reply. */
export type Respondable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | MessageComponentInteraction
  | ModalSubmitInteraction;

/** Where the reply goes; known before the reply is. */
export interface Manner {
  /** Whether only the one who asked sees it. */
  readonly isPrivate: boolean;
  /** Whether it takes the place of the card that was pressed on. */
  readonly turnsPage?: boolean;
}

/**
 * Makes a reply and sends it, within Discord's 3 seconds: what takes longer is acknowledged first. An error becomes a
 * card; this never throws because of `make`.
 *
 * @param make - the reply; null when it has responded by itself
 */
export async function respond(
  interaction: Respondable,
  manner: Manner,
  make: () => Reply | null | Promise<Reply | null>,
  { log }: Services,
): Promise<void> {
  const making = Promise.resolve().then(make);
  making.catch(() => undefined); // Awaited below, perhaps after an acknowledgement.
  if (!(await isSoon(making))) await acknowledge(interaction, manner);
  let reply: Reply | null;
  try {
    reply = await making;
  } catch (error) {
    reply = failureReply(error, log);
  }
  if (!reply) return;
  try {
    await send(interaction, manner, reply);
  } catch (error) {
    // Discord refused the card; the failure card is one that it takes.
    await send(interaction, manner, failureReply(error, log));
  }
}

/** Whether a reply is made before it has to be acknowledged. */
export async function isSoon(making: Promise<unknown>): Promise<boolean> {
  const timer = new AbortController();
  const settled = making.then(
    () => true,
    () => true,
  );
  const late = wait(acknowledgeAfter, false, { signal: timer.signal, ref: false }).catch(() => false);
  const isSettled = await Promise.race([settled, late]);
  timer.abort();
  return isSettled;
}

async function acknowledge(interaction: Respondable, { isPrivate, turnsPage }: Manner): Promise<void> {
  if (turnsPage && isCard(interaction) && isOwn(interaction)) await interaction.deferUpdate();
  else if (isPrivate || turnsPage) await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  else await interaction.deferReply();
}

async function send(interaction: Respondable, { isPrivate, turnsPage }: Manner, reply: Reply): Promise<void> {
  const message = messageOf(reply);
  const turns = turnsPage && !reply.private && isCard(interaction) && isOwn(interaction);
  const isDeferredTurn = turnsPage && interaction.deferred && isCard(interaction) && isOwn(interaction);
  if (interaction.deferred && !interaction.ephemeral && reply.private) {
    // Everyone sees what was acknowledged so; and a follow-up to a reply that is still awaited would take its place.
    if (!isDeferredTurn) await interaction.deleteReply();
    await interaction.followUp({ ...message, flags: message.flags | MessageFlags.Ephemeral });
  } else if (interaction.deferred || interaction.replied) await interaction.editReply(message);
  else if (turns) await interaction.update(message);
  else if (reply.private ?? (isPrivate || turnsPage))
    await interaction.reply({ ...message, flags: message.flags | MessageFlags.Ephemeral });
  else await interaction.reply(message);
}

/** A reply as discord.js sends it. */
export function messageOf({ components, files = [] }: Reply) {
  return {
    components,
    files: files.map(({ data, name, description }) => ({ attachment: data, name, description })),
    flags: MessageFlags.IsComponentsV2 as const,
  };
}

function isCard(interaction: Respondable): interaction is MessageComponentInteraction {
  return interaction.isMessageComponent();
}

/** Whether the card was made for the one who presses on it. */
function isOwn({ message, user }: MessageComponentInteraction): boolean {
  return message.interactionMetadata?.user.id === user.id;
}
