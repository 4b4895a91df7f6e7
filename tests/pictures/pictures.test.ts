import { createCanvas } from '@napi-rs/canvas';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import {
  createPainter,
  drawQuoteCard,
  drawVoices,
  quoteAltText,
  quotePicture,
  voicesAltText,
  voicesPicture,
  type QuotePicture,
} from '../../src/pictures/index.ts';
import { ink, muted, palettes, paper } from '../../src/pictures/colors.ts';
import { loadFonts, sansFont, serifFont, setFont } from '../../src/pictures/fonts.ts';
import { setWords } from '../../src/pictures/quote-setting.ts';
import { stubOf } from '../../src/pictures/quote-stub.ts';
import { footWords } from '../../src/pictures/voices-picture.ts';
import { readVoices } from '../../src/quotes/index.ts';
import { attributed } from '../quotes/attributed.ts';
import { contrast } from './contrast.ts';
import { pngSize } from './png.ts';

const talks = attributed(
  [
    'Talks in Paris end without agreement',
    '“The talks were direct,” the source stated, “but they are no agreement.”',
    'The delegation warned that the attacks “threaten regional stability” and went on.',
    'The mayor said that nobody had been hurt.',
  ].join('\n'),
  [
    {
      by: 'a Syrian source',
      content: ['“The talks were direct,”', '“but they are no agreement.”'],
      source: 'the source',
      named: false,
      chain: ['state broadcaster Al-Ikhbariya'],
    },
    { by: 'the delegation', content: ['the attacks “threaten regional stability”'], named: false },
    { by: 'Ada Mayor', content: ['nobody had been hurt'] },
  ],
);
const [split, mixed, indirect] = talks.quotes.attributions.map((one) => quotePicture(talks.article, one)) as [
  QuotePicture,
  QuotePicture,
  QuotePicture,
];
const long = (count: number): QuotePicture => ({
  ...split,
  words: [{ text: `“${'not a word of it is left out '.repeat(count)}”`, quoted: true }],
});

describe('the picture of a quotation', () => {
  test('has the words as the article has them, the quoted ones told apart', () => {
    expect(split.words.map(({ text }) => text).join('')).toBe(
      '“The talks were direct,” the source stated, “but they are no agreement.”',
    );
    expect(split.words.filter(({ quoted }) => !quoted).map(({ text }) => text.trim())).toEqual([
      'the source stated,',
    ]);
    expect(mixed.words).toEqual([
      { text: 'the attacks ', quoted: false },
      { text: '“threaten regional stability”', quoted: true },
    ]);
  });

  test('names speaker, chain, article and passage in its alt text, and says when it is a paraphrase', () => {
    const text = quoteAltText(split);
    for (const part of [
      'The talks were direct',
      'a Syrian source',
      'cited by state broadcaster Al-Ikhbariya',
      'Talks in Paris',
      '¶2',
      'Word for word',
    ]) {
      expect(text).toContain(part);
    }
    expect(quoteAltText(indirect)).toContain('Paraphrase by the reporter');
  });

  test.each([
    ['2025-07-13', '13 July 2025'],
    ['2025-07-13T23:30:00-05:00', '13 July 2025'],
    ['13. Juli 2025', '13. Juli 2025'],
    ['2025-13-45', '2025-13-45'],
  ])('says of an article published %s that it is of %s', (published, shown) => {
    const [attribution] = talks.quotes.attributions;
    if (!attribution) throw new Error('no attribution');
    const picture = quotePicture({ ...talks.article, outlet: 'The Post', published }, attribution);
    const { title } = stubOf(createCanvas(1, 1).getContext('2d'), picture);
    expect(title).toBe(`${talks.article.title} · The Post, ${shown}`);
  });

  test('is 1200 pixels wide and 16:9 for words that fit, taller for more, never over 1500', () => {
    expect(pngSize(drawQuoteCard(split).encodeSync('png'))).toEqual({ width: 1200, height: 675 });
    const sizes = [10, 25, 40, 60, 500].map((count) => pngSize(drawQuoteCard(long(count)).encodeSync('png')));
    expect(sizes.every(({ width, height }) => width === 1200 && height >= 675 && height <= 1500)).toBe(true);
    expect(sizes.map(({ height }) => height)).toEqual(
      sizes.map(({ height }) => height).sort((a, b) => a - b),
    );
    expect(sizes.at(-1)?.height).toBe(1500);
  });

  test('leaves no word out without saying so', () => {
    loadFonts();
    const context = createCanvas(1, 1).getContext('2d');
    for (const count of [5, 60, 500]) {
      const text = long(count)
        .words.map((word) => word.text)
        .join('');
      const { lines, cut } = setWords(context, [{ text, color: '#000000' }], 400);
      const shown = lines.map(({ runs }) => runs.map((run) => run.text).join('')).join(' ');
      if (cut) expect(shown).toMatch(/ \[…\]$/u);
      else expect(shown).toBe(text);
      expect(cut).toBe(count === 500);
      expect(text.startsWith(shown.replace(/ \[…\]$/u, ''))).toBe(true);
    }
  });

  test('draws ink on the paper, also for right-to-left scripts, emoji, and words that no line can hold', () => {
    for (const text of [
      '«لم يتم التوصل إلى اتفاق»',
      '״לא הושג הסכם״',
      '👩‍👩‍👧 “和平”',
      '“Ελλάδα и Россия”',
      'x'.repeat(400),
    ]) {
      const canvas = drawQuoteCard({ ...split, words: [{ text, quoted: true }] });
      const { data } = canvas.getContext('2d').getImageData(100, 190, 1000, 230);
      const isInk = (_: number, i: number): boolean => i % 4 === 0 && (data[i] ?? 255) < 90;
      expect(data.filter(isInk).length).toBeGreaterThan(300);
    }
  });

  test('takes any words, names and titles', () => {
    const string = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(string, string, string, fc.option(string), (text, speaker, title, chain) => {
        const picture = {
          ...split,
          words: [{ text, quoted: false }],
          speaker,
          title,
          chain,
          kind: 'indirect' as const,
        };
        expect(drawQuoteCard(picture).height).toBeGreaterThanOrEqual(675);
        expect(quoteAltText(picture).length).toBeLessThanOrEqual(1024);
      }),
      { numRuns: 25 },
    );
  });
});

