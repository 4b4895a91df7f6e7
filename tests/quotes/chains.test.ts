import { describe, expect, it } from 'vitest';
import { textOf } from '../../src/text/index.ts';
import { quotesOf } from './article.ts';
import { resolveMarked } from './resolution.ts';

describe('chains', () => {
  it('holds the outlet that cites a source, with what the article calls it', () => {
    const text =
      '[1w The talks ended], [1c according to] [1s a Turkish official cited by state news agency Anadolu].';
    expect(resolveMarked(text)[0]).toContain('state news agency Anadolu');
  });

  it('resolves "the broadcaster" to the outlet named before', () => {
    const text =
      '[1w The deal is off], [1c according to] [1s a Turkish official] cited by state broadcaster TRT-Haber.\n[2w “Nothing was signed,”] [2s he] [2c told] the broadcaster.';
    expect(resolveMarked(text)).toEqual([
      ['a Turkish official', 'state broadcaster TRT-Haber'],
      ['a Turkish official', 'state broadcaster TRT-Haber'],
    ]);
  });

  it.each([
    ['[1c told] CNN', 'CNN'],
    ['[1c told] Megyn Kelly of Fox News', 'Megyn Kelly of Fox News'],
    ['[1c told] a TV interviewer', 'a TV interviewer'],
    ['[1c said] in an interview with the Denver Post', 'Denver Post'],
    ['[1c said] in an MSNBC interview', 'MSNBC'],
    ["[1c said] on NBC's Meet the Press", "NBC's Meet the Press"],
    ["[1c said] on ABC's This Week", "ABC's This Week"],
    ['[1c said] on CBS’s “Face the Nation” on Sunday', 'CBS’s “Face the Nation”'],
    ['[1c wrote] in a guest column in Sunday’s New York Times', 'New York Times'],
  ])('holds to whom it was said: %s', (telling, outlet) => {
    expect(resolveMarked(`[1w “We won,”] [1s Ellen Ruiz] ${telling}.`)).toEqual([['Ellen Ruiz', outlet]]);
  });

  it.each(['supporters', 'Congress', 'Paul Kern', 'reporters', 'the crowd in Denver', 'him'])(
    'invents no hop for %s, who is no outlet',
    (told) => {
      expect(resolveMarked(`[1w “We won,”] [1s Ellen Ruiz] [1c told] ${told}.`)).toEqual([['Ellen Ruiz']]);
    },
  );

  it('goes on through an interview and stops where another setting is named', () => {
    const text =
      '[1w “We won,”] [1s Ellen Ruiz] [1c told] CNN.\n[2w “Clearly,”] [2s she] [2c said].\n[3w “We lost,”] [3s Ruiz] [3c said] in a statement on Friday.\n[4w “Alas,”] [4s Ruiz] [4c said].';
    expect(resolveMarked(text)).toEqual([
      ['Ellen Ruiz', 'CNN'],
      ['Ellen Ruiz', 'CNN'],
      ['Ellen Ruiz'],
      ['Ellen Ruiz'],
    ]);
  });

  it('leads from a nested attribution through the outer one and its outlet', () => {
    const text =
      '[1s A source in Ankara] [1c told] Reuters that [1w the Turkish delegation said that the border will open].'.replace(
        '[1w the Turkish delegation said that the border will open]',
        '[2s the Turkish delegation] [2c said] that [2w the border will open]',
      );
    expect(resolveMarked(text, { 2: 1 })[1]).toEqual([
      'the Turkish delegation',
      'A source in Ankara',
      'Reuters',
    ]);
  });

  it('leaves out the outlet whose article it is', () => {
    const text = '[1w “We won,”] [1s Ellen Ruiz] [1c told] the Denver Post.';
    expect(resolveMarked(text, {}, ['denver post'])).toEqual([['Ellen Ruiz']]);
    const agency = 'WASHINGTON (AP) — “We have won,” Ellen Ruiz told The Associated Press.';
    expect(quotesOf(agency).attributions.map(({ chain }) => chain)).toEqual([[]]);
    const known = '“We have won,” Ellen Ruiz told the Denver Post.';
    expect(quotesOf(known, { outlet: 'The Denver Post' }).attributions[0]?.chain).toEqual([]);
    expect(quotesOf(known).attributions[0]?.chain).toEqual(['Denver Post']);
  });

  it.each([
    [
      'The mayor will go, the Denver Post reported on Monday, citing two officials.',
      'two officials',
      'The mayor will go',
    ],
    [
      'According to the Post, which cited two officials, the mayor will go.',
      'two officials',
      'the mayor will go',
    ],
    [
      'The Post, citing a person close to him, said the mayor would go.',
      'a person close to him',
      'the mayor would go',
    ],
    ['The Post quoted the mayor’s lawyer as saying that he would go.', 'the mayor’s lawyer', 'he would go'],
  ])('holds the outlet that has words from somebody else: %s', (text, speaker, words) => {
    const [said, outer, ...others] = quotesOf(text).attributions;
    expect(said).toMatchObject({ speaker: { name: speaker }, chain: [expect.stringMatching(/Post$/u)] });
    expect(said?.content.map((span) => textOf(text, span))).toEqual([expect.stringContaining(words)]);
    expect([outer?.speaker?.name, outer?.content]).toEqual([said?.chain[0], said?.content]);
    expect(others).toEqual([]);
  });

  it('takes nobody for cited where an outlet gives a reason', () => {
    const text = 'The paper, citing security concerns, said it would not print the map.';
    expect(quotesOf(text).attributions.flatMap(({ chain }) => chain)).toEqual([]);
  });
});
