import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { unhurried, useRoom, useVisitor } from './suite.ts';
import type { Visitor } from './visitor.ts';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const looks = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  { name: 'light and narrow', colorScheme: 'light', viewport: { width: 360, height: 740 } },
  { name: 'dark and narrow', colorScheme: 'dark', viewport: { width: 360, height: 740 } },
] as const;

describe.skipIf(chromiumPath === null)('the page, judged by axe', unhurried, () => {
  const room = useRoom();

  describe.for(looks)('$name', ({ colorScheme, viewport }) => {
    const guest = useVisitor(room, { colorScheme, viewport, reducedMotion: 'reduce' });

    it('has no fault as it opens, in its lists, forms, cards and dialogs', async () => {
      const { visitor } = guest;
      const { page } = visitor;
      await expectNoFault(page, 'as it opens');
      await visitor.composer.fill('/');
      await page.getByRole('option').first().waitFor();
      await expectNoFault(page, 'with the commands');
      await visitor.composer.fill('');
      await visitor.run('article');
      const answer = await visitor.run('ask', { question: 'Who brokered the meeting?' });
      await visitor.run('ask', { question: 'What is the capital of France?' });
      await visitor.run('help');
      await expectNoFault(page, 'with cards');
      await visitor.choose('ask');
      await visitor.option('question').press('Enter');
      await page.getByRole('alert').waitFor();
      await expectNoFault(page, 'with a form that lacks something');
      await page.keyboard.press('Escape');
      await answer.click({ button: 'right', position: { x: 200, y: 12 } });
      await page.getByRole('menu').waitFor();
      await expectNoFault(page, 'with a menu');
      await page.keyboard.press('Escape');
      await answer.getByRole('button', { name: 'Follow up' }).click();
      await page.getByRole('dialog').waitFor();
      await expectNoFault(page, 'with a modal');
    });

    it('has no fault in its panels and its channel list', async () => {
      const { visitor } = guest;
      const { page } = visitor;
      const answer = await visitor.run('ask', { question: 'Who brokered the meeting?' });
      await answer.getByRole('button', { name: '¶2' }).click();
      await visitor.article.locator('mark').first().waitFor();
      await expectNoFault(page, 'with the article');
      await page.getByRole('tab', { name: 'Payload' }).click();
      await page.getByText('"components"').first().waitFor();
      await expectNoFault(page, 'with a payload');
      await page.getByRole('tab', { name: 'Requests' }).click();
      await page.locator('.request').first().click();
      await expectNoFault(page, 'with requests');
      await page.getByRole('complementary').getByRole('button', { name: 'Close' }).click();
      if (viewport.width < 720) await page.getByRole('button', { name: 'Channels' }).click();
      await page.getByRole('navigation', { name: 'Channels' }).waitFor();
      await expectNoFault(page, 'with the channels');
    });

    it('does not scroll sideways', async () => {
      const { visitor } = guest;
      await visitor.run('article');
      await visitor.run('help');
      expect(await widest(visitor)).toBeLessThanOrEqual(viewport.width);
    });
  });
});

async function widest({ page }: Visitor): Promise<number> {
  return await page.evaluate(() =>
    Math.max(
      ...[...document.querySelectorAll('.messages *, .composer *')].map(
        (one) => one.getBoundingClientRect().right,
      ),
    ),
  );
}

/** Evaluated by the debugger, which the page's content security policy does not bind. */
async function expectNoFault(page: Page, when: string): Promise<void> {
  await page.evaluate(axe);
  const results: AxeResults = await page.evaluate('axe.run()');
  const faults = results.violations.map(
    ({ id, nodes }) => `${when}: ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
  expect(faults).toEqual([]);
}
