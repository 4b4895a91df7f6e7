import type { APIApplicationCommand } from 'discord-api-types/v10';
import { onTestFinished } from 'vitest';
import { startPlayground, type Articles, type Playground } from '../../src/playground/index.ts';
import type { Interaction } from '../../src/playground/world/interactions.ts';
import type { Channel } from '../../src/playground/world/places.ts';
import { ManualClock } from './manual-clock.ts';

/** Discord's answer to a request. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** A room with nothing in it but people, and a clock that the test moves. */
export interface Room extends Playground {
  readonly clock: ManualClock;
  channel(name: string): Channel;
  /** Asks the REST API as the bot does. */
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>;
  /** Registers a command and gives it as Discord has it. */
  register(command: object): Promise<APIApplicationCommand>;
  /** Responds to an interaction. */
  respond(interaction: Interaction, body: unknown): Promise<Answer>;
}

export const noArticles: Articles = {
  list: () => [],
  get: () => null,
  add: () => Promise.reject(new Error('There are no articles here.')),
  examples: () => [],
};

/** Starts a room for one test. */
export async function startRoom(articles: Articles = noArticles): Promise<Room> {
  const clock = new ManualClock();
  const playground = await startPlayground({ botName: 'Tester', port: 0, articles, clock });
  onTestFinished(() => playground.close());
  const { api, token, world } = playground;
  const call: Room['call'] = async (method, path, body, headers = {}) => {
    const response = await fetch(`${api}/v10${path}`, {
      method,
      headers: { authorization: `Bot ${token}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
  };
  return {
    ...playground,
    clock,
    call,
    channel(name) {
      const found = [...world.channels.values()].find((channel) =>
        name === 'direct' ? channel.recipient !== null : channel.name === name,
      );
      if (!found) throw new Error(`There is no channel ${name}.`);
      return found;
    },
    async register(command) {
      const { body } = await call('POST', `/applications/${world.applicationId}/commands`, command);
      return body as APIApplicationCommand;
    },
    respond: ({ id, token: interactionToken }, body) =>
      call('POST', `/interactions/${id}/${interactionToken}/callback`, body),
  };
}

/** The codes of an error's tree by the fields they are of, such as `components.0.custom_id`. */
export function fieldCodes({ body }: Answer): Record<string, string[]> {
  const codes: Record<string, string[]> = {};
  const walk = (node: object, path: string[]): void => {
    for (const [key, value] of Object.entries(node) as [string, object][]) {
      if (key === '_errors') codes[path.join('.')] = (value as { code: string }[]).map(({ code }) => code);
      else walk(value, [...path, key]);
    }
  };
  walk((body as { errors?: object }).errors ?? {}, []);
  return codes;
}
