import { ApplicationCommandType, MessageFlags, type APIMessage } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
const labelsOf = (message: APIMessage): string[] => buttonsOf(message).map(({ label }) => label);

describe('/ask', () => {
  it('answers in the words of the article, with speaker, passage and title', async () => {
    const answer = await harness.type('/ask', {
      question: 'What did the Syrian delegation say about Sweida?',
    });
    const text = textOf(answer);
    expect(text).toContain('What did the Syrian delegation say about Sweida?');
    expect(text.replaceAll('**', '')).toMatch(
      /^> .*“integral part of the Syrian state and cannot be isolated/mu,
    );
    expect(text).toMatch(/^— \*\*the Syrian delegation\*\*/mu);
    expect(text).toMatch(/¶4 · Preliminary talks/u);
    expect(labelsOf(answer)).toEqual(expect.arrayContaining(['Context', 'More', 'Follow up']));
    expect(isEphemeral(answer)).toBe(false);
  });

  it('says when words are nobody’s but the reporter’s', async () => {
    const answer = await harness.type('/ask', {
      question: 'When did clashes break out between Bedouin tribes and Druze militias?',
    });
    expect(textOf(answer)).toContain("— *in the reporter's words*");
  });

  it('shows how it read a misspelt word', async () => {
    const answer = await harness.type('/ask', { question: 'Who stands firm on unity and soverignty?' });
    expect(textOf(answer)).toContain('Showing results for *sovereignty* instead of *soverignty*');
  });

  it('answers in private when asked to, and shares on a button', async () => {
    const answer = await harness.type('/ask', { question: 'Who brokered the meeting?', private: true });
    expect(isEphemeral(answer)).toBe(true);
    const shared = await harness.press(answer, 'Share here');
    expect(isEphemeral(shared)).toBe(false);
    expect(textOf(shared)).toBe(textOf(answer));
    expect(labelsOf(shared)).toEqual(labelsOf(answer).filter((label) => label !== 'Share here'));
  });

  it('takes a typed title that was not picked, and one that is picked', async () => {
    const [choice] = await harness.autocomplete(
      '/ask',
      { question: 'x', article: 'prelimnary talk' },
      'article',
    );
    expect(choice?.name).toMatch(/^Preliminary talks/u);
    for (const article of ['prelimnary talk', String(choice?.value)]) {
      const answer = await harness.type('/ask', { question: 'Who brokered the meeting?', article });
      expect(textOf(answer)).toContain('¶2');
    }
  });

  it('names the articles that there are when there is none by the name', async () => {
    const answer = await harness.type('/ask', { question: 'Who spoke?', article: 'zzzzqqqq' });
    expect(isEphemeral(answer)).toBe(true);
    expect(textOf(answer)).toMatch(/no article called “zzzzqqqq”.*• Preliminary talks/su);
  });
});

describe('/quote', () => {
  it('lists quotations with speaker, chain and passage', async () => {
    const text = textOf(await harness.type('/quote'));
    expect(text).toMatch(/^\d+ quotations and \d+ paraphrases · page 1 of \d/u);
    expect(text).toMatch(
      /^> "No final agreements were reached,"\n— \*\*a source familiar with the discussions\*\*/mu,
    );
  });

  it('says through whom words reached the page', async () => {
    const answer = await harness.type('/quote', { speaker: 'diplomatic source' });
    expect(textOf(answer)).toContain(
      '**a Syrian diplomatic source**, cited by state broadcaster Al-Ikhbariya',
    );
  });

  it('filters by speaker, subject and kind', async () => {
    const answer = await harness.type('/quote', { speaker: 'delegation', about: 'Sweida', kind: 'mixed' });
    const text = textOf(answer);
    expect(text).toMatch(
      /^1 quotation from \*\*the Syrian delegation\*\* about \*\*Sweida\*\*, partly word for word/u,
    );
    expect(text).toContain('“integral part of the Syrian state');
  });

  it('says that there is none', async () => {
    const answer = await harness.type('/quote', { about: 'football' });
    expect(textOf(answer)).toMatch(/^No quotation about \*\*football\*\*/u);
  });

  it.each(['Napoleon', '?!', '🦊'])('names those who speak when nobody is called %s', async (speaker) => {
    const answer = await harness.type('/quote', { speaker });
    expect(isEphemeral(answer)).toBe(true);
    expect(textOf(answer)).toContain('• the Syrian delegation');
  });

  it('suggests speakers, those quoted most first, then by what is typed', async () => {
    const all = await harness.autocomplete('/quote', { speaker: '' }, 'speaker');
    expect(all[0]?.name).toBe('a source familiar with the discussions');
    const typed = await harness.autocomplete('/quote', { speaker: 'delegaton' }, 'speaker');
    expect(typed[0]?.name).toBe('the Syrian delegation');
    const picked = await harness.type('/quote', { speaker: String(typed[0]?.value) });
    expect(textOf(picked)).toContain('from **the Syrian delegation**');
  });
});

describe('/search', () => {
  it('finds passages, forgives misspellings, and marks the words', async () => {
    const text = textOf(await harness.type('/search', { text: 'sovreignty' }));
    expect(text).toContain('**sovreignty**: 1 passage');
    expect(text).toContain('Showing results for *sovereignty*');
    expect(text).toContain('unity and **sovereignty**');
  });

  it('says that there is nothing', async () => {
    expect(textOf(await harness.type('/search', { text: 'zzzz' }))).toContain('**zzzz**: no passage');
  });

  it('keeps the longest search that there can be in its buttons', async () => {
    const text = `Syria Israel source talks ${'😀'.repeat(60)}`.slice(0, 70);
    const found = await harness.type('/search', { text });
    expect(textOf(await harness.press(found, 'Next'))).toContain('page 2');
  });
});

describe('/passage', () => {
  it('shows a passage', async () => {
    expect(textOf(await harness.type('/passage', { number: 9 }))).toContain(
      '> “The talks were direct and responsible,”',
    );
  });

  it('says which passages there are', async () => {
    const answer = await harness.type('/passage', { number: 99 });
    expect(isEphemeral(answer)).toBe(true);
    expect(textOf(answer)).toContain('numbered 1 to 13');
  });
});

describe('/article', () => {
  it('says what it is and who speaks in it, how often', async () => {
    const text = textOf(await harness.type('/article'));
    expect(text).toMatch(/^### Preliminary talks/u);
    expect(text).toContain('13 passages');
    expect(text).toMatch(/\*\*the Syrian delegation\*\*.*\n-# \d quotations?/u);
    const [all] = textOf(await harness.type('/quote')).split(' · ');
    expect(text).toContain(`13 passages · ${all ?? ''}`);
  });
});

describe('/help', () => {
  it('links every command, and has examples to press that are answered', async () => {
    const help = await harness.type('/help');
    expect(isEphemeral(help)).toBe(true);
    for (const { name, id, type } of harness.playground.world.commands.all())
      if (type === ApplicationCommandType.ChatInput) expect(textOf(help)).toContain(`</${name}:${id}>`);
    const [example] = labelsOf(help);
    expect(example).toMatch(/\?$/u);
    const answer = await harness.press(help, example ?? '');
    expect(isEphemeral(answer)).toBe(true);
    expect(textOf(answer)).toMatch(/^-# .*\?\n> /u);
  });
});

it('works in a server that the bot is not in, and in direct messages', async () => {
  for (const place of ['lounge', 'direct'] as const) {
    const answer = await harness.type('/ask', { question: 'Who brokered the meeting?' }, { in: place });
    expect(textOf(answer)).toContain('¶2');
  }
});
