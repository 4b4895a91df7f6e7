import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bestVerdict,
  explainVerdict,
  verifyQuotation,
  type Attribution,
  type Verdict,
} from '../../src/quotes/index.ts';
import { textOf } from '../../src/text/index.ts';
import { attributed } from './attributed.ts';

const talks = attributed(
  [
    'Preliminary talks in Paris ended without an agreement, state broadcaster Al-Ikhbariya reported.',
    '"No final agreements were reached," a Syrian source told the broadcaster.',
    '“The talks were direct and responsible,” the source stated, “but they do not constitute any form of agreement at this stage.”',
    'The delegation warned that continued actions “threaten regional stability” and that Syria will not accept the imposition of new facts on the ground.',
    'Clashes broke out on 13 July, and 1,200 people fled. The mayor denied that the city had run out of water.',
    'If the ceasefire holds, aid will reach the southern villages. Maria Yánez, a doctor, said: “We can re-open the clinic unless the roads close again.”',
    '“We do not negotiate with anyone,” Haddad said. “Our border is not a subject for bargaining.”',
  ].join('\n'),
  [
    {
      by: 'a Syrian source',
      content: ['"No final agreements were reached,"'],
      source: 'a Syrian source',
      cue: 'told',
      chain: ['state broadcaster Al-Ikhbariya'],
      named: false,
    },
    {
      by: 'a Syrian source',
      content: [
        '“The talks were direct and responsible,”',
        '“but they do not constitute any form of agreement at this stage.”',
      ],
      source: 'the source',
      cue: 'stated',
      named: false,
    },
    {
      by: 'The delegation',
      content: [
        'continued actions “threaten regional stability” and that Syria will not accept the imposition of new facts on the ground',
      ],
      cue: 'warned',
      named: false,
    },
    { by: 'The mayor', content: ['that the city had run out of water'], cue: 'denied', named: false },
    {
      by: 'Maria Yánez',
      content: ['“We can re-open the clinic unless the roads close again.”'],
      cue: 'said',
      variants: ['Maria Yánez', 'Yánez'],
    },
    {
      by: 'Haddad',
      content: ['“We do not negotiate with anyone,”', '“Our border is not a subject for bargaining.”'],
      source: 'Haddad',
      cue: 'said. ',
    },
  ],
);

const verify = (claim: string, speaker?: string): Verdict => verifyQuotation(talks, claim, speaker);
const matched = ({ match }: Verdict): string | null =>
  match && talks.article.text.slice(match.start, match.end);

describe('exact', () => {
  test('finds words as they are, with speaker, chain and passage', () => {
    const verdict = verify('No final agreements were reached', 'the source');
    expect(verdict).toMatchObject({
      kind: 'exact',
      wording: 'quoted',
      speakerCheck: 'same',
      chain: ['state broadcaster Al-Ikhbariya'],
      match: { passage: 2 },
      typography: [],
    });
    expect(verdict.speaker?.name).toBe('a Syrian source');
    expect(matched(verdict)).toBe('No final agreements were reached');
  });

  test.each([
    ['NO FINAL AGREEMENTS WERE REACHED!', ['capital letters']],
    ['no final, agreements — were reached', ['capital letters', 'punctuation', 'hyphens and dashes']],
    ['Clashes broke out on 13 July and 1200 people fled', ['punctuation', 'how a number is written']],
    ['Maria Yanez, a doctor', ['accents']],
    ['We can reopen the clinic unless the roads close again', ['hyphens']],
    ['We can re open the clinic unless the roads close again', ['hyphens and dashes']],
    ['continued actions threaten regional stability', ['quotation marks']],
  ])('names small differences: %s', (claim, typography) => {
    expect(verify(claim)).toMatchObject({ kind: 'exact', typography });
  });

  test('passes over the reporting clause that splits a quotation, and says so', () => {
    const verdict = verify(
      'The talks were direct and responsible, but they do not constitute any form of agreement at this stage',
    );
    expect(verdict).toMatchObject({ kind: 'exact', typography: ['“the source stated” left out'] });
    expect(verify('We do not negotiate with anyone. Our border is not a subject for bargaining.').kind).toBe(
      'exact',
    );
  });

  test('accepts an honest ellipsis, names it, and gives its parts', () => {
    const verdict = verify('Syria will not accept [...] new facts on the ground');
    expect(verdict).toMatchObject({
      kind: 'exact',
      typography: ['words left out and marked with an ellipsis'],
    });
    expect(verdict.parts).toHaveLength(2);
  });

  test('says whose words they are when nobody is quoted', () => {
    expect(verify('Clashes broke out on 13 July')).toMatchObject({ wording: 'reporter', attribution: null });
    expect(verify('Syria will not accept the imposition of new facts')).toMatchObject({
      kind: 'exact',
      wording: 'paraphrase',
    });
  });
});

