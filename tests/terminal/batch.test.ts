import { expect, it } from 'vitest';
import { articleCache } from '../../src/terminal/batch.ts';

it('keeps the articles last asked for, and no more however long the batch', async () => {
  const opened: string[] = [];
  const open = articleCache(({ text }) => opened.push(text));
  for (let i = 0; i < 300; i++) {
    await open({ text: 'The first.' });
    await open({ text: `Number ${i}.` });
  }
  expect(opened).toHaveLength(301);
  await open({ text: 'Number 299.' });
  expect(opened).toHaveLength(301);
  await open({ text: 'Number 0.' });
  expect(opened).toHaveLength(302);
});
