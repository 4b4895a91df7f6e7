import { expect, it } from 'vitest';
import { Harness } from './harness.ts';

const environment = { ENCODER: 'off' };

it('ends with status 0 on SIGINT', async () => {
  const harness = await Harness.start({ environment });
  expect(await harness.bot.stop('SIGINT')).toBe(0);
  await harness.playground.close();
});

it('ends with status 0 on SIGTERM when Discord has gone away', async () => {
  const harness = await Harness.start({ environment });
  await harness.playground.close();
  expect(await harness.bot.stop('SIGTERM')).toBe(0);
});
