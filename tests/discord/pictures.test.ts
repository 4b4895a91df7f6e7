import type { APIAttachment, APIMessage } from 'discord-api-types/v10';
import { MessageFlags } from 'discord-api-types/v10';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { refused } from '../../src/playground/discord-error.ts';
import type { Uploads } from '../../src/playground/world/draft.ts';
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

/** The only picture of a message: attached, shown in its gallery, and described in both places. */
function pictureOf(message: APIMessage): APIAttachment {
  const [picture, ...others] = message.attachments;
  if (!picture) throw new Error('The message has no attachment.');
  expect(others).toEqual([]);
  expect(picture.filename).toMatch(/\.png$/u);
  expect(picture.description).toMatch(/\S/u);
  const gallery = JSON.stringify(componentsOf(message).filter(({ type }) => (type as number) === 12));
  expect(gallery).toContain(picture.filename);
  return picture;
}

it('/voices draws who speaks, and says the same in words', async () => {
  const message = await harness.type('/voices');
  expect(pictureOf(message).description).toMatch(/words quoted/u);
  expect(textOf(message)).toMatch(/delegation/u);
  expect(textOf(message)).toMatch(/\*unnamed\*/u);
});

it('/card draws a quotation picked from the suggestions', async () => {
  const suggestions = await harness.autocomplete('/card', { quotation: '' }, 'quotation');
  const picked = suggestions.find(({ name }) => name.includes('No final agreements'));
  const message = await harness.type('/card', { quotation: String(picked?.value) });
  expect(pictureOf(message).description).toContain('No final agreements were reached');
  expect(textOf(message)).toContain('No final agreements were reached');
});

it('/card takes words, however roughly typed, and a speaker', async () => {
  const message = await harness.type('/card', { quotation: 'the talks were direct', speaker: 'source' });
  expect(pictureOf(message).description).toContain('The talks were direct and responsible');
});

it('/card says so when there is no such quotation', async () => {
  const message = await harness.type('/card', { quotation: '#999' });
  expect(message.attachments).toEqual([]);
  expect(textOf(message)).toContain('no such quotation');
});

it('draws a quotation of a quote card for everyone, of a private card privately', async () => {
  const quotes = await harness.type('/quote', { about: 'agreement' });
  const button = buttonsOf(quotes).find(({ label }) => label.startsWith('Card'));
  const drawn = await harness.press(quotes, button?.customId ?? '');
  pictureOf(drawn);
  expect((drawn.flags ?? 0) & MessageFlags.Ephemeral).toBe(0);
  const claim = harness.say('"No final agreements were reached"');
  const verdict = await harness.messageCommand('Verify quote', claim);
  const own = await harness.press(verdict, 'Card');
  pictureOf(own);
  expect((own.flags ?? 0) & MessageFlags.Ephemeral).not.toBe(0);
});

it('draws in private when asked to, and draws anew for everyone on a button', async () => {
  for (const [command, options] of [
    ['/voices', {}],
    ['/card', { quotation: 'No final agreements' }],
  ] as const) {
    const own = await harness.type(command, { ...options, private: true });
    expect((own.flags ?? 0) & MessageFlags.Ephemeral).not.toBe(0);
    pictureOf(own);
    const shared = await harness.press(own, 'Share here');
    expect((shared.flags ?? 0) & MessageFlags.Ephemeral).toBe(0);
    expect(pictureOf(shared).id).not.toBe(pictureOf(own).id);
    expect(textOf(shared)).toBe(textOf(own));
    expect(buttonsOf(shared).map(({ label }) => label)).not.toContain('Share here');
  }
});

it('draws the quotation that an answer shows, and nothing where it shows none', async () => {
  const answer = await harness.type('/ask', { question: 'What did the Syrian delegation say about Sweida?' });
  expect(pictureOf(await harness.press(answer, 'Card')).description).toContain('integral part');
  const paraphrase = await harness.type('/ask', {
    question: 'When did clashes break out between Bedouin tribes and Druze militias?',
  });
  expect(buttonsOf(paraphrase).map(({ label }) => label)).not.toContain('Card');
});

it('draws after a restart', async () => {
  const quotes = await harness.type('/quote');
  const button = buttonsOf(quotes).find(({ label }) => label.startsWith('Card'));
  await harness.restart();
  pictureOf(await harness.press(quotes, button?.customId ?? ''));
});

it('logs why Discord refused a picture, and not the picture', async () => {
  const other = await Harness.start({ environment: { ENCODER: 'off' } });
  const { messages } = other.playground.world;
  const { create, edit } = messages;
  const refuseFiles = (files: Uploads | undefined): void => {
    if (files?.size) throw refused.invalidForm([{ path: ['files'], code: 'TEST', message: 'Refused' }]);
  };
  messages.create = (message) => {
    refuseFiles(message.uploads);
    return create.call(messages, message);
  };
  messages.edit = (stored, draft, files) => {
    refuseFiles(files);
    edit.call(messages, stored, draft, files);
  };
  const [, errorId] = /error `([0-9a-f]{8})`/u.exec(textOf(await other.type('/voices'))) ?? [];
  await other.stop();
  const entry = other.bot.log.split('\n').find((line) => line.includes(String(errorId)));
  expect(entry).toContain('paris-talks-voices.png');
  expect(entry?.length).toBeLessThan(20_000);
});
