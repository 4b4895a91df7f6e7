import { describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { unhurried, useRoom, useVisitor } from './suite.ts';

describe.skipIf(chromiumPath === null)('the channel in a browser', unhurried, () => {
  const room = useRoom();
  const guest = useVisitor(room);

  it('opens though the browser paints late', async () => {
    const context = await room.browser.newContext();
    const page = await context.newPage();
    await page.addInitScript((late) => {
      const { setTimeout: wait } = window;
      window.requestAnimationFrame = (callback) => wait(callback, late);
      window.setTimeout = ((...[callback, delay = 0, ...rest]: Parameters<typeof wait>) =>
        wait(callback, delay + late, ...rest)) as typeof setTimeout;
    }, 2000);
    await page.goto(room.playground.url);
    await page.locator('#composer-text').waitFor({ timeout: 30_000 });
    await context.close();
  });

  it('lists the commands with what they do and take', async () => {
    const { visitor } = guest;
    await visitor.composer.fill('/');
    const ask = visitor.page.getByRole('option', { name: '/ask' });
    await ask.waitFor();
    expect(await ask.innerText()).toMatch(/question.*article\?.*private\?/su);
    expect(await ask.innerText()).toContain('Ask the article a question');
    await visitor.composer.fill('/pass');
    await visitor.page.getByRole('option', { name: '/ask' }).waitFor({ state: 'detached' });
    expect(await visitor.page.getByRole('option').first().innerText()).toContain('/passage');
  });

  it('answers a question in the article’s own words', async () => {
    const { visitor } = guest;
    const answer = await visitor.run('ask', { question: 'Who brokered the meeting?' });
    const excerpt = await answer.locator('blockquote').first().innerText();
    expect(excerpt).toContain('brokered by the US');
    await visitor.article.getByText(excerpt.trim()).waitFor();
    expect(await answer.locator('.origin').innerText()).toMatch(/used\s+\/ask/u);
  });

  it('asks an example question with a click', async () => {
    const { visitor } = guest;
    const example = visitor.page.locator('.example').first();
    const question = await example.innerText();
    const answer = await visitor.answerTo(() => example.click());
    expect(await answer.innerText()).toContain(question);
  });

  it('suggests what the bot suggests, and takes what was typed as well', async () => {
    const { visitor } = guest;
    await visitor.choose('quote');
    await visitor.page.getByRole('button', { name: '+ speaker' }).click();
    await visitor.option('speaker').fill('deleg');
    await visitor.page.getByRole('option', { name: 'delegation' }).first().click();
    expect(await visitor.option('speaker').inputValue()).toContain('delegation');
    const picked = await visitor.answerTo(() => visitor.option('speaker').press('Enter'));
    expect(await picked.innerText()).toContain('threaten regional stability');
    const typed = await visitor.run('quote', { speaker: 'the delegation' });
    expect(await typed.innerText()).toContain('threaten regional stability');
  });

  it('says which option is missing and goes there', async () => {
    const { visitor } = guest;
    await visitor.choose('ask');
    await visitor.option('question').press('Enter');
    await visitor.page.getByRole('alert').getByText('This option is required.').waitFor();
    expect(await visitor.option('question').evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await visitor.option('question').getAttribute('aria-invalid')).toBe('true');
  });

  it('picks a choice for an option that has choices only', async () => {
    const { visitor } = guest;
    await visitor.choose('ask');
    await visitor.option('question').fill('Who brokered the meeting?');
    await visitor.page.getByRole('button', { name: '+ private' }).click();
    await visitor.page.getByRole('option', { name: 'True' }).click();
    const answer = await visitor.answerTo(() => visitor.option('private').press('Enter'));
    await answer.getByText('Only you can see this').waitFor();
    await answer.getByRole('button', { name: 'Dismiss message' }).click();
    await answer.waitFor({ state: 'detached' });
  });

  it('turns the pages of a card in its place', async () => {
    const { visitor } = guest;
    const card = await visitor.run('passage', { number: '1' });
    await card.getByText('ended without an agreement').first().waitFor();
    await card.getByRole('button', { name: 'Next' }).click();
    await card.getByText('re-establishing communication channels').waitFor();
    await card.getByRole('button', { name: 'Previous' }).click();
    await card.getByText('cited by state broadcaster').waitFor();
  });

  it('opens a modal, and sends what was written in it', async () => {
    const { visitor } = guest;
    const answer = await visitor.run('ask', { question: 'What did the delegation warn?' });
    await answer.getByRole('button', { name: 'Follow up' }).click();
    const modal = visitor.page.getByRole('dialog');
    await modal.getByRole('textbox').fill('Who brokered the meeting?');
    const next = await visitor.answerTo(() => modal.getByRole('button', { name: 'Submit' }).click());
    expect(await next.innerText()).toContain('brokered by the');
    await modal.waitFor({ state: 'detached' });
  });

  it('answers a mention and a reply', async () => {
    const { visitor } = guest;
    await visitor.composer.fill('@ver');
    await visitor.page.getByRole('option', { name: 'Verbatim' }).click();
    await visitor.composer.pressSequentially('who brokered the meeting?');
    const answer = await visitor.answerTo(() => visitor.composer.press('Enter'));
    expect(await answer.locator('.origin').innerText()).toContain('who brokered the meeting?');
    await answer.hover();
    await answer.getByRole('button', { name: 'Reply' }).click();
    await visitor.page.getByText('Replying to').waitFor();
    const reply = await visitor.write('what did the delegation warn?');
    expect(await reply.innerText()).toContain('threaten regional stability');
  });

  it('needs no mention in a direct message, and keeps channels apart', async () => {
    const { visitor } = guest;
    await visitor.openChannel('verbatim');
    const answer = await visitor.write('who brokered the meeting?');
    expect(await answer.innerText()).toContain('brokered by the');
    await visitor.openChannel('fact-checking');
    await answer.waitFor({ state: 'detached' });
  });

  it('verifies a quotation by the message menu', async () => {
    const { visitor } = guest;
    await visitor.composer.fill('“No final agreements were ever reached,” he said');
    await visitor.composer.press('Enter');
    const message = visitor.page.getByRole('article').filter({ hasText: 'ever reached' }).last();
    await message.click({ button: 'right' });
    const verdict = await visitor.answerTo(() =>
      visitor.page.getByRole('menuitem', { name: 'Verify quote' }).click(),
    );
    expect(await verdict.innerText()).toMatch(/altered/iu);
  });

  it('starts a command that a card mentions', async () => {
    const { visitor } = guest;
    const help = await visitor.run('help');
    await help.getByRole('button', { name: '/passage' }).click();
    await visitor.option('number').waitFor();
  });

  it('draws what members write as text, never as HTML', async () => {
    const { visitor } = guest;
    const hostile = '<img src=x onerror="document.title=1"><b>bold</b> [x](javascript:alert(1)) &amp;';
    await visitor.composer.fill(hostile);
    await visitor.composer.press('Enter');
    const message = visitor.page.getByRole('article').filter({ hasText: 'onerror' }).last();
    expect(await message.locator('.markdown').innerText()).toBe(hostile);
    expect(await message.locator('img, b, a').count()).toBe(0);
  });
});