describe('altered', () => {
  test.each([
    ['Many final agreements were reached', 'No ', 'Many '],
    ['No final agreement was ever reached by them', null, null],
    ['they do constitute any form of agreement at this stage', 'not ', null],
    ['Syria will never accept the imposition of new facts on the ground', 'not ', 'never '],
    ['Clashes broke out on 14 July', '13 ', '14 '],
    ['12,000 people fled. The mayor denied', '1,200 ', '12,000 '],
    ['our border is now not a subject for bargaining', null, 'now '],
  ])('%s', (claim, left, added) => {
    const verdict = verify(claim);
    expect(verdict.kind).toBe('altered');
    if (left) expect(verdict.changes).toContainEqual({ op: 'delete', text: left });
    if (added) expect(verdict.changes).toContainEqual({ op: 'insert', text: added });
  });

  test('two quotations joined across a distance, with the places they come from', () => {
    const verdict = verify('No final agreements were reached and we do not negotiate with anyone');
    expect(verdict.kind).toBe('altered');
    expect(verdict.parts.map(({ passage }) => passage)).toEqual([2, 7]);
    expect(explainVerdict(talks, verdict)).toContain('joined from different places: ¶2, ¶7');
  });

  test('an ellipsis may not put the words of two speakers into one mouth', () => {
    expect(verify('The talks were direct and responsible … threaten regional stability').kind).toBe(
      'altered',
    );
  });

  test('a hyphen makes no word of two: "not able" is not "notable"', () => {
    const article = attributed('The minister is not able to resign, officials said on Monday.');
    expect(verifyQuotation(article, 'The minister is notable to resign').kind).toBe('altered');
  });
});

