import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { Attachments } from '../world/attachments.ts';
import { findFile } from './files.ts';
import { COMMON_HEADERS, INERT_POLICY, isForUs, isFromUs, pagePolicy } from './guard.ts';

/** Only programs on this machine can reach the room. */
const LOOPBACK = '127.0.0.1';
/** The largest frame that a page or a bot may send: an article to add is the longest. */
const FRAME_LIMIT = 16 * 1024 * 1024;

/** Who speaks at which address. */
export interface Handlers {
  readonly apiPath: string;
  readonly api: (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;
  /** Web sockets by their path. `pageOnly` refuses all but our own page. */
  readonly sockets: Readonly<
    Record<string, { readonly pageOnly: boolean; readonly open: (socket: WebSocket) => void }>
  >;
  readonly attachments: Attachments;
}

/** The HTTP server of the room: the API, the gateway and the page share one port. */
export class WebServer {
  readonly #server: Server;
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: FRAME_LIMIT });
  readonly #handlers: Handlers;
  #port = 0;

  constructor(handlers: Handlers) {
    this.#handlers = handlers;
    this.#server = createServer((request, response) => void this.#answer(request, response));
    this.#server.on('upgrade', (request, socket, head) => {
      this.#upgrade(request, socket, head);
    });
  }

  get port(): number {
    return this.#port;
  }

  /** Listens on `port`, or on any free one when it is taken. @throws when it cannot listen at all. */
  async listen(port: number): Promise<void> {
    try {
      await this.#listenOn(port);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      await this.#listenOn(0);
    }
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const client of this.#sockets.clients) client.terminate();
    this.#sockets.close();
    const { promise, resolve } = Promise.withResolvers<null>();
    this.#server.close(() => {
      resolve(null);
    });
    this.#server.closeAllConnections();
    await promise;
  }

  async #listenOn(port: number): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<null>();
    this.#server.once('error', reject);
    this.#server.listen(port, LOOPBACK, () => {
      this.#server.off('error', reject);
      resolve(null);
    });
    await promise;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(COMMON_HEADERS)) response.setHeader(name, value);
    const url = urlOf(request);
    const { api, apiPath } = this.#handlers;
    if (!isForUs(request, this.#port) || !isFromUs(request, this.#port)) refuse(response, 403);
    else if (!url) refuse(response, 400);
    else if (url.pathname.startsWith(`${apiPath}/`)) await api(request, response, url);
    else if (request.method !== 'GET' && request.method !== 'HEAD') refuse(response, 405);
    else await this.#serve(request, response, url.pathname);
  }

  async #serve(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const file = await findFile(path, this.#handlers.attachments);
    if (!file) {
      refuse(response, 404);
      return;
    }
    const { contentType, data, scriptHashes, asDownload } = file;
    const policy = scriptHashes ? pagePolicy(request.headers.host ?? '', scriptHashes) : INERT_POLICY;
    response.setHeader('content-security-policy', policy);
    if (asDownload) response.setHeader('content-disposition', 'attachment');
    response.writeHead(200, { 'content-type': contentType, 'content-length': data.byteLength });
    response.end(request.method === 'HEAD' ? undefined : data);
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const path = urlOf(request)?.pathname.replace(/\/$/u, '') ?? '';
    const handler = Object.hasOwn(this.#handlers.sockets, path) ? this.#handlers.sockets[path] : undefined;
    const isTrusted = isForUs(request, this.#port) && isFromUs(request, this.#port);
    if (!handler || !isTrusted || (handler.pageOnly && request.headers.origin === undefined)) {
      socket.end(`HTTP/1.1 ${handler ? '403 Forbidden' : '404 Not Found'}\r\nconnection: close\r\n\r\n`);
      return;
    }
    this.#sockets.handleUpgrade(request, socket, head, handler.open);
  }
}

/** The address that is asked for, or null when it is not one. */
function urlOf({ url = '/' }: IncomingMessage): URL | null {
  return URL.parse(url, `http://${LOOPBACK}`);
}

function refuse(response: ServerResponse, status: number): void {
  response.setHeader('content-security-policy', INERT_POLICY);
  response.writeHead(status, { 'content-type': 'text/plain' }).end(`${status}\n`);
}
