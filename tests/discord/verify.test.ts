import { MessageFlags, type APIMessage } from 'discord-api-types/v10';
import { afterAll, beforeAll, expect, it } from 'vitest';
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

const isEphemeral = ({ flags }: APIMessage): boolean => ((flags ?? 0) & MessageFlags.Ephemeral) !== 0;
const verify = async (quote: string, options = {}): Promise<string> =>
  textOf(await harness.type('/verify', { quote, ...options }));

it('confirms the exact words, with speaker and passage', async () => {
  const text = await verify('“No final agreements were reached”');
  expect(text).toMatch(/Exact/u);
  expect(text).toContain('¶3');
  expect(text).toContain('**No final agreements were reached**');
});

it('shows word by word what was altered', async () => {
  const text = await verify('Syria will accept the imposition of new facts on the ground');
  expect(text).toMatch(/Altered/u);
  expect(text).toContain('Syria will ~~not~~ accept');
});

it('says when words are taken out of their sentence', async () => {
  const text = await verify('The talks were direct and responsible');
  expect(text).toMatch(/Out of context/u);
  expect(text).toContain('but they do not constitute');
});

it('says when another said it, by option or as the message has it', async () => {
  for (const text of [
    await verify('No final agreements were reached', { speaker: 'Netanyahu' }),
    await verify('As Netanyahu said, "no final agreements were reached"'),
  ]) {
    expect(text).toMatch(/Misattributed/u);
    expect(text).toContain('Netanyahu');
  }
});

it('shows the closest passage when the words are not there', async () => {
  const message = await harness.type('/verify', {
    quote: 'the disengagement treaty was torn up by both armies',
  });
  expect(textOf(message)).toMatch(/Not found/u);
  expect(textOf(message)).toContain('¶7');
  const context = await harness.press(message, 'Context');
  expect(textOf(context)).toContain('disengagement agreement');
});

it('suggests speakers and articles', async () => {
  const speakers = await harness.autocomplete('/verify', { quote: 'x', speaker: 'dele' }, 'speaker');
  expect(speakers.map(({ name }) => name).join()).toContain('delegation');
  const articles = await harness.autocomplete('/verify', { quote: 'x', article: 'talks' }, 'article');
  expect(articles).not.toHaveLength(0);
});

it('refuses a quotation without words in plain terms', async () => {
  expect(await verify('“”')).toContain('no words to verify');
});

it('verifies a message from its menu, privately, and shares the verdict', async () => {
  const claim = harness.say('lol as the source stated, "the talks were direct and irresponsible"');
  const verdict = await harness.messageCommand('Verify quote', claim);
  expect(isEphemeral(verdict)).toBe(true);
  expect(textOf(verdict)).toContain('~~responsible~~');
  const shared = await harness.press(verdict, 'Share here');
  expect(isEphemeral(shared)).toBe(false);
  expect(textOf(shared)).toContain('~~responsible~~');
  expect(buttonsOf(shared).map(({ label }) => label)).not.toContain('Share here');
});

it('shares a verdict that has no other button', async () => {
  const claim = harness.say('"zzzz qqqq xxxx vvvv"');
  const verdict = await harness.messageCommand('Verify quote', claim);
  expect(buttonsOf(verdict).map(({ label }) => label)).toEqual(['Share here']);
  const shared = await harness.press(verdict, 'Share here');
  expect(isEphemeral(shared)).toBe(false);
  expect(textOf(shared)).toBe(textOf(verdict));
});

it('takes several quotations of a message apart', async () => {
  const claim = harness.say(
    '> No final agreements were reached\nand\n> Syria will accept the imposition of new facts',
  );
  const text = textOf(await harness.messageCommand('Verify quote', claim));
  expect(text).toMatch(/Exact.*Altered/su);
});

it('stands several quotations of one place', async () => {
  const claim = harness.say('"No final agreements were reached" or "No final agreements were made"');
  const text = textOf(await harness.messageCommand('Verify quote', claim));
  expect(text).toMatch(/Exact.*Altered/su);
});

it('says so when a message has no words', async () => {
  const verdict = await harness.messageCommand('Verify quote', harness.say('😀'));
  expect(textOf(verdict)).toContain('no text to verify');
});

it('keeps what a claim holds from formatting, pinging and linking', async () => {
  const quote =
    '@everyone **bold** [x](https://example.org) <@1> ~~no~~ final agreements were reached `a` ||b||';
  const text = await verify(quote);
  expect(text).not.toMatch(/(?<!\\)@everyone|(?<!\\)\[x\]|(?<!\\)\|\|/u);
});

it('stands a claim of 2,000 characters', async () => {
  expect(await verify('No final agreements were reached, and '.repeat(52).slice(0, 2000))).toMatch(
    /Altered|Not found/u,
  );
  expect(await verify('*'.repeat(1990) + ' a b')).not.toBe('');
});
