import type { APIUser } from 'discord-api-types/v10';
import { systemClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { Gateway, GATEWAY_PATH } from './gateway/gateway.ts';
import { Member } from './member/member.ts';
import type { ServerMessage } from './protocol.ts';
import { API_PATH, RestApi } from './rest/api.ts';
import type { Articles } from './web/articles.ts';
import { PageSocket } from './web/page-socket.ts';
import { WebServer } from './web/server.ts';
import { openDirectMessage } from './world/places.ts';
import { World } from './world/world.ts';

/** Where the page's web socket is. */
const PAGE_SOCKET_PATH = '/playground';

/** The code with which a web socket is closed when something is wrong here (RFC 6455, section 7.4.1). */
const INTERNAL_ERROR = 1011;

/** How to start a room. */
export interface PlaygroundOptions {
  /** The name of the application and its bot. */
  readonly botName: string;
  /** The port to listen on; another free one is taken when it is in use, and any free one for 0. */
  readonly port: number;
  /** What the page reads beside the channel. */
  readonly articles: Articles;
  /** Default: the machine's clock. */
  readonly clock?: Clock;
}

/** A Discord on loopback, running. */
export interface Playground {
  /** Where the page is, such as `http://127.0.0.1:8080`. */
  readonly url: string;
  readonly port: number;
  /** What a bot sets as the address of the API, such as `http://127.0.0.1:8080/api`. */
  readonly api: string;
  /** What the bot logs in with. */
  readonly token: string;
  /** All that the room holds: its places, messages and commands, what the bot asked and what was refused. */
  readonly world: World;
  /** The person whom the page stands for. */
  readonly member: Member;
  /** Whether a bot is connected to the gateway. */
  isBotOnline(): boolean;
  /** Brings another person in. */
  addMember(name: string): Member;
  /** Drops the bot's connections to the gateway as a failing network does. */
  disconnectGateway(options: { readonly resumable: boolean }): void;
  close(): Promise<void>;
}

/** Starts a Discord on loopback with a page to try a bot in. */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const authority = (): string => `127.0.0.1:${server.port}`;
  const gatewayUrl = (): string => `ws://${authority()}${GATEWAY_PATH}`;
  const world = new World(options.botName, options.clock ?? systemClock, () => `http://${authority()}`);
  const gateway = new Gateway(world, gatewayUrl);
  const api = new RestApi(world, gatewayUrl);
  const member = new Member(world, firstPerson(world));
  const pages = new Set<PageSocket>();
  const broadcast = (message: ServerMessage): void => {
    for (const page of pages) page.send(message);
  };
  const context = {
    world,
    member,
    articles: options.articles,
    isBotOnline: () => gateway.isOnline,
    broadcast,
  };
  const server = new WebServer({
    apiPath: API_PATH,
    api: (request, response, url) => api.handle(request, response, url),
    sockets: {
      [GATEWAY_PATH]: {
        pageOnly: false,
        open: (socket) => {
          gateway.accept(socket);
        },
      },
      [PAGE_SOCKET_PATH]: {
        pageOnly: true,
        open: (socket) => {
          const page = new PageSocket(socket, context);
          pages.add(page);
          socket.on('close', () => pages.delete(page));
          page.open().catch(() => {
            socket.close(INTERNAL_ERROR);
          });
        },
      },
    },
    attachments: world.attachments,
  });
  await server.listen(options.port);
  return {
    url: `http://${authority()}`,
    port: server.port,
    api: `http://${authority()}/api`,
    token: world.token,
    world,
    member,
    isBotOnline: () => gateway.isOnline,
    addMember: (name) => {
      const user = world.addUser(name);
      openDirectMessage(world, user);
      return new Member(world, user);
    },
    disconnectGateway: (how) => {
      gateway.disconnect(how);
    },
    close: async () => {
      world.interactions.close();
      await server.close();
    },
  };
}

function firstPerson(world: World): APIUser {
  const [, person] = [...world.users.values()];
  if (!person) throw new Error('The room has nobody in it.');
  return person;
}