describe('misattributed', () => {
  test.each([
    ['No final agreements were reached', 'Haddad', 'other'],
    ['No final agreements were reached', 'Al-Ikhbariya', 'passed on'],
    ['No final agreements were reached', 'Bashar al-Assad', 'unknown'],
    ['Clashes broke out on 13 July', 'Haddad', 'reporter'],
  ])('%s — %s: %s', (claim, speaker, speakerCheck) => {
    expect(verify(claim, speaker)).toMatchObject({ kind: 'misattributed', speakerCheck });
  });

  test.each([
    ['We do not negotiate with anyone', 'Mr. Haddad'],
    ['We do not negotiate with anyone', 'Karim Haddad'],
    ['We do not negotiate with anyone', 'hadad'],
    ['We can re-open the clinic unless the roads close again', 'Yanez'],
    ['No final agreements were reached', 'the Syrian source'],
    ['Clashes broke out on 13 July', 'the article'],
  ])('not: %s — %s', (claim, speaker) => {
    expect(verify(claim, speaker)).toMatchObject({ kind: 'exact', speakerCheck: 'same' });
  });

  test('not, where the article does not say plainly who spoke and the name stands beside the words', () => {
    const article = attributed('Haddad took the floor. “There is nothing left to say tonight.”');
    expect(verifyQuotation(article, 'There is nothing left to say tonight', 'Haddad')).toMatchObject({
      kind: 'exact',
      speakerCheck: 'unsaid',
    });
  });

  test('not, where the sentence reports the one of that name in a way that no attribution was read from', () => {
    const article = attributed('Mr. Lewin sought a deal worth $1 million, Politico reported. Rain fell.');
    const claim = 'Mr. Lewin sought a deal worth $1 million';
    expect(verifyQuotation(article, claim, 'Politico').speakerCheck).toBe('unsaid');
    expect(verifyQuotation(article, 'Rain fell', 'Politico').kind).toBe('misattributed');
    expect(verifyQuotation(article, claim, 'Lewin').kind).toBe('misattributed');
  });

  test.each([
    ['Robert Hale', ['Robert Hale', 'Hale'], 'Karen Hale', 'unknown'],
    ['Will Baird', ['Will Baird'], 'Steve Baird', 'unknown'],
    ['Will Baird', ['Will Baird', 'Baird'], 'Will Baird', 'same'],
    ['Baird', ['Baird'], 'Steve Baird', 'same'],
  ])('two persons of one surname are two: words of %s %j — %s: %s', (by, variants, claimed, speakerCheck) => {
    const article = attributed('“You leave, they come,” he said.', [
      { by, variants, content: ['“You leave, they come,”'] },
    ]);
    expect(verifyQuotation(article, 'You leave, they come', claimed).speakerCheck).toBe(speakerCheck);
  });

  test.each([
    ['a senior ministry official', 'an anonymous official', 'same'],
    ['a senior ministry official', 'an unnamed source', 'same'],
    ['two people close to the minister', 'a source', 'same'],
    ['a senior ministry official', 'an anonymous diplomat', 'unknown'],
    ['the airline', 'a source', 'unknown'],
  ])('nobody’s name is asked for: words of %s — %s: %s', (by, claimed, speakerCheck) => {
    const article = attributed(`“She was furious,” ${by} said.`, [
      { by, named: false, content: ['“She was furious,”'] },
    ]);
    expect(verifyQuotation(article, 'She was furious', claimed).speakerCheck).toBe(speakerCheck);
  });

  test.each(['a former aide to Mr. Kern', 'Kern’s lawyer'])('words of %s are not those of Kern', (by) => {
    const article = attributed(`“She was furious,” ${by} said. “I was not,” Paul Kern said.`, [
      { by, named: false, content: ['“She was furious,”'] },
      { by: 'Paul Kern', content: ['“I was not,”'] },
    ]);
    expect(verifyQuotation(article, 'She was furious', 'Paul Kern').kind).toBe('misattributed');
    expect(verifyQuotation(article, 'She was furious', 'Kern').speakerCheck).toBe('other');
  });

  test('words of Kern’s letter are those of Kern', () => {
    const by = 'Kern’s letter to the court';
    const article = attributed(`“She was furious,” ${by} said. “I was not,” Paul Kern said.`, [
      { by, named: false, content: ['“She was furious,”'] },
      { by: 'Paul Kern', variants: ['Paul Kern', 'Kern'], content: ['“I was not,”'] },
    ]);
    expect(verifyQuotation(article, 'She was furious', 'Kern').kind).toBe('exact');
  });

  test('an unnamed speaker has no capital within a sentence', () => {
    const article = attributed('A source said: “She was furious.”', [
      { by: 'A source', named: false, content: ['“She was furious.”'] },
    ]);
    expect(explainVerdict(article, verifyQuotation(article, 'She was furious', 'Kern'))).toContain(
      'these are words of a source',
    );
  });

  test.each(['the board president', 'the president of the board'])('%s is not the board', (claimed) => {
    const article = attributed('“I taught here,” Ann Berg said. “We voted,” the school board said.', [
      { by: 'Ann Berg', variants: ['Ann Berg', claimed], content: ['“I taught here,”'] },
      { by: 'the school board', named: false, content: ['“We voted,”'] },
    ]);
    expect(verifyQuotation(article, 'I taught here', claimed).speakerCheck).toBe('same');
  });

  test('of two places with the same words, the claimed speaker’s counts', () => {
    const article = attributed('“We will win this,” Ada said.\n“We will win this,” Bertha said.', [
      { by: 'Ada', content: ['“We will win this,”'] },
    ]);
    const second = article.article.text.lastIndexOf('“We will');
    const [first] = article.quotes.attributions as [Attribution];
    const bertha = { index: 1, name: 'Bertha', named: true, variants: ['Bertha'], description: null };
    const quotes = {
      ...article.quotes,
      speakers: [...article.quotes.speakers, bertha],
      attributions: [
        first,
        { ...first, index: 1, speaker: bertha, passage: 2, content: [{ start: second, end: second + 19 }] },
      ],
    };
    expect(verifyQuotation({ ...article, quotes }, 'we will win this', 'Bertha')).toMatchObject({
      kind: 'exact',
      match: { passage: 2 },
    });
  });
});