describe('the picture of voices', () => {
  const picture = voicesPicture(talks.article, readVoices(talks.article, talks.quotes));

  test('counts words quoted and paraphrased for each speaker', () => {
    expect(picture.bars).toEqual([
      expect.objectContaining({
        name: 'a Syrian source',
        quotedWords: 9,
        paraphrasedWords: 0,
        unnamed: true,
        firstPassage: 2,
      }),
      expect.objectContaining({ name: 'the delegation', quotedWords: 3, paraphrasedWords: 2, quotations: 1 }),
      expect.objectContaining({
        name: 'Ada Mayor',
        quotedWords: 0,
        paraphrasedWords: 4,
        paraphrases: 1,
        unnamed: false,
      }),
    ]);
    expect(picture.saidWords).toBe(18);
  });

  test('says the same in its alt text', () => {
    expect(voicesAltText(picture)).toContain(
      'the delegation (unnamed): 3 words quoted, 2 paraphrased; 1 quotation in ¶3.',
    );
  });

  test('calls nobody unnamed for words whose speaker the article does not tell', () => {
    const voices = readVoices(talks.article, talks.quotes).voices.slice(0, 1);
    const alone = voicesPicture(talks.article, {
      words: 9,
      voices: voices.map((voice) => ({ ...voice, speaker: null })),
    });
    expect(voicesAltText(alone)).toContain('Without a clear speaker: 9 words quoted;');
  });

  test.each([
    [0, '18 of 40 words (45 %) attributed'],
    [1, '18 of 40 words (45 %) attributed · 1 more speaker not shown'],
    [2, '18 of 40 words (45 %) attributed · 2 more speakers not shown'],
  ])('tells below its bars of %d speakers without one', (more, words) => {
    expect(footWords({ ...picture, words: 40, more })).toBe(words);
  });

  test('grows with its rows, shows ten, and tells how many more there are', () => {
    expect(pngSize(drawVoices(picture).encodeSync('png'))).toEqual({ width: 1200, height: 702 });
    const [bar] = readVoices(talks.article, talks.quotes).voices;
    if (!bar) throw new Error('no voice');
    const speaker = {
      index: 0,
      name: 'Nobody in particular of a long, long name'.repeat(5),
      named: true,
      variants: [],
      description: null,
    };
    const many = voicesPicture(talks.article, {
      words: 900,
      voices: Array.from({ length: 30 }, () => ({ ...bar, speaker })),
    });
    expect(many).toMatchObject({ more: 20 });
    expect(many.bars).toHaveLength(10);
    expect(voicesAltText(many).length).toBeLessThanOrEqual(1024);
    expect(voicesAltText(many)).toMatch(/And \d+ more\.$/u);
    expect(drawVoices(many).height).toBeGreaterThan(1200);
  });
});

