import { refused } from '../discord-error.ts';
import type { Uploads } from '../world/draft.ts';
import type { World } from '../world/world.ts';

/** A request as a route's handler sees it. */
export interface RestRequest {
  readonly world: World;
  /** The named parts of the path. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly uploads: Uploads;
}

/** What a handler answers: a status, and a JSON body unless it is 204. */
export interface RestAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** One operation of the REST API. */
export interface Route {
  readonly method: string;
  /** The path after `/api/v10`; a segment `:name` matches anything and is a parameter. */
  readonly path: string;
  /** Whether the bot's token is needed; interaction tokens in the path speak for themselves. */
  readonly withoutToken?: boolean;
  /** Throws a DiscordError for what Discord would refuse. */
  handle(request: RestRequest): RestAnswer;
}

/** A route that matches, with the parameters of the path. */
export interface Match {
  readonly route: Route;
  readonly parameters: Readonly<Record<string, string>>;
}

/** 200 with a body. */
export function ok(body: unknown): RestAnswer {
  return { status: 200, body };
}

/** 204 with none. */
export const NO_CONTENT: RestAnswer = { status: 204 };

/** @throws DiscordError 404 when no route has the path, 405 when one has it with another method. */
export function findRoute(routes: readonly Route[], method: string, path: string): Match {
  const matches = routes
    .map((route) => ({ route, parameters: matchPath(route.path, path) }))
    .filter((match): match is Match => match.parameters !== null);
  const match = matches.find(({ route }) => route.method === method);
  if (match) return match;
  throw matches.length > 0 ? refused.methodNotAllowed() : refused.notFound();
}

/** The named parameter of the path; every route names those it asks for. */
export function parameter({ parameters }: RestRequest, name: string): string {
  const value = parameters[name];
  if (value === undefined) throw new Error(`The route has no parameter ${name}.`);
  return value;
}

function matchPath(pattern: string, path: string): Record<string, string> | null {
  const expected = pattern.split('/');
  const given = path.split('/');
  if (expected.length !== given.length) return null;
  const parameters: Record<string, string> = {};
  for (const [index, segment] of expected.entries()) {
    const value = given[index] ?? '';
    const decoded = segment.startsWith(':') ? decode(value) : '';
    if (decoded) parameters[segment.slice(1)] = decoded;
    else if (segment !== value) return null;
  }
  return parameters;
}

/** A segment without its percent signs, or null when they encode nothing. */
function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
