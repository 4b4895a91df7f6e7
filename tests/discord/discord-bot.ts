import { once } from 'node:events';
import { Client, DiscordAPIError, Events, GatewayIntentBits, Partials } from 'discord.js';
import { onTestFinished } from 'vitest';
import type { Interaction as RoomInteraction, Outcome } from '../../src/playground/world/interactions.ts';
import { startRoom, type Room } from '../playground/room.ts';

const { DirectMessages, GuildMessages, Guilds } = GatewayIntentBits;

/** A bot made with discord.js alone, logged in to a room whose clock stands still: it tests the room, not Verbatim. */
export interface DiscordBot {
  readonly room: Room;
  readonly client: Client<true>;
}

/** Starts a room and logs the bot in. */
export async function startDiscordBot(): Promise<DiscordBot> {
  const room = await startRoom();
  const client = new Client({
    intents: [Guilds, GuildMessages, DirectMessages],
    partials: [Partials.Channel],
    rest: { api: room.api },
  });
  onTestFinished(() => client.destroy());
  const ready = once(client, Events.ClientReady);
  await client.login(room.token);
  await ready;
  return { room, client: client as Client<true> };
}

/**
 * Lets a member do something, and the bot handle it; gives what the handler gave and what the member saw. The handler
 * names the kind of interaction that the action makes.
 */
export async function handled<Result>(
  { client }: DiscordBot,
  action: () => RoomInteraction,
  handle: (interaction: never) => Promise<Result>,
): Promise<{ result: Result; outcome: Outcome }> {
  const heard = once(client, Events.InteractionCreate);
  const { outcome } = action();
  const [interaction] = (await heard) as [never];
  return { result: await handle(interaction), outcome: await outcome };
}

/** The code of the error with which Discord answers a request, or null when it does what was asked. */
export async function refusalOf(request: Promise<unknown>): Promise<number | string | null> {
  try {
    await request;
    return null;
  } catch (error) {
    if (error instanceof DiscordAPIError) return error.code;
    throw error;
  }
}