test('alt texts end with whole characters', () => {
  for (const start of ['', 'x']) {
    const title = start + '😀'.repeat(600);
    const words = [{ text: title, quoted: true }];
    expect(quoteAltText({ ...split, title }).isWellFormed()).toBe(true);
    expect(quoteAltText({ ...split, words }).isWellFormed()).toBe(true);
    const voices = { title, outlet: null, bars: [], more: 0, words: 1, saidWords: 0 };
    expect(voicesAltText(voices).isWellFormed()).toBe(true);
  }
});

describe('colours', () => {
  test.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
  ])('contrast of %s on %s is %d', (a, b, ratio) => {
    expect(contrast(a, b)).toBeCloseTo(ratio, 2);
  });

  test.each([
    [ink, paper],
    [muted, paper],
    ...Object.values(palettes).flatMap(({ accent, frame }) => [
      [accent, paper],
      [paper, frame],
    ]),
  ] as [string, string][])('%s on %s meets WCAG AA for text', (text, ground) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
  });
});

describe('the painter', () => {
  const painter = createPainter();
  afterAll(() => painter.close());

  test('draws in another thread, the same pixels as here, in the order asked', async () => {
    const drawings = [split, mixed, indirect].map((picture) => painter.draw({ kind: 'quote', picture }));
    for (const [i, png] of (await Promise.all(drawings)).entries()) {
      expect(pngSize(png)).toEqual({ width: 1200, height: 675 });
      expect(png.equals(drawQuoteCard([split, mixed, indirect][i] ?? split).encodeSync('png'))).toBe(true);
    }
  });

  test('reports what goes wrong with one picture, and draws the next', async () => {
    const broken = { kind: 'quote', picture: null } as unknown as Parameters<typeof painter.draw>[0];
    await expect(painter.draw(broken)).rejects.toThrow();
    await expect(painter.draw({ kind: 'quote', picture: split })).resolves.toBeInstanceOf(Buffer);
  });

  test('gives up what is waiting when it is closed', async () => {
    const short = createPainter();
    const waiting = short.draw({ kind: 'quote', picture: split });
    const refused = expect(waiting).rejects.toThrow();
    await short.close();
    await refused;
  });
});

test('pictures are drawn with the fonts that come with the bot, whatever the machine has', () => {
  const context = createCanvas(1, 1).getContext('2d');
  drawQuoteCard(split);
  context.font = "40px 'source-serif-4 latin'";
  const ours = context.measureText('Verbatim').width;
  context.font = '40px sans-serif';
  expect(context.measureText('Verbatim').width).not.toBe(ours);
});

test.each([
  ['Inter', sansFont],
  ['Source Serif 4', serifFont],
] as const)('%s is drawn where it is measured, and heavier where it is to be', (_, font) => {
  loadFonts();
  const inkOf = (weight: number): number => {
    const context = createCanvas(800, 200).getContext('2d');
    setFont(context, font(40, weight));
    context.fillText('— it is “said” ¶9', 100, 100);
    const { width } = context.measureText('— it is “said” ¶9');
    const { data } = context.getImageData(0, 0, 800, 200);
    let ink = 0;
    for (let at = 3; at < data.length; at += 4) {
      const [x, y] = [((at - 3) / 4) % 800, Math.floor((at - 3) / 4 / 800)];
      if (data[at] === 0) continue;
      ink += data[at] ?? 0;
      expect([x > 90 && x < 110 + width, y > 55 && y < 120]).toEqual([true, true]);
    }
    return ink;
  };
  const inks = [400, 500, 600, 650, 700].map(inkOf);
  expect(inks).toEqual([...inks].sort((a, b) => a - b));
  expect(new Set(inks).size).toBe(inks.length);
});
