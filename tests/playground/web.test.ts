import { once } from 'node:events';
import { request } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { startPlayground, type Articles } from '../../src/playground/index.ts';
import type { ClientMessage, ServerMessage } from '../../src/playground/protocol.ts';
import { noArticles, startRoom, type Room } from './room.ts';

describe('the web side', () => {
  it('listens on another port when the wanted one is taken', async () => {
    const room = await startRoom();
    const other = await startPlayground({ botName: 'Other', port: room.port, articles: noArticles });
    onTestFinished(() => other.close());
    expect(other.port).not.toBe(room.port);
    expect((await fetch(`${other.api}/v10/gateway`)).status).toBe(200);
  });

  it('answers only to its own loopback names', async () => {
    const room = await startRoom();
    expect(await status(room, '/', { host: `127.0.0.1:${room.port}` })).toBe(200);
    expect(await status(room, '/', { host: `localhost:${room.port}` })).toBe(200);
    expect(await status(room, '/', { host: `rebound.example:${room.port}` })).toBe(403);
    expect(await status(room, '/api/v10/gateway', { host: 'rebound.example' })).toBe(403);
    expect(await status(room, '/', { origin: 'https://elsewhere.example' })).toBe(403);
    expect(await status(room, '/', { origin: `http://127.0.0.1:${room.port}` })).toBe(200);
  });

  it('serves the page under a policy that lets nothing foreign run', async () => {
    const room = await startRoom();
    const { headers } = await fetch(room.url);
    const policy = headers.get('content-security-policy') ?? '';
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'self'(?: 'sha256-[^']+')*;/u);
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('serves the files of the page and the named libraries, and nothing else', async () => {
    const room = await startRoom();
    expect(await status(room, '/main.js')).toBe(200);
    expect(await status(room, '/libraries/preact.js')).toBe(200);
    for (const path of [
      '/../playground.ts',
      '/%2e%2e/playground.ts',
      '/..%2fplayground.ts',
      '/libraries/../../package.json',
      '/libraries/constructor',
      '/.env',
      '/missing.js',
      '/attachments/1/2/a.png',
    ]) {
      expect(await status(room, path), path).toBe(404);
    }
  });

  it('outlives addresses that are none', async () => {
    const room = await startRoom();
    expect(await status(room, '//')).toBe(400);
    expect(await status(room, 'http://elsewhere.example:x/')).toBe(400);
    expect(await status(room, '*')).toBe(404);
    expect(await status(room, '/api/v10/users/%')).toBe(404);
    expect(await status(room, '/')).toBe(200);
  });

  it('never lets the browser run what was uploaded', async () => {
    const room = await startRoom();
    const { url } = room.world.attachments.add('1', {
      name: 'a.html',
      contentType: 'text/html',
      data: Buffer.from('<script>alert(1)</script>'),
    });
    const { headers } = await fetch(url);
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('content-disposition')).toBe('attachment');
    expect(headers.get('content-security-policy')).toContain('sandbox');
  });
});

describe('the page’s socket', () => {
  it('is for our own page only', async () => {
    const room = await startRoom();
    for (const options of [{}, { origin: 'https://elsewhere.example' }]) {
      const socket = new WebSocket(`ws://127.0.0.1:${room.port}/playground`, options);
      const refused = new Promise<string>((resolve) => {
        socket.on('error', ({ message }) => {
          resolve(message);
        });
      });
      expect(await refused).toContain('403');
    }
  });

  it('greets with all there is', async () => {
    const room = await startRoom({
      ...noArticles,
      list: () => [{ id: 'a', title: 'A' }],
      examples: () => ['Why?'],
    });
    await room.register({ name: 'ask', description: 'Asks' });
    room.member.send(room.channel('general').id, 'before');
    const page = await Page.open(room);
    expect(await page.next('hello')).toMatchObject({
      user: { id: room.member.user.id },
      bot: { id: room.world.bot.id },
      botOnline: false,
      channels: [
        { name: 'general', kind: 'guild', guild: { name: 'Newsroom', botIsMember: true } },
        { name: 'fact-checking', kind: 'guild' },
        { kind: 'direct', guild: null },
        { name: 'lounge', guild: { botIsMember: false } },
      ],
      commands: [{ name: 'ask' }],
      messages: [{ content: 'before' }],
      articles: [{ id: 'a', title: 'A' }],
      examples: ['Why?'],
    });
  });

  it('is let go of when it closes before its articles are read', async () => {
    const read = Promise.withResolvers<readonly string[]>();
    const room = await startRoom({ ...noArticles, examples: () => read.promise });
    const listeners = room.world.events.listenerCount('messageCreate');
    const socket = new WebSocket(`ws://127.0.0.1:${room.port}/playground`, { origin: room.url });
    await once(socket, 'open');
    socket.close();
    await once(socket, 'close');
    read.resolve([]);
    await Page.open(room);
    expect(room.world.events.listenerCount('messageCreate')).toBe(listeners + 1);
  });

  it('carries an action to the bot and what comes of it back', async () => {
    const room = await startRoom();
    const { id } = await room.register({ name: 'ask', description: 'Asks' });
    const page = await Page.open(room);
    room.world.events.once('interactionCreate', (interaction) => {
      void room.respond(interaction, { type: 4, data: { content: 'answer', flags: 64 } });
    });
    page.send({
      type: 'invoke',
      nonce: '1',
      channelId: room.channel('general').id,
      commandId: id,
      options: [],
    });
    const { message } = await page.next('messageCreate');
    expect(message).toMatchObject({ content: 'answer', flags: 64 });
    expect(await page.next('acknowledged')).toMatchObject({ nonce: '1' });
    expect(await page.next('request')).toMatchObject({
      entry: { method: 'POST', status: 204, sinceInteraction: 0, body: { data: { content: 'answer' } } },
    });
    page.send({ type: 'dismiss', messageId: message.id });
    expect(await page.next('messageDelete')).toMatchObject({ messageId: message.id });
  });

  it('says when the bot does not respond', async () => {
    const room = await startRoom();
    const { id } = await room.register({ name: 'ask', description: 'Asks' });
    const page = await Page.open(room);
    const asked = new Promise((resolve) => room.world.events.once('interactionCreate', resolve));
    page.send({
      type: 'invoke',
      nonce: '1',
      channelId: room.channel('general').id,
      commandId: id,
      options: [],
    });
    await asked;
    room.clock.pass(3_000);
    expect(await page.next('interactionFailed')).toMatchObject({
      nonce: '1',
      reason: 'The bot is not connected.',
    });
  });

  it('shows what others write, but not what only others see', async () => {
    const room = await startRoom();
    const { id } = await room.register({ name: 'ask', description: 'Asks' });
    const page = await Page.open(room);
    const other = room.addMember('Other');
    const { id: channelId } = room.channel('general');
    await room.respond(other.invoke(channelId, id, []), { type: 4, data: { content: 'secret', flags: 64 } });
    other.send(channelId, 'hello');
    expect(await page.next('messageCreate')).toMatchObject({ message: { content: 'hello' } });
  });

  it('gives articles, and takes new ones, with errors that are fit to show', async () => {
    const page = await Page.open(await startRoom(shelf()));
    page.send({ type: 'addArticle', nonce: '1', name: 'b.txt', content: 'Text.' });
    expect(await page.next('articleAdded')).toMatchObject({ nonce: '1', articleId: 'b.txt' });
    expect(await page.next('articles')).toMatchObject({
      articles: [{ id: 'b.txt' }],
      examples: ['What is in b.txt?'],
    });
    page.send({ type: 'getArticle', nonce: '2', articleId: 'b.txt' });
    expect(await page.next('article')).toMatchObject({
      article: { passages: [{ number: 1, text: 'Text.' }] },
    });
    page.send({ type: 'addArticle', nonce: '3', name: 'empty.txt', content: '' });
    expect(await page.next('error')).toEqual({ type: 'error', nonce: '3', message: 'empty.txt is empty.' });
    page.send({ type: 'addArticle', nonce: '4', name: 'broken.txt', content: 'secret detail' });
    expect((await page.next('error')).message).not.toContain('secret detail');
  });

  it('refuses what no page sends, and goes on', async () => {
    const page = await Page.open(await startRoom());
    for (const frame of ['{', '[]', '{"type":"other"}', '{"type":"press","nonce":"1"}']) {
      page.sendText(frame);
      expect(await page.next('error')).toMatchObject({ nonce: null });
    }
    page.send({ type: 'send', nonce: '1', channelId: 'nowhere', content: 'a' });
    expect(await page.next('error')).toMatchObject({ nonce: '1', message: 'There is no such channel.' });
  });
});

/** Articles in memory, of one passage each. */
function shelf(): Articles {
  const texts = new Map<string, string>();
  return {
    ...noArticles,
    examples: () => [...texts.keys()].map((id) => `What is in ${id}?`),
    list: () => [...texts.keys()].map((id) => ({ id, title: id })),
    get: (id) => ({ id, title: id, passages: [{ number: 1, text: texts.get(id) ?? '' }] }),
    add(name, content) {
      const problem = new Error(content === '' ? `${name} is empty.` : content);
      if (content === '') problem.name = 'UserError';
      if (name !== 'b.txt') return Promise.reject(problem);
      texts.set(name, content);
      return Promise.resolve({ id: name });
    },
  };
}

/** The page's end of its socket. */
class Page {
  readonly #socket: WebSocket;
  #unread: ServerMessage[] = [];
  #arrived = Promise.withResolvers<null>();

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: Buffer) => {
      this.#unread.push(JSON.parse(data.toString('utf8')) as ServerMessage);
      this.#arrived.resolve(null);
      this.#arrived = Promise.withResolvers();
    });
  }

  static async open({ url, port }: Room): Promise<Page> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/playground`, { origin: url });
    onTestFinished(() => {
      socket.terminate();
    });
    const page = new Page(socket);
    while (page.#unread.length === 0) await page.#arrived.promise;
    return page;
  }

  send(message: ClientMessage): void {
    this.sendText(JSON.stringify(message));
  }

  sendText(text: string): void {
    this.#socket.send(text);
  }

  /** The next unread message of a type. */
  async next<Type extends ServerMessage['type']>(
    type: Type,
  ): Promise<Extract<ServerMessage, { readonly type: Type }>> {
    for (;;) {
      const found = this.#unread.find((message) => message.type === type);
      if (found) {
        this.#unread = this.#unread.filter((message) => message !== found);
        return found as Extract<ServerMessage, { readonly type: Type }>;
      }
      await this.#arrived.promise;
    }
  }
}

/** The status of a path, asked for with these headers (which `fetch` would not let one set). */
async function status(
  { port }: Room,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const options = { host: '127.0.0.1', port, path, headers: { host: `127.0.0.1:${port}`, ...headers } };
  request(options, (response) => {
    response.resume();
    resolve(response.statusCode ?? 0);
  })
    .on('error', reject)
    .end();
  return await promise;
}
