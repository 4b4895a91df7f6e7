import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { launchChromium } from './chromium.ts';
import { startPlaygroundProcess, type PlaygroundProcess } from './playground-process.ts';
import { Visitor } from './visitor.ts';

/** What the tests of one file share: a browser, a playground with its bot, and a new visitor for each test. */
export interface Suite {
  readonly browser: Browser;
  readonly playground: PlaygroundProcess;
  visitor: Visitor;
}

/** Sets a file's tests up. Nothing may go wrong in the page behind a test's back. */
export function useSuite(options: BrowserContextOptions = {}): Suite {
  const suite = {} as { browser: Browser; playground: PlaygroundProcess; visitor: Visitor };
  beforeAll(async () => {
    [suite.browser, suite.playground] = await Promise.all([launchChromium(), startPlaygroundProcess()]);
  });
  afterAll(async () => {
    await suite.browser.close();
    await suite.playground.stop();
  });
  beforeEach(async () => {
    suite.visitor = await Visitor.open(suite.browser, suite.playground.url, options);
  });
  afterEach(async () => {
    const { errors } = suite.visitor;
    await suite.visitor.close();
    expect(errors).toEqual([]);
  });
  return suite;
}
