import { afterAll, beforeAll, expect, it } from 'vitest';
import { buttonsOf, textOf } from './cards.ts';
import { Harness } from './harness.ts';

let harness: Harness;
/** With this threshold the bot is sure of nothing. */
beforeAll(async () => {
  harness = await Harness.start({ environment: { ENCODER: 'off', ANSWER_THRESHOLD: '1' } });
});
afterAll(async () => {
  expect(harness.refusals).toEqual([]);
  await harness.stop();
});

it('says that the article does not say, and offers the closest passages', async () => {
  const answer = await harness.type('/ask', { question: 'Who brokered the meeting?' });
  expect(textOf(answer)).toMatch(/^-# Who brokered the meeting\?\n\*\*The article does not say\.\*\*/u);
  const labels = buttonsOf(answer).map(({ label }) => label);
  expect(labels[0]).toBe('¶2');
  expect(labels).not.toContain('More');
  expect(textOf(await harness.press(answer, '¶2'))).toContain('¶2\n> **According to a source');
});

it('says so too when nothing comes near', async () => {
  expect(textOf(await harness.type('/ask', { question: 'zzzz qqqq?' }))).toContain(
    'The article does not say.',
  );
});
