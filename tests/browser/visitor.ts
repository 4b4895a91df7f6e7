import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';

/** How long to wait for anything, in milliseconds: long enough for a busy machine. */
const patience = 50_000;

/** Messages that the bot wrote. */
const botMessages = 'article.message[aria-label^="Verbatim,"]';

/** Someone who uses the page as a member would. What goes wrong in the page is kept in `errors`. */
export class Visitor {
  readonly page: Page;
  readonly errors: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
  }

  /** Opens the page in a browser profile of its own, and waits until the bot can be asked. */
  static async open(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visitor> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: 'en-GB',
      ...options,
    });
    context.setDefaultTimeout(patience);
    const visitor = new Visitor(await context.newPage());
    await visitor.page.goto(url);
    await visitor.composer.waitFor();
    await visitor.page.locator('.banner').waitFor({ state: 'detached' });
    return visitor;
  }

  get composer(): Locator {
    return this.page.locator('#composer-text');
  }

  get article(): Locator {
    return this.page.getByRole('tabpanel', { name: 'Article' });
  }

  option(name: string): Locator {
    return this.page.locator(`[data-option="${name}"]`);
  }

  /** Chooses a command from the list, as typing its name and Enter does. */
  async choose(command: string): Promise<void> {
    await this.composer.fill(`/${command}`);
    await this.page
      .getByRole('option', { name: `/${command}` })
      .first()
      .waitFor();
    await this.composer.press('Enter');
  }

  /** Runs a command and gives the message that answers it. */
  async run(command: string, options: Readonly<Record<string, string>> = {}): Promise<Locator> {
    await this.choose(command);
    for (const [name, value] of Object.entries(options)) {
      if ((await this.option(name).count()) === 0)
        await this.page.getByRole('button', { name: `+ ${name}` }).click();
      await this.option(name).fill(value);
    }
    return await this.answerTo(() => this.page.getByRole('button', { name: 'Send the command' }).click());
  }

  async openChannel(name: string): Promise<void> {
    const channels = this.page.getByRole('navigation', { name: 'Channels' });
    await channels.getByRole('button', { name }).click();
    await this.page.getByRole('textbox', { name: new RegExp(`^Message .${name}$`, 'u') }).waitFor();
  }

  /** Writes a message and gives the bot's answer to it. */
  async write(text: string): Promise<Locator> {
    await this.composer.fill(text);
    return await this.answerTo(() => this.composer.press('Enter'));
  }

  /** Does something and gives the message of the bot that comes of it, once it is whole. */
  async answerTo(action: () => Promise<void>): Promise<Locator> {
    const known = await this.page
      .locator(botMessages)
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-message')));
    await action();
    const fresh = await this.page.waitForFunction(
      ([selector, before]) => {
        const messages = [...document.querySelectorAll(selector)].filter(
          (one) => !one.querySelector('.thinking'),
        );
        return messages.map((one) => one.getAttribute('data-message')).find((id) => !before.includes(id));
      },
      [botMessages, known] as const,
    );
    return this.page.locator(`[data-message="${String(await fresh.jsonValue())}"]`);
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