describe('out of context', () => {
  test.each([
    ['The talks were direct and responsible', 'contrast', 'but they do not constitute'],
    ['constitute any form of agreement at this stage', 'negation', 'not'],
    ['We can re-open the clinic', 'condition', 'unless the roads close again'],
    ['aid will reach the southern villages', 'condition', 'If the ceasefire holds'],
    ['the ceasefire holds', 'condition', 'If'],
    ['the city had run out of water', 'denial', 'denied'],
    ['Syria will … accept the imposition of new facts', 'negation', 'not'],
  ])('%s', (claim, kind, left) => {
    const verdict = verify(claim);
    expect(verdict).toMatchObject({ kind: 'out of context', leftOff: { kind } });
    const { leftOff } = verdict;
    expect(textOf(talks.article.text, leftOff ?? { start: 0, end: 0 })).toContain(left);
  });

  test.each([
    ['There is no doubt that we won the vote, Lee said.', 'we won the vote'],
    ['Lee asked if they had come and left at once.', 'they had come and left at once'],
    ['They want nothing but peace in the valley.', 'They want nothing'],
    ['Not only did it rain but the river rose.', 'Not only did it rain'],
    [
      'Cook said Carter stopped, but Cook did not say when.',
      'Cook said Carter stopped, but Cook did not say when',
    ],
  ])('not: %s', (text, claim) => {
    expect(verifyQuotation(attributed(text), claim).kind).toBe('exact');
  });

  test('not for what the reporter adds after another’s words', () => {
    const article = attributed('Cook said Carter stopped the practice, but Cook did not say when.', [
      { by: 'Cook', content: ['Carter stopped the practice'], cue: 'said', source: 'Cook' },
    ]);
    expect(verifyQuotation(article, 'Carter stopped the practice').kind).toBe('exact');
  });
});

describe('not found', () => {
  test('gives the closest passage', () => {
    const verdict = verify('the southern villages were flooded by a broken dam yesterday');
    expect(verdict).toMatchObject({ kind: 'not found', match: null, closest: { passage: 6 } });
  });

  test('gives none when no word is in the article', () => {
    expect(verify('zebra xylophone')).toMatchObject({ kind: 'not found', closest: null });
    expect(verify('')).toMatchObject({ kind: 'not found', closest: null });
  });
});

