import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Where Debian and other systems put Chromium. */
const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Nothing but the page: no sandbox (containers have none), no graphics card, no calls home. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The program of a Chromium, or null where there is none. */
export const chromiumPath = places.find((place) => existsSync(place)) ?? null;

if (chromiumPath === null)
  process.stderr.write('There is no Chromium here: the tests in a browser are skipped.\n');

export async function launchChromium(): Promise<Browser> {
  if (chromiumPath === null) throw new Error('There is no Chromium here.');
  return await chromium.launch({ executablePath: chromiumPath, args: flags, headless: true });
}
