import { describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { unhurried, useRoom, useVisitor } from './suite.ts';

describe.skipIf(chromiumPath === null)('the page with a keyboard alone', unhurried, () => {
  const room = useRoom();
  const guest = useVisitor(room);

  it('asks, presses a button, uses the message menu and comes back', async () => {
    const { visitor } = guest;
    const { keyboard } = visitor.page;
    await visitor.composer.waitFor();
    expect(await visitor.composer.evaluate((element) => element === document.activeElement)).toBe(true);

    await keyboard.type('/as');
    await visitor.page.getByRole('option', { name: '/ask' }).waitFor();
    await keyboard.press('Tab');
    await visitor.option('question').waitFor();
    await keyboard.type('Who brokered the meeting?');
    const answer = await visitor.answerTo(() => keyboard.press('Enter'));

    await visitor.page.getByRole('region', { name: 'Messages' }).focus();
    await keyboard.press('ArrowUp');
    expect(await answer.evaluate((element) => element === document.activeElement)).toBe(true);
    const context = answer.getByRole('button', { name: 'Context' });
    await tabTo(() => context.evaluate((element) => element === document.activeElement));
    await visitor.answerTo(() => keyboard.press('Enter'));

    await answer.focus();
    const more = answer.getByRole('button', { name: 'More', exact: true }).last();
    await tabTo(() => more.evaluate((element) => element === document.activeElement));
    await keyboard.press('Enter');
    await visitor.page.getByRole('menu', { name: 'Message' }).waitFor();
    await keyboard.press('End');
    await keyboard.press('ArrowUp');
    await keyboard.press('Escape');
    await visitor.page.getByRole('menu').waitFor({ state: 'detached' });
    expect(await more.evaluate((element) => element === document.activeElement)).toBe(true);

    async function tabTo(isThere: () => Promise<boolean>): Promise<void> {
      for (let step = 0; step < 30 && !(await isThere()); step += 1) await keyboard.press('Tab');
      expect(await isThere()).toBe(true);
    }
  });

  it('picks suggestions with the arrows and leaves a command with Backspace or Escape', async () => {
    const { visitor } = guest;
    const { keyboard } = visitor.page;
    await keyboard.type('/quote ');
    await visitor.page.getByRole('form', { name: 'Command /quote' }).waitFor();
    const speaker = visitor.page.getByRole('button', { name: '+ speaker' });
    await speaker.focus();
    await keyboard.press('Enter');
    await visitor.page.getByRole('option').first().waitFor();
    await keyboard.press('ArrowDown');
    const first = await visitor.page.getByRole('option').first().innerText();
    await keyboard.press('Enter');
    expect(await visitor.option('speaker').inputValue()).toBe(first);
    await keyboard.press('Escape');
    await visitor.composer.waitFor();
    await keyboard.type('/passage ');
    await visitor.option('number').waitFor();
    await keyboard.press('Backspace');
    await visitor.composer.waitFor();
  });

  it('goes back to where a dialog was opened from', async () => {
    const { visitor } = guest;
    const add = visitor.page.locator('.composer').getByRole('button', { name: 'Add an article' });
    await add.focus();
    await visitor.page.keyboard.press('Enter');
    await visitor.page.getByRole('dialog').waitFor();
    await visitor.page.keyboard.press('Escape');
    await visitor.page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await add.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('goes through the panels with the arrow keys', async () => {
    const { visitor } = guest;
    await visitor.page.getByRole('tab', { name: 'Article' }).focus();
    await visitor.page.keyboard.press('ArrowRight');
    await visitor.page.getByRole('tabpanel', { name: 'Payload' }).waitFor();
    await visitor.page.keyboard.press('ArrowRight');
    await visitor.page.getByRole('tabpanel', { name: 'Requests' }).waitFor();
  });
});
