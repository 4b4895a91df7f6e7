import {
  ComponentType,
  ButtonStyle,
  Client,
  Events,
  GatewayIntentBits,
  MessageFlags,
  Partials,
  type Message,
} from 'discord.js';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPlayground, type Playground } from '../../src/playground/index.ts';
import { noArticles } from '../playground/room.ts';
import { chromiumPath, launchChromium } from './chromium.ts';
import { unhurried } from './suite.ts';
import { Visitor } from './visitor.ts';

const fruit = [
  { label: 'Apple', value: 'apple', description: 'Grows on trees' },
  { label: 'Pear', value: 'pear' },
  { label: 'Plum', value: 'plum' },
];

/** A bot that answers with what the real one has no use for, so that the page can draw any bot's messages. */
async function answerWithEverything(message: Message): Promise<void> {
  if (message.author.bot) return;
  if (message.content === 'embed') {
    await message.reply({
      content: '||hidden|| and <t:1700000000:D>',
      embeds: [
        { title: 'A title', description: 'With **bold**', fields: [{ name: 'Name', value: 'Value' }] },
      ],
      files: [{ attachment: Buffer.from('words'), name: 'words.txt' }],
    });
    return;
  }
  await message.reply({
    flags: MessageFlags.IsComponentsV2,
    components: [
      {
        type: ComponentType.Container,
        components: [
          { type: ComponentType.TextDisplay, content: '## Fruit' },
          { type: ComponentType.Separator },
          {
            type: ComponentType.ActionRow,
            components: [
              { type: ComponentType.StringSelect, customId: 'one', placeholder: 'Pick one', options: fruit },
            ],
          },
          {
            type: ComponentType.ActionRow,
            components: [
              {
                type: ComponentType.StringSelect,
                customId: 'two',
                placeholder: 'Pick two',
                minValues: 2,
                maxValues: 2,
                options: fruit,
              },
            ],
          },
          {
            type: ComponentType.ActionRow,
            components: [
              {
                type: ComponentType.Button,
                style: ButtonStyle.Link,
                label: 'Read more',
                url: 'https://example.org/',
              },
              { type: ComponentType.Button, style: ButtonStyle.Primary, label: 'Silent', customId: 'silent' },
              {
                type: ComponentType.Button,
                style: ButtonStyle.Danger,
                label: 'Off',
                customId: 'off',
                disabled: true,
              },
            ],
          },
        ],
      },
    ],
  });
}

describe.skipIf(chromiumPath === null)('components, embeds and files', unhurried, () => {
  let browser: Browser;
  let playground: Playground;
  let client: Client;
  let visitor: Visitor;

  beforeAll(async () => {
    playground = await startPlayground({ botName: 'Verbatim', port: 0, articles: noArticles });
    client = new Client({
      intents: [GatewayIntentBits.Guilds, GatewayIntentBits.DirectMessages],
      partials: [Partials.Channel],
      rest: { api: playground.api },
    });
    client.on(Events.MessageCreate, (message) => void answerWithEverything(message));
    client.on(Events.InteractionCreate, (interaction) => {
      if (interaction.isStringSelectMenu())
        void interaction.reply(`You picked ${interaction.values.join(' and ')}.`);
    });
    await client.login(playground.token);
    browser = await launchChromium();
    visitor = await Visitor.open(browser, playground.url);
    await visitor.openChannel('verbatim');
  }, unhurried.timeout);
  afterAll(async () => {
    await visitor.close();
    await browser.close();
    await client.destroy();
    await playground.close();
  });

  it('says that there is no article yet', async () => {
    await visitor.article.getByText('There is no article yet.').waitFor();
  });

  it('takes one choice at once, and several when the menu closes', async () => {
    const message = await visitor.write('components');
    await message.getByRole('combobox', { name: 'Pick one' }).click();
    const one = await visitor.answerTo(() => visitor.page.getByRole('option', { name: 'Apple' }).click());
    expect(await one.innerText()).toContain('You picked apple.');
    const menu = message.getByRole('combobox', { name: 'Pick two' });
    await menu.focus();
    await menu.press('ArrowDown');
    await menu.press('Enter');
    await menu.press('ArrowDown');
    await menu.press(' ');
    const two = await visitor.answerTo(() => menu.press('Escape'));
    expect(await two.innerText()).toContain('You picked apple and pear.');
  });

  it('says when the bot does not answer, and keeps links and disabled buttons as such', async () => {
    const message = await visitor.write('components');
    const link = message.getByRole('link', { name: 'Read more' });
    expect(await link.getAttribute('rel')).toContain('noopener');
    expect(await message.getByRole('button', { name: 'Off' }).isDisabled()).toBe(true);
    await message.getByRole('button', { name: 'Silent' }).click();
    await message.locator('button[aria-busy=true]').waitFor();
    await message.getByRole('alert').waitFor();
    await message.locator('button[aria-busy=true]').waitFor({ state: 'detached' });
  });

  it('draws embeds, files, spoilers and dates', async () => {
    const message = await visitor.write('embed');
    await message.getByText('A title').waitFor();
    expect(await message.locator('.embed strong').innerText()).toBe('bold');
    expect(await message.getByRole('link', { name: /words\.txt/u }).getAttribute('download')).toBe(
      'words.txt',
    );
    expect(await message.locator('time.timestamp').innerText()).toBe('14 November 2023');
    await message.getByRole('button', { name: 'Spoiler: show' }).click();
    await message.getByText('hidden').waitFor();
  });
});
