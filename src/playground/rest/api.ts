import type { IncomingMessage, ServerResponse } from 'node:http';
import { DiscordError, refused } from '../discord-error.ts';
import type { RequestEntry } from '../protocol.ts';
import type { World } from '../world/world.ts';
import { applicationRoutes } from './application-routes.ts';
import { readBody } from './body.ts';
import type { Body } from './body.ts';
import { channelRoutes } from './channel-routes.ts';
import { gatewayRoutes } from './gateway-routes.ts';
import { interactionRoutes } from './interaction-routes.ts';
import { placeRoutes } from './place-routes.ts';
import { findRoute } from './router.ts';
import type { Match, RestAnswer, Route } from './router.ts';
import { webhookRoutes } from './webhook-routes.ts';

/** Where the API is served. */
export const API_PATH = '/api/v10';

const NO_BODY: Body = { json: null, uploads: new Map() };

/** Discord's REST API, version 10, over a world. */
export class RestApi {
  readonly #world: World;
  readonly #routes: readonly Route[];
  #count = 0;

  constructor(world: World, gatewayUrl: () => string) {
    this.#world = world;
    this.#routes = [
      ...gatewayRoutes(gatewayUrl),
      ...applicationRoutes,
      ...interactionRoutes,
      ...webhookRoutes,
      ...channelRoutes,
      ...placeRoutes,
    ];
  }

  /** Answers a request whose path begins with `API_PATH`, and logs it. */
  async handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const at = this.#world.clock.now();
    const started = performance.now();
    const method = request.method ?? 'GET';
    let body = NO_BODY;
    let match: Match | null = null;
    let answer: RestAnswer;
    try {
      body = await readBody(request);
      match = findRoute(this.#routes, method, url.pathname.slice(API_PATH.length));
      this.#authorize(match.route, request);
      answer = match.route.handle({
        world: this.#world,
        parameters: match.parameters,
        query: url.searchParams,
        body: body.json,
        uploads: body.uploads,
      });
    } catch (error) {
      answer = errorAnswer(error);
    }
    send(response, answer);
    const token = match?.parameters.interactionToken;
    this.#record({
      at,
      method,
      path: readablePath(url, token),
      status: answer.status,
      milliseconds: performance.now() - started,
      sinceInteraction: this.#sinceInteraction(token, at),
      body: body.json,
      response: answer.body ?? null,
    });
  }

  #authorize(route: Route, request: IncomingMessage): void {
    if (route.withoutToken) return;
    if (request.headers.authorization !== `Bot ${this.#world.token}`) throw refused.unauthorized();
  }

  #sinceInteraction(token: string | undefined, at: number): number | null {
    const interaction = token === undefined ? undefined : this.#world.interactions.byToken(token);
    return interaction ? at - interaction.createdAt : null;
  }

  #record(entry: Omit<RequestEntry, 'id'>): void {
    const { method, path, status, response } = entry;
    if (status >= 400) this.#world.refuse({ method, path, status, error: response });
    this.#world.logRequest({ id: ++this.#count, ...entry });
  }
}

function errorAnswer(error: unknown): RestAnswer {
  if (error instanceof DiscordError) return { status: error.status, body: error.toJSON() };
  return { status: 500, body: { message: '500: Internal Server Error', code: 0, cause: String(error) } };
}

function send(response: ServerResponse, { status, body }: RestAnswer): void {
  if (body === undefined) {
    response.writeHead(status).end();
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** The path and query, with the long token of an interaction shortened. */
function readablePath(url: URL, token: string | undefined): string {
  const path = url.pathname + url.search;
  return token ? path.replace(token, `${token.slice(0, 8)}…`) : path;
}
