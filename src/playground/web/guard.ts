import type { IncomingMessage } from 'node:http';

/** Headers of every answer: nothing is kept, nothing is guessed, nobody else embeds or reads it. */
export const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
};

/**
 * Whether a request is addressed to this server by a loopback name. A page elsewhere whose name was made to point at
 * 127.0.0.1 (DNS rebinding) sends its own name as Host.
 */
export function isForUs({ headers }: IncomingMessage, port: number): boolean {
  return headers.host === `127.0.0.1:${port}` || headers.host === `localhost:${port}`;
}

/** Whether a request comes from our own page, or (`Origin` missing) from no page at all. */
export function isFromUs({ headers }: IncomingMessage, port: number): boolean {
  const { origin } = headers;
  return (
    origin === undefined || origin === `http://127.0.0.1:${port}` || origin === `http://localhost:${port}`
  );
}

/**
 * The page's content security policy: scripts, styles, pictures and connections of the same origin only.
 * @param host the Host of the request, already checked.
 * @param scriptHashes hashes of what may stand inline, such as an import map (`sha256-...`).
 */
export function pagePolicy(host: string, scriptHashes: readonly string[]): string {
  const hashes = scriptHashes.map((hash) => ` '${hash}'`).join('');
  return [
    "default-src 'none'",
    `script-src 'self'${hashes}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ws://${host}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The policy of everything that is not the page: nothing in it may run. */
export const INERT_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";
