/**
 * Makes the pictures of the README anew: `npm run pictures`, or `npm run pictures -- voices` for those whose name
 * begins so. Each is what the page draws of what the real bot sends.
 */
import { mkdir, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { startPlaygroundProcess } from './playground-process.ts';
import { Visitor } from './visitor.ts';

const folder = fileURLToPath(new URL('../../data/pictures/', import.meta.url));
const themes = ['light', 'dark'] as const;
const question = 'What did the delegation warn?';

/** Wide enough for a card alone, too narrow for what stands beside the channel. */
const cardSize = { width: 700, height: 1000 };
const desktop = { width: 1280, height: 800 };
const phone = { width: 360, height: 740 };

interface Picture {
  readonly name: string;
  readonly viewport: { readonly width: number; readonly height: number };
  /** What the picture is of: an element, or null for the whole page. */
  readonly prepare: (visitor: Visitor) => Promise<Locator | null>;
}

const pictures: readonly Picture[] = [
  { name: 'playground', viewport: desktop, prepare: (visitor) => showExcerpt(visitor) },
  {
    name: 'playground-narrow',
    viewport: phone,
    prepare: async (visitor) => {
      await visitor.run('ask', { question });
      return null;
    },
  },
  { name: 'ask-answered', viewport: cardSize, prepare: (visitor) => visitor.run('ask', { question }) },
  {
    name: 'ask-unanswered',
    viewport: cardSize,
    prepare: (visitor) => visitor.run('ask', { question: 'When will the next meeting take place?' }),
  },
  {
    name: 'quote',
    viewport: cardSize,
    prepare: (visitor) => visitor.run('quote', { speaker: 'the Syrian delegation' }),
  },
  {
    name: 'verify-altered',
    viewport: cardSize,
    prepare: (visitor) =>
      visitor.run('verify', {
        quote: 'The talks were direct and constructive, and they constitute a form of agreement',
      }),
  },
  { name: 'voices', viewport: cardSize, prepare: (visitor) => withPicture(visitor.run('voices')) },
  {
    name: 'card',
    viewport: cardSize,
    prepare: (visitor) => withPicture(visitor.run('card', { quotation: 'direct and responsible' })),
  },
];

/** The answer with the article beside it, where the excerpt is marked. */
async function showExcerpt(visitor: Visitor): Promise<null> {
  await visitor.run('ask', { question: 'Who brokered the meeting?' });
  const answer = await visitor.run('ask', { question });
  await answer.getByRole('button', { name: /^¶\d/u }).first().click();
  await visitor.article.locator('.passage-target mark').first().waitFor();
  await visitor.composer.focus();
  return null;
}

async function withPicture(running: Promise<Locator>): Promise<Locator> {
  const message = await running;
  await message
    .locator('.picture img')
    .first()
    .evaluate((image: HTMLImageElement) => image.decode());
  return message;
}

async function take(
  browser: Browser,
  { name, viewport, prepare }: Picture,
  theme: 'light' | 'dark',
): Promise<void> {
  // A new room for each, so that nothing of another picture is in it.
  const playground = await startPlaygroundProcess();
  const visitor = await Visitor.open(browser, playground.url, {
    viewport,
    colorScheme: theme,
    deviceScaleFactor: viewport === desktop ? 1 : 2,
    reducedMotion: 'reduce',
  });
  const subject = await prepare(visitor);
  await visitor.page.evaluate(() => document.fonts.ready);
  await visitor.page.mouse.move(0, 0);
  const path = `${folder}${name}-${theme}.png`;
  await (subject ?? visitor.page).screenshot({ path, animations: 'disabled', caret: 'hide' });
  process.stdout.write(`${name}-${theme}.png ${String(Math.round((await stat(path)).size / 1000))} kB\n`);
  await visitor.close();
  await playground.stop();
}

const wanted = process.argv[2] ?? '';
await mkdir(folder, { recursive: true });
const browser = await launchChromium();
for (const picture of pictures.filter(({ name }) => name.startsWith(wanted))) {
  for (const theme of themes) await take(browser, picture, theme);
}
await browser.close();
