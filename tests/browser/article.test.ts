import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { unhurried, useRoom, useVisitor } from './suite.ts';

const bridge = `The bridge that waited

The new bridge over the Arno opens on Friday, mayor Lia Conti said. "We have waited nine years for this," she told reporters.

It cost 14 million euros and replaces a ferry that ran since 1951.`;

describe.skipIf(chromiumPath === null)('the article beside the channel', unhurried, () => {
  const room = useRoom();
  const guest = useVisitor(room);

  it('numbers its passages', async () => {
    const { visitor } = guest;
    const passages = visitor.article.locator('.passage');
    expect(await passages.count()).toBe(13);
    expect(await passages.nth(2).innerText()).toMatch(/^¶3\s+"No final agreements were reached,"/u);
  });

  it('shows where an excerpt stands, with its highlight', async () => {
    const { visitor } = guest;
    const answer = await visitor.run('ask', { question: 'Who brokered the meeting?' });
    await answer.getByRole('button', { name: '¶2' }).click();
    const passage = visitor.article.locator('.passage-target');
    await passage.waitFor();
    const marked = (await passage.locator('mark').allInnerTexts()).join('');
    expect(marked).toBe((await answer.locator('blockquote').innerText()).trim());
    const highlight = await passage.locator('mark.highlight').allInnerTexts();
    expect(highlight.join('')).toBe(await answer.locator('blockquote strong').innerText());
    expect(await passage.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('takes a file that is dropped, and answers from it', async () => {
    const { visitor } = guest;
    await dropFile(visitor.page, 'bridge.txt', bridge);
    await visitor.page.getByText('is ready to be asked about').waitFor();
    await visitor.article.getByText('replaces a ferry').waitFor();
    await visitor.page.locator('.example').filter({ hasText: 'bridge' }).first().waitFor();
    await visitor.page.getByRole('button', { name: 'Ask about it' }).click();
    await visitor.option('question').fill('How much did it cost?');
    const answer = await visitor.answerTo(() => visitor.option('question').press('Enter'));
    expect(await answer.locator('blockquote').first().innerText()).toContain('14 million euros');
    await visitor.page.getByRole('combobox', { name: 'Choose an article' }).selectOption('paris-talks');
    await visitor.article.locator('.passage').nth(12).waitFor();
    await answer.getByRole('button', { name: /^¶/u }).first().click();
    await visitor.article.getByText('replaces a ferry').waitFor();
  });

  it('takes a text that is pasted', async () => {
    const { visitor } = guest;
    await visitor.page.locator('.composer').getByRole('button', { name: 'Add an article' }).click();
    const dialog = visitor.page.getByRole('dialog', { name: 'Ask about your own article' });
    await dialog.getByRole('textbox').fill(bridge.replaceAll('Arno', 'Serchio'));
    await dialog.getByRole('button', { name: 'Add the article' }).click();
    await visitor.article.getByText('The new bridge over the Serchio').waitFor();
    await dialog.waitFor({ state: 'detached' });
  });

  it('says kindly what it cannot read', async () => {
    const { visitor } = guest;
    await dropFile(visitor.page, 'holiday.png', 'not a text');
    await visitor.page.getByText('is not a text, Markdown or HTML file').waitFor();
    await dropFile(visitor.page, 'empty.txt', '   ');
    await visitor.page.locator('.notice-error').filter({ hasNotText: 'Markdown' }).waitFor();
    expect(await visitor.page.locator('.notice-error').innerText()).toMatch(/empty|no text/iu);
  });

  it('draws markup in an article as text or leaves it out, but never as HTML', async () => {
    const { visitor } = guest;
    const hostile = `<h1>Quiet words</h1><p>First <img src=x onerror="document.title='gone'"> paragraph of the page.</p><p>&lt;script&gt;alert(1)&lt;/script&gt; stands in the second one, as words.</p>`;
    await dropFile(visitor.page, 'hostile.html', `<html><body><article>${hostile}</article></body></html>`);
    await visitor.article.getByText('<script>alert(1)</script> stands').waitFor();
    expect(await visitor.article.locator('img, script').count()).toBe(0);
    expect(await visitor.page.title()).toBe('Verbatim playground');
  });
});

/** Drops a file as a browser reports it. */
async function dropFile(page: Page, name: string, content: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([fileName, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], fileName));
      return transfer;
    },
    [name, content] as const,
  );
  await page.dispatchEvent('body', 'dragover', { dataTransfer });
  await page.getByText('Drop the article here').waitFor();
  await page.dispatchEvent('body', 'drop', { dataTransfer });
  await page.getByText('Drop the article here').waitFor({ state: 'detached' });
}
