import { afterAll, beforeAll, expect, it } from 'vitest';
import { MessageFlags, type APIMessage } from 'discord-api-types/v10';
import { buttonsOf, textOf } from './cards.ts';
import { Harness } from './harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.start({ environment: { ENCODER: 'off' } });
});
afterAll(async () => {
  expect(harness.refusals).toEqual([]);
  await harness.stop();
});

const two = 'Who brokered the meeting? And when did clashes break out in Sweida?';
const labelsOf = (message: APIMessage): string[] => buttonsOf(message).map(({ label }) => label);
const withoutBold = (message: APIMessage): string => textOf(message).replaceAll('**', '');

it('answers each question of a message, in one message', async () => {
  for (const answer of [await harness.type('/ask', { question: two }), await harness.mention(two)]) {
    expect(answer.components).toHaveLength(2);
    expect(withoutBold(answer)).toMatch(
      /-# Who brokered the meeting\?\n> .*brokered by the US.*-# And when did clashes break out in Sweida\?\n> .*13 July/su,
    );
    expect(labelsOf(answer).filter((label) => label === 'Context')).toHaveLength(2);
    expect(labelsOf(answer).filter((label) => label === 'Follow up')).toHaveLength(1);
  }
});

it('answers questions on lines of their own', async () => {
  const answer = await harness.directMessage(
    'who brokered the meeting\nwhen did clashes break out in Sweida',
  );
  expect(answer.components).toHaveLength(2);
});

it('reads a question with too little of its own after the one before it', async () => {
  const answer = await harness.mention('where did clashes break out and when?');
  expect(withoutBold(answer)).toContain('On 13 July, clashes broke out');
});

it('shows an excerpt that answers two questions once, with what answers either in bold', async () => {
  const answer = await harness.type('/ask', { question: 'When and where did clashes break out?' });
  expect(answer.components).toHaveLength(1);
  expect(textOf(answer)).toMatch(/^-# When did clashes break out\? · where did clashes break out\?\n/u);
  expect(textOf(answer)).toContain('**13 July**');
});

it('tells once of a word that was misspelt in questions that one excerpt answers', async () => {
  const answer = await harness.type('/ask', { question: 'When and where did clahses break out?' });
  expect(answer.components).toHaveLength(1);
  expect(textOf(answer)).toMatch(/^-# Showing results for \*clashes\* instead of \*clahses\*$/mu);
});

it('works its buttons, whichever card they are on', async () => {
  const answer = await harness.type('/ask', { question: two });
  const contexts = buttonsOf(answer).filter(({ label }) => label === 'Context');
  const [first, second] = await Promise.all(
    contexts.map(({ customId }) => harness.press(answer, customId ?? '')),
  );
  expect(first && textOf(first)).toContain('brokered by the US');
  expect(second && textOf(second)).toContain('clashes broke out');
  const modal = await harness.pressForModal(answer, 'Follow up');
  expect(JSON.stringify(modal.data)).toContain(`After: ${two}`);
});

it('shares all of a private answer', async () => {
  const answer = await harness.type('/ask', { question: two, private: true });
  expect(labelsOf(answer).filter((label) => label === 'Share here')).toHaveLength(1);
  const shared = await harness.press(answer, 'Share here');
  expect((shared.flags ?? 0) & MessageFlags.Ephemeral).toBe(0);
  expect(textOf(shared)).toBe(textOf(answer));
});

it('stays within the limits with three questions that have no answer', async () => {
  const question = 'who won the football? who cooked the soup? who painted the bicycle?';
  const answer = await harness.type('/ask', { question });
  expect(textOf(answer).match(/The article does not say\./gu)).toHaveLength(3);
});
