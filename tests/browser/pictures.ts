/**
 * Makes the pictures of the README anew: `npm run pictures`, or `npm run pictures -- voices` for those whose name
 * begins so. Each is what the page draws of what the real bot sends.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { startPlaygroundProcess } from './playground-process.ts';
import { shrinkPng } from './png.ts';
import { Visitor } from './visitor.ts';

const folder = fileURLToPath(new URL('../../data/pictures/', import.meta.url));
const question = 'Who brokered the meeting?';

/** Wide enough for a card alone, too narrow for what stands beside the channel. */
const cardSize = { width: 700, height: 1400 };

/** Pixels left around a card. */
const margin = 12;

interface Picture {
  readonly name: string;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly scale: number;
  /** What the picture is of: a message, or null for the whole page. */
  readonly prepare: (visitor: Visitor) => Promise<Locator | null>;
}

const pictures: readonly Picture[] = [
  { name: 'playground', viewport: { width: 1280, height: 800 }, scale: 1, prepare: showExcerpt },
  {
    name: 'playground-narrow',
    viewport: { width: 360, height: 740 },
    scale: 2,
    prepare: async (visitor) => {
      await visitor.run('ask', { question });
      return null;
    },
  },
  ofCard('ask-answered', (visitor) => visitor.run('ask', { question })),
  ofCard('ask-unanswered', async (visitor) => {
    const answer = await visitor.run('ask', { question: 'How many people were killed in the airstrikes?' });
    await answer.getByText('The article does not say.').waitFor();
    return answer;
  }),
  ofCard('quote', (visitor) => visitor.run('quote', { speaker: 'the Syrian delegation' })),
  ofCard('verify-altered', (visitor) =>
    visitor.run('verify', {
      quote: 'The talks were direct and responsible, and they constitute a form of agreement',
    }),
  ),
  ofCard('voices', (visitor) => withPicture(visitor.run('voices'))),
  ofCard('card', (visitor) => withPicture(visitor.run('card', { quotation: 'direct and responsible' }))),
];

function ofCard(name: string, prepare: Picture['prepare']): Picture {
  return { name, viewport: cardSize, scale: 1.5, prepare };
}

/** Two answers, with the article beside them where the second one's excerpt is marked. */
async function showExcerpt(visitor: Visitor): Promise<null> {
  await visitor.run('ask', { question: 'What did the delegation warn?' });
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

async function take(visitor: Visitor, picture: Picture, path: string): Promise<number> {
  const { page } = visitor;
  const message = await picture.prepare(visitor);
  await page.evaluate(() => document.fonts.ready);
  await page.mouse.move(0, 0);
  const clip = message ? await surroundings(message) : undefined;
  const png = await shrinkPng(
    await page.screenshot({ ...(clip && { clip }), animations: 'disabled', caret: 'hide' }),
  );
  await writeFile(path, png);
  return png.length;
}

async function surroundings(
  message: Locator,
): Promise<{ x: number; y: number; width: number; height: number }> {
  await message.scrollIntoViewIfNeeded();
  const box = await message.boundingBox();
  if (!box) throw new Error('The message is not to be seen.');
  return { x: box.x, y: box.y - margin, width: box.width, height: box.height + 2 * margin };
}

async function takeAll(browser: Browser, wanted: readonly Picture[], theme: 'light' | 'dark'): Promise<void> {
  const playground = await startPlaygroundProcess();
  for (const picture of wanted) {
    const visitor = await Visitor.open(browser, playground.url, {
      viewport: picture.viewport,
      colorScheme: theme,
      deviceScaleFactor: picture.scale,
      reducedMotion: 'reduce',
    });
    const name = `${picture.name}-${theme}.png`;
    const size = await take(visitor, picture, folder + name);
    process.stdout.write(`${name} ${(size / 1000).toFixed(0)} kB\n`);
    await visitor.close();
  }
  await playground.stop();
}

const beginning = process.argv[2] ?? '';
const wanted = pictures.filter(({ name }) => name.startsWith(beginning));
await mkdir(folder, { recursive: true });
const browser = await launchChromium();
for (const theme of ['light', 'dark'] as const) await takeAll(browser, wanted, theme);
await browser.close();
