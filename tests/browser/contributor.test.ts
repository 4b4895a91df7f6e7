import { describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { unhurried, useRoom, useVisitor } from './suite.ts';
import { Visitor } from './visitor.ts';

/** Kilobytes of script that the page may load in all (issue 5). */
const mostScript = 300;

describe.skipIf(chromiumPath === null)('what the page shows contributors', unhurried, () => {
  const room = useRoom();
  const guest = useVisitor(room, { permissions: ['clipboard-read', 'clipboard-write'] });

  it('shows and copies the payload of a message', async () => {
    const { visitor } = guest;
    const answer = await visitor.run('ask', { question: 'Who brokered the meeting?' });
    await answer.hover();
    await answer.getByRole('button', { name: 'Show payload' }).click();
    const payload = visitor.page.getByRole('tabpanel', { name: 'Payload' });
    await payload.getByRole('button', { name: 'Copy' }).click();
    await payload.getByRole('status').getByText('Copied').waitFor({ state: 'attached' });
    const copied: unknown = JSON.parse(await visitor.page.evaluate(() => navigator.clipboard.readText()));
    expect(copied).toMatchObject({
      id: await answer.getAttribute('data-message'),
      components: [{ type: 17 }],
    });
  });

  it('lists the requests of the bot with their timing', async () => {
    const { visitor } = guest;
    await visitor.run('ask', { question: 'Who brokered the meeting?' });
    await visitor.page.getByRole('button', { name: 'Requests' }).click();
    const callback = visitor.page.locator('.request').filter({ hasText: '/callback' }).first();
    expect(await callback.innerText()).toMatch(/POST[^]*20[04][^]*\d+\.\d ms, after \d+ ms/u);
    await callback.click();
    await visitor.page.getByLabel('Body of the request').waitFor();
  });

  it('goes on by itself when the connection comes back', async () => {
    const { visitor } = guest;
    const { page } = visitor;
    let open = true;
    const socket = Promise.withResolvers<() => void>();
    await page.routeWebSocket('**/playground', (route) => {
      if (!open) return void route.close();
      route.connectToServer();
      socket.resolve(() => void route.close());
    });
    await page.reload();
    await visitor.composer.waitFor();
    open = false;
    (await socket.promise)();
    await page.getByText('The connection to the playground is lost').waitFor();
    open = true;
    await page.getByText('The connection to the playground is lost').waitFor({ state: 'detached' });
    await visitor.run('passage', { number: '3' });
  });

  it('loads little script, from here alone, and lets none run that is not its own', async () => {
    const { browser, playground } = room;
    const context = await browser.newContext();
    const page = await context.newPage();
    const requests: { type: string; url: string; size: number }[] = [];
    page.on('requestfinished', (request) => {
      void request.response().then(async (response) => {
        const body = (await response?.body().catch(() => null)) ?? Buffer.alloc(0);
        requests.push({ type: request.resourceType(), url: request.url(), size: body.byteLength });
      });
    });
    const response = await page.goto(playground.url, { waitUntil: 'networkidle' });
    const policy = response?.headers()['content-security-policy'] ?? '';
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*/u);
    expect(requests.filter(({ url }) => !url.startsWith(playground.url))).toEqual([]);
    const script = requests.filter(({ type }) => type === 'script').reduce((sum, { size }) => sum + size, 0);
    expect(script).toBeGreaterThan(10_000);
    expect(script / 1000).toBeLessThan(mostScript);
    await context.close();
  });

  it('keeps a chosen theme', async () => {
    const { visitor } = guest;
    const { page } = visitor;
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    await page.getByRole('button', { name: 'Change to light' }).click();
    await page.getByRole('button', { name: 'Change to dark' }).click();
    const dark = await background();
    expect(dark).not.toBe(light);
    await page.reload();
    expect(await background()).toBe(dark);
  });

  it('is one room for everyone who looks', async () => {
    const { browser, playground } = room;
    const { visitor } = guest;
    const other = await Visitor.open(browser, playground.url);
    const answer = await visitor.run('passage', { number: '5' });
    const id = await answer.getAttribute('data-message');
    await other.page.locator(`[data-message="${String(id)}"]`).waitFor();
    await other.close();
  });
});
