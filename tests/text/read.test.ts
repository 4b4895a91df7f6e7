import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readText, stem } from '../../src/text/index.ts';

it('tags words and entities', () => {
  const { tokens } = readText("On 13 July, Israel's clashes broke out.");
  expect(tokens.map(({ text }) => text)).toEqual([
    'On',
    '13',
    'July',
    ',',
    'Israel',
    "'s",
    'clashes',
    'broke',
    'out',
    '.',
  ]);
  expect(tokens[7]).toMatchObject({ pos: 'VERB', lemma: 'break' });
  expect(tokens[1]?.entity).toBe('DATE');
  expect(tokens[6]?.stem).toBe(stem('clash'));
});

it('gives the forms of a verb or a noun one stem', () => {
  const stemsOf = (text: string): string[] => readText(text).tokens.map((token) => token.stem);
  expect(stemsOf('Which women did the army bring?')[1]).toBe(stemsOf('A woman was brought home.')[1]);
  expect(stemsOf('Which women did the army bring?')[5]).toBe(stemsOf('A woman was brought home.')[3]);
});

it("takes '' for a quotation mark", () => {
  const { tokens } = readText("''No,'' he said.");
  expect(tokens.filter(({ text }) => text === "''")).toHaveLength(2);
});

it('points into the text: tokens in order, inside their sentences, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const { tokens, sentences } = readText(text);
      let end = 0;
      for (const token of tokens) {
        expect(text.slice(token.start, token.end)).toBe(token.text);
        expect(token.start).toBeGreaterThanOrEqual(end);
        ({ end } = token);
      }
      for (const { firstToken, endToken, index, start } of sentences) {
        for (const token of tokens.slice(firstToken, endToken)) {
          expect(token.sentence).toBe(index);
          expect(token.start).toBeGreaterThanOrEqual(start);
        }
      }
    }),
  );
});