describe('properties', () => {
  const { text, passages } = talks.article;
  const words = Array.from(text.matchAll(/\S*[\p{L}\p{N}]\S*/gu), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const slice = fc
    .record({ from: fc.nat(words.length - 1), length: fc.integer({ min: 1, max: 40 }) })
    .map(({ from, length }) => {
      const last = words[Math.min(words.length - 1, from + length - 1)];
      return text.slice(words[from]?.start, last?.end);
    });
  const plainWords = (source: string): string[] =>
    source
      .normalize('NFKD')
      .toLowerCase()
      .replace(/['’\p{M}]|(?<=\d),(?=\d)/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? [];

  test('words as they are, however they are punctuated, are never altered', () => {
    const retype = fc.constantFrom<(claim: string) => string>(
      (claim) => claim,
      (claim) => claim.toUpperCase(),
      (claim) => claim.replace(/[“”"]/gu, ''),
      (claim) => claim.replace(/(?<!\d),|[.:]/gu, ' —'),
      (claim) => `« ${claim} »`,
      (claim) => claim.replace(/ /gu, '  \n'),
      (claim) => claim.replace(/ /gu, ' **'),
    );
    fc.assert(
      fc.property(slice, retype, (claim, change) => {
        expect(['exact', 'out of context']).toContain(verify(change(claim)).kind);
      }),
    );
  });

  test('a changed, added or dropped word is never exact', () => {
    const change = fc.constantFrom<(list: string[], at: number) => string[]>(
      (list, at) => list.with(at, 'zebra'),
      (list, at) => list.toSpliced(at, 0, 'zebra'),
      (list, at) => list.toSpliced(at, 1),
    );
    fc.assert(
      fc.property(slice, change, fc.nat(), (claim, alter, seed) => {
        const list = plainWords(claim);
        fc.pre(list.length >= 3);
        const changed = alter(list, 1 + (seed % (list.length - 2)));
        const still = ` ${plainWords(text).join(' ')} `.includes(` ${changed.join(' ')} `);
        const verdict = verify(changed.join(' '));
        // A reporting clause that falls away whole is the one thing that may.
        fc.pre(!still && !verdict.typography.some((name) => name.endsWith('left out')));
        expect(['altered', 'not found']).toContain(verdict.kind);
      }),
    );
  });

  test('the changes rebuild the matched text and the claim’s words', () => {
    const noise = fc.array(fc.constantFrom('not', 'the', 'zebra', 'Syria', '13', '…', ',', 'agreement'), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(slice, noise, slice, (first, between, second) => {
        const claim = [first, ...between, second].join(' ');
        const verdict = verify(claim);
        fc.pre(verdict.match !== null);
        const rebuilt = (op: string): string =>
          verdict.changes
            .filter((change) => change.op === 'equal' || change.op === op)
            .map((change) => change.text)
            .join('');
        expect(rebuilt('delete')).toBe(matched(verdict));
        expect(plainWords(rebuilt('insert')).join('')).toBe(plainWords(claim).join(''));
      }),
    );
  });

  test('any strings get a verdict whose spans lie in the article', () => {
    const anyArticle = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 300 })
      .filter((source) => /\S/u.test(source) && !source.includes('\0'));
    fc.assert(
      fc.property(
        anyArticle,
        fc.string({ unit: 'binary' }),
        fc.option(fc.string()),
        (source, claim, speaker) => {
          const opened = attributed(`${source} x`);
          const verdict = verifyQuotation(opened, claim, speaker ?? undefined);
          for (const span of [verdict.match, verdict.closest, verdict.leftOff, ...verdict.parts]) {
            if (!span) continue;
            expect(span.start).toBeLessThan(span.end);
            expect(span.end).toBeLessThanOrEqual(opened.article.text.length);
          }
          for (const place of [verdict.match, verdict.closest, ...verdict.parts]) {
            if (place) expect(opened.article.passages.map(({ number }) => number)).toContain(place.passage);
          }
          expect(explainVerdict(opened, verdict)).not.toBe('');
        },
      ),
    );
  });

  test('finds itself in every passage', () => {
    for (const { start, end, number } of passages) {
      expect(verify(text.slice(start, end))).toMatchObject({ kind: 'exact', match: { passage: number } });
    }
  });
});

describe('bestVerdict', () => {
  const claim = 'The talks were direct and responsible';
  const other = attributed('It rained.\nNobody met.');
  const altered = attributed('The talks were long, direct and responsible.\nNobody met.');
  const same = attributed('The talks were direct and responsible.\nNobody met.');

  test('is the best of several articles, whatever their order', () => {
    for (const articles of [
      [other, altered, same],
      [same, altered, other],
    ]) {
      expect(bestVerdict(articles, claim, null)).toMatchObject({ opened: same, verdict: { kind: 'exact' } });
    }
    expect(bestVerdict([other, altered], claim, null)?.opened).toBe(altered);
  });

  test('is the one that has more of the claim, then the first, of equal ones', () => {
    const half = attributed('The talks were direct, someone wrote.\nNobody met.');
    expect(bestVerdict([half, altered], claim, null)?.opened).toBe(altered);
    expect(bestVerdict([same, { ...same }], claim, null)?.opened).toBe(same);
  });

  test('asks who said it, and is null without articles', () => {
    expect(bestVerdict([same], claim, 'Ada')?.verdict.kind).toBe('misattributed');
    expect(bestVerdict([], claim, null)).toBeNull();
  });
});
