import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseClaim, readClaim } from '../../src/quotes/index.ts';

describe('parseClaim', () => {
  test.each([
    ['As Netanyahu said, "we will never accept this"', 'we will never accept this', 'Netanyahu'],
    ['so i heard netanyahu said "no agreements were reached" lol', 'no agreements were reached', 'netanyahu'],
    ['Netanyahu: “No deal today, folks”', 'No deal today, folks', 'Netanyahu'],
    [
      '"No final agreements were reached" — Bashar al-Assad',
      'No final agreements were reached',
      'Bashar al-Assad',
    ],
    ['“We won,” said President Obama.', 'We won,', 'President Obama'],
    ['Did Assad really say "the talks were direct"?', 'the talks were direct', 'Assad'],
    ['The source told Al-Ikhbariya: "No agreements yet"', 'No agreements yet', 'The source'],
    ["he said 'no final agreements were reached', right?", 'no final agreements were reached', null],
    ["``The talks were direct,'' the source said", 'The talks were direct,', 'the source'],
    ["The source said, ``The talks were direct''", 'The talks were direct', 'The source'],
    [
      "``no final agreements`` and `reached`, don't you see?",
      "no final agreements and reached , don't you see?",
      null,
    ],
    ['«Мы не согласны с этим» — Путин', 'Мы не согласны с этим', 'Путин'],
    [
      '> No final agreements were reached\n- Bashar al-Assad',
      'No final agreements were reached',
      'Bashar al-Assad',
    ],
    ['> No final agreements were reached\n> — the source', 'No final agreements were reached', 'the source'],
    ['“- No deal\n-- We left \n\n  – Ada Lee ”', '- No deal -- We left', 'Ada Lee'],
    ['No final agreements were reached', 'No final agreements were reached', null],
    ['**No final** agreements, according to the Syrian source.', 'No final agreements', 'the Syrian source'],
    ['The delegation warned that actions threaten stability', 'actions threaten stability', 'The delegation'],
    ['Note: the talks were direct', 'Note: the talks were direct', null],
  ])('%s', (message, text, speaker) => {
    const [claim, ...more] = parseClaim(message).claims;
    expect(more).toEqual([]);
    expect(claim?.text.replace(/\s+/gu, ' ')).toBe(text);
    expect(claim?.speaker).toBe(speaker);
  });

  test('takes the parts of a quotation split by its reporting clause as one', () => {
    expect(
      parseClaim('“The talks were direct,” the source stated, “but they do not end here.”').claims,
    ).toEqual([{ text: 'The talks were direct, but they do not end here.', speaker: 'the source' }]);
  });

  test('takes several quotations apart, leaves out scare quotes, and stops at five', () => {
    const { claims } = parseClaim('lol "sure" Ada said "we will win this" and Bertha said "we lost it all"');
    expect(claims).toEqual([
      { text: 'we will win this', speaker: 'Ada' },
      { text: 'we lost it all', speaker: 'Bertha' },
    ]);
    const { claims: first, more } = parseClaim('"one two three" '.repeat(9));
    expect([first.length, more]).toEqual([5, 4]);
  });

  test('finds nothing where there are no words', () => {
    for (const message of [
      '',
      ' ',
      '"',
      '""',
      '😀',
      '<@123456789012345678>',
      '> ',
      'https://example.org/a',
    ]) {
      expect(parseClaim(message).claims).toEqual([]);
    }
  });

  test('mentions, emoji and links are no words of a claim', () => {
    const { claims } = parseClaim(
      '<@123> <:smile:456> "no final agreements <a:wave:7> were reached" https://x.org',
    );
    expect(claims[0]?.text.replace(/\s+/gu, ' ')).toBe('no final agreements were reached');
  });

  test('takes as long as the quotation is, however many line feeds stand in it', () => {
    const start = performance.now();
    expect(parseClaim(`"one two three${'\n'.repeat(4000)}four five six"`).claims).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test('any message gives claims with words, at once', () => {
    const part = fc.constantFrom(
      '"',
      '“',
      '”',
      "'",
      ' said ',
      '> ',
      '\n',
      ' — ',
      ': ',
      ', ',
      'a',
      'Ada',
      'as ',
      '…',
    );
    const message = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(part, { maxLength: 400 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(message, (text) => {
        for (const claim of parseClaim(text).claims) expect(claim.text).toMatch(/\S/u);
      }),
    );
  });
});

describe('readClaim', () => {
  test.each([
    ['“No final agreements were reached”', undefined, 'No final agreements were reached', null],
    ['As Netanyahu said, "no agreements were reached"', undefined, 'no agreements were reached', 'Netanyahu'],
    [
      'Sweida is an “integral part of the state”',
      undefined,
      'Sweida is an “integral part of the state”',
      null,
    ],
    ['He said “no” and they said “yes, we do”', undefined, 'He said “no” and they said “yes, we do”', null],
    ['I told him “no deal today” and he left', 'Ada', 'I told him “no deal today” and he left', 'Ada'],
    ['"no agreements were reached"', 'Ada', 'no agreements were reached', 'Ada'],
    ['Trump said that he would win', 'Clinton', 'Trump said that he would win', 'Clinton'],
    ['Trump said that he would win', undefined, 'he would win', 'Trump'],
  ])('%s (%s)', (quotation, given, text, speaker) => {
    expect(readClaim(quotation, given)).toEqual({ text, speaker });
  });

  test('is null without words', () => {
    expect(readClaim(' “” ')).toBeNull();
  });
});

test('each of two quotations has the name and colon before it', () => {
  const { claims } = parseClaim('Ann Berg: "The bank is sound" and Paul Kern: "It was never sound"');
  expect(claims.map(({ speaker }) => speaker)).toEqual(['Ann Berg', 'Paul Kern']);
});
