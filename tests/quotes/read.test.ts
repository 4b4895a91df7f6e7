import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/article/index.ts';
import { readQuotes, readVoices, resolveMentions, verifyQuotation } from '../../src/quotes/index.ts';
import { readText, textOf } from '../../src/text/index.ts';
import { articleOf, mentionsOf, quotesOf } from './article.ts';
import { attributed } from './attributed.ts';

const words = [
  'Ellen Ruiz', 'Mr. Ruiz', 'she', 'he', 'they', 'who', 'said', 'told', 'CNN', 'the Times', 'according to', 'a source', 'the source',
  'the letter', 'says', '“', '”', '"', "''", "'s", '’', ',', '.', '\n', 'of', 'the', 'The', 'and', 'Dr.', '(AP)', '—', 'Paul Kern', 'the mayor',
  'in an interview with', 'by', 'NBC’s', 'Meet the Press', 'Al-Ikhbariya', 'İ', '👩‍👩‍👧', 'e\u0301', 'Jr.', 'its', 'that',
]; // prettier-ignore
const arbitraryText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.constantFrom(...words), { maxLength: 80 }).map((parts) => parts.join(' ')),
);

function check(text: string): void {
  const { attributions, speakers } = quotesOf(text);
  const inRange = ({ start, end }: { start: number; end: number }): boolean =>
    0 <= start && start < end && end <= text.length;
  attributions.forEach((attribution, i) => {
    expect(attribution.index).toBe(i);
    expect([...attribution.source, ...attribution.cue, ...attribution.content].every(inRange)).toBe(true);
    if (attribution.speaker) expect(speakers[attribution.speaker.index]).toBe(attribution.speaker);
    for (const hop of attribution.chain) expect(text).toContain(hop);
  });
  for (const { name, variants, description } of speakers) {
    expect(name).not.toBe('');
    for (const form of [name, ...variants, description ?? '']) expect(text).toContain(form);
  }
  expect(mentionsOf(text).every((mention) => inRange(mention) && text.includes(mention.name))).toBe(true);
}

describe('readQuotes', () => {
  it('holds for any text: spans in range, names and chains in the words of the article', () => {
    fc.assert(fc.property(arbitraryText, check), { numRuns: 300 });
  });

  it('gives each attribution its passage and kind, an inner attribution before the outer one', () => {
    const text =
      'Nothing here.\n“We won,” Ellen Ruiz said.\nA source said that Ruiz said that the vote was fair.';
    const { attributions } = quotesOf(text);
    expect(attributions.map(({ passage, kind }) => [passage, kind])).toEqual([
      [2, 'direct'],
      [3, 'indirect'],
      [3, 'indirect'],
    ]);
    expect(attributions.map(({ speaker }) => speaker?.name)).toEqual([
      'Ellen Ruiz',
      'Ellen Ruiz',
      'A source',
    ]);
  });

  it('reads a quotation over the lines of a wrapped paragraph as one: its kind, what it passes on, who “I” is', () => {
    const article = parseArticle(
      'Paul Kern met Ellen Ruiz on Monday. “It was a good talk. But\nhe says he is fit for the office,\nand I have my doubts,” Ruiz said.\n\nNobody else spoke.\n',
      'wrapped.txt',
    );
    const reading = readText(article.text, article.passages);
    const { attributions } = readQuotes(article, reading);
    expect(attributions.map(({ kind, speaker }) => [kind, speaker?.name])).toEqual([
      ['direct', 'Paul Kern'],
      ['direct', 'Ellen Ruiz'],
    ]);
    const i = resolveMentions(article, reading).find((mention) => textOf(article.text, mention) === 'I');
    expect(i?.name).toBe('Ellen Ruiz');
  });

  it('reads an interview: who answers under “A”, in words of his own, and who does not speak in them', () => {
    const { article, reading } = attributed(
      'The harbour’s director, Marta Eklund, met Ellen Ruiz. Eklund had time.\nQ: Is it loud?\nA: I say that we will stop at eleven.\nQ: And then?\nA: Then we sleep.',
    );
    const quotes = readQuotes(article, reading);
    expect(quotes.attributions.map(({ kind, speaker }) => [kind, speaker?.name ?? null])).toEqual([
      ['direct', null],
      ['direct', 'Marta Eklund'],
      ['direct', null],
      ['direct', 'Marta Eklund'],
    ]);
    expect(verifyQuotation({ article, reading, quotes }, 'Then we sleep', 'Marta Eklund')).toMatchObject({
      kind: 'exact',
      wording: 'quoted',
      speakerCheck: 'same',
    });
    expect(readVoices(article, quotes).voices[0]).toMatchObject({ quotations: 2, paraphrasedWords: 0 });
  });

  it('takes a block quote for the own words of who is said to have written it', () => {
    const article = parseArticle(
      'Peter Sund resigned on Friday. In his letter he wrote:\n\n> I have always put this town first.\n\nNobody came.',
      'block.md',
    );
    const { attributions } = readQuotes(article, readText(article.text, article.passages));
    expect(attributions).toMatchObject([{ kind: 'direct', speaker: { name: 'Peter Sund' }, passage: 2 }]);
  });

  it('reads the sample articles: every unnamed source apart from the named ones', () => {
    const folder = new URL('../../data/articles/', import.meta.url);
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.md'))) {
      const { text } = articleOf(
        readFileSync(new URL(file, folder), 'utf8').replace(/^---\n.*?\n---\n/su, ''),
      );
      check(text);
      expect(quotesOf(text).speakers.length).toBeGreaterThan(2);
    }
  });
});
