import { MessageFlags, type APIMessage } from 'discord-api-types/v10';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buttonsOf, componentsOf, textOf } from './cards.ts';
import { Harness } from './harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.start({ environment: { ENCODER: 'off' } });
});
afterAll(async () => {
  expect(harness.refusals).toEqual([]);
  await harness.stop();
});

const question = 'What did the Syrian delegation say about Sweida?';
const isEphemeral = ({ flags }: APIMessage): boolean => ((flags ?? 0) & MessageFlags.Ephemeral) !== 0;

it('shows the passage of an answer between its neighbours, the excerpt in bold', async () => {
  const context = await harness.press(await harness.type('/ask', { question }), 'Context');
  expect(isEphemeral(context)).toBe(true);
  const text = textOf(context);
  expect(text).toMatch(/¶3\n> "No final.*¶4\n> \*\*According to the source.*\*\*.*¶5\n> The Syrian side/su);
});

it('shows the next-best passages, each with its context', async () => {
  const more = await harness.press(await harness.type('/ask', { question }), 'More');
  expect(isEphemeral(more)).toBe(true);
  const [passage] = buttonsOf(more);
  expect(passage?.label).toMatch(/^¶\d+$/u);
  const context = await harness.press(more, passage?.label ?? '');
  expect(textOf(context)).toContain(`-# ${passage?.label ?? ''}\n> `);
});

it('answers a follow-up in the light of the question before', async () => {
  const answer = await harness.type('/ask', { question: 'Who brokered the meeting?' });
  const modal = await harness.pressForModal(answer, 'Follow up');
  expect(JSON.stringify(modal.data)).toContain('After: Who brokered the meeting?');
  const followUp = await harness.submit(modal, { question: 'and what was it aimed at?' });
  expect(isEphemeral(followUp)).toBe(false);
  expect(textOf(followUp)).toContain('and what was it aimed at?');
  expect(textOf(followUp).replaceAll('**', '')).toContain('aimed at reducing tensions');
});

it('keeps the follow-up of a private answer private', async () => {
  const answer = await harness.type('/ask', { question, private: true });
  const modal = await harness.pressForModal(answer, 'Follow up');
  const followUp = await harness.submit(modal, { question: 'and about Israel?' });
  expect(isEphemeral(followUp)).toBe(true);
  expect(buttonsOf(followUp).map(({ label }) => label)).toContain('Share here');
});

it('turns pages in place for the one who asked', async () => {
  for (const [command, options] of [
    ['/quote', {}],
    ['/search', { text: 'Syria Israel talks source' }],
    ['/passage', { number: 1 }],
  ] as const) {
    const first = await harness.type(command, options);
    const before = textOf(first);
    expect(buttonsOf(first).find(({ label }) => label === 'Previous')?.disabled).toBe(true);
    const second = await harness.press(first, 'Next');
    expect(second.id).toBe(first.id);
    expect(textOf(second)).not.toBe(before);
    expect(textOf(await harness.press(second, 'Previous'))).toBe(before);
  }
});

it('gives somebody else a page of their own', async () => {
  const other = harness.playground.addMember('Robin');
  const first = await harness.type('/quote');
  const before = textOf(first);
  const page = await harness.press(first, 'Next', { as: other });
  expect(isEphemeral(page)).toBe(true);
  expect(textOf(page)).toContain('page 2');
  expect(textOf(first)).toBe(before);
  const third = await harness.press(page, 'Next', { as: other });
  expect(third.id).toBe(page.id);
});

it('opens the article’s passages and quotations from its card', async () => {
  const article = await harness.type('/article');
  const read = await harness.press(article, 'Read');
  expect(textOf(read)).toContain('**¶1** of 13');
  const quotations = await harness.press(article, 'Quotations');
  expect(textOf(quotations)).toMatch(/^\d+ quotations/u);
});

it('keeps its buttons at work after a restart', async () => {
  const answer = await harness.type('/ask', { question });
  const quotes = await harness.type('/quote');
  await harness.restart();
  expect(textOf(await harness.press(answer, 'Context'))).toContain('¶4');
  expect(textOf(await harness.press(answer, 'More'))).toContain('Also in the article');
  expect(textOf(await harness.press(quotes, 'Next'))).toContain('page 2');
  const modal = await harness.pressForModal(answer, 'Follow up');
  expect(textOf(await harness.submit(modal, { question: 'and about Israel?' }))).toContain(
    'and about Israel?',
  );
}, 180_000);

it.each([
  ['of an earlier version', '0:context:abcd:1:2'],
  ['of another bot', 'poll_vote_yes'],
  ['of an article that has changed', '1:context:zzzzzzzz:0:5'],
  ['that cannot be read', '1:context:zzzzzzzz'],
  ['of a page that is long gone', '1:quote:zzzzzzzz:zz:9:9:'],
])('says that a button %s cannot be used', async (_, customId) => {
  const card = await harness.type('/article');
  const button = componentsOf(card).find(({ custom_id }) => custom_id?.startsWith('1:read'));
  if (!button) throw new Error('no button');
  Object.assign(button, { custom_id: customId });
  const answer = await harness.press(card, customId);
  expect(isEphemeral(answer)).toBe(true);
  expect(textOf(answer)).toContain('Please ask again.');
});

it('does not take for a quotation what other weights found in its place', async () => {
  const card = await harness.type('/quote');
  for (const kind of ['1:quotation', '1:card']) {
    const button = componentsOf(card).find(({ custom_id }) => custom_id?.startsWith(kind));
    if (!button?.custom_id) throw new Error('no button');
    const customId = button.custom_id.replace(/[^:]+$/u, 'zz');
    Object.assign(button, { custom_id: customId });
    expect(textOf(await harness.press(card, customId))).toContain('Please ask again.');
  }
});

it('does not go on with the quotations of whom other weights found in a speaker’s place', async () => {
  const speaker = 'a source familiar with the discussions';
  const card = await harness.press(await harness.type('/quote', { speaker }), 'Next');
  expect(textOf(card)).toContain(`from **${speaker}** · page 2`);
  const button = componentsOf(card).find(({ custom_id }) => custom_id?.startsWith('1:quote:'));
  if (!button?.custom_id) throw new Error('no button');
  const fields = button.custom_id.split(':');
  const customId = fields.with(4, fields[4] === '1' ? '2' : '1').join(':');
  Object.assign(button, { custom_id: customId });
  expect(textOf(await harness.press(card, customId))).toContain('Please ask again.');
});
