import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { launchChromium } from './chromium.ts';
import { startPlaygroundProcess, type PlaygroundProcess } from './playground-process.ts';
import { Visitor } from './visitor.ts';

/** A browser and a playground with its bot take their time on a busy machine, in milliseconds. */
const startTimeout = 180_000;

/** Options of tests that do much in the page. */
export const unhurried = { timeout: 180_000 };

/** What the tests of one file share. */
export interface Room {
  readonly browser: Browser;
  readonly playground: PlaygroundProcess;
}

export function useRoom(): Room {
  const room = {} as { browser: Browser; playground: PlaygroundProcess };
  beforeAll(async () => {
    [room.browser, room.playground] = await Promise.all([launchChromium(), startPlaygroundProcess()]);
  }, startTimeout);
  afterAll(async () => {
    await room.browser.close();
    await room.playground.stop();
  });
  return room;
}

/** A new visitor for each test. Nothing may go wrong in the page behind a test's back. */
export function useVisitor(room: Room, options: BrowserContextOptions = {}): { readonly visitor: Visitor } {
  const guest = {} as { visitor: Visitor };
  beforeEach(async () => {
    guest.visitor = await Visitor.open(room.browser, room.playground.url, options);
  }, startTimeout);
  afterEach(async () => {
    const { errors } = guest.visitor;
    await guest.visitor.close();
    expect(errors).toEqual([]);
  });
  return guest;
}
