import { describe, expect, it } from 'vitest';
import { findSpeakers, type Speaker } from '../../src/quotes/index.ts';
import { mentionsOf, quotesOf } from './article.ts';
import { resolveMarked } from './resolution.ts';

const speakers = (text: string): (string | undefined)[] => resolveMarked(text).map(([speaker]) => speaker);

describe('speakers', () => {
  it('takes a surname for the full name, wherever that stands', () => {
    const text =
      'Ruiz is late.\n[1w “We will vote,”] [1c said] [1s Mayor Ellen Ruiz] on Monday.\n[2w “Nobody waits,”] [2s Ruiz] [2c said].';
    expect(speakers(text)).toEqual(['Ellen Ruiz', 'Ellen Ruiz']);
  });

  it('takes a month for the person of that name, and for a month elsewhere', () => {
    const text =
      '[1s Prime Minister Theresa May] [1c said] that [1w the vote is in May]. [2w “We leave,”] [2s May] [2c said] in London.\n[3s April Ryan] [3c said] that [3w April is early]. [4w “It is over,”] [4s Ms. May] [4c said]. In May and on May 3 it rained.';
    expect(speakers(text)).toEqual(['Theresa May', 'Theresa May', 'April Ryan', 'Theresa May']);
  });

  it('knows names with a small letter after the hyphen from adjectives made of names', () => {
    const text =
      '[1s North Korean leader Kim Jong-un] [1c told] Moon Jae-in that [1w he waits]. [2w “Soon,”] [2s Kim] [2c said].\n[3s A New York-based analyst] [3c said] [3w it is late]. [4s U.N. Secretary-General Ban Ki-moon] [4c said] [4w it is not].';
    expect(speakers(text)).toEqual(['Kim Jong-un', 'Kim Jong-un', 'A New York-based analyst', 'Ban Ki-moon']);
  });

  it('tells two persons of one surname apart by their titles', () => {
    const text =
      'Robert Hale and Susan Hale run the mill.\n[1w “It was mine,”] [1c said] [1s Ms. Hale].\n[2w “No, mine,”] [2c said] [2s Mr. Hale].';
    expect(speakers(text)).toEqual(['Susan Hale', 'Robert Hale']);
  });

  it('takes a surname for who is named before, not for a namesake who comes later', () => {
    const text =
      'President Mary Hale spoke on Monday.\n[1w “We won,”] [1s Hale] [1c said].\nHer brother Daniel Hale waved. Daniel Hale sat down, and Daniel left. [2w “So did I,”] [2s Daniel] [2c said].';
    expect(speakers(text)).toEqual(['Mary Hale', 'Daniel Hale']);
  });

  it('does not take a husband for his wife who alone has her full name in the text', () => {
    const text =
      '[1w “Go,”] [1s President Kern] [1c said].\nMr. Kern waved. Mr. Kern sat down, and Mr. Kern left. Michelle Kern, his wife, waved too. [2w “Stay,”] [2s Mrs. Kern] [2c said].';
    expect(speakers(text).map((name) => name === 'Michelle Kern')).toEqual([false, true]);
  });

  it('resolves pronouns by gender, not only by nearness', () => {
    const text =
      'Senator Maria Lopez met Governor John Stark in Denver.\n[1s She] [1c said] that [1w it is useful]. [2s He] [2c said] that [2w it is long].';
    expect(speakers(text)).toEqual(['Maria Lopez', 'John Stark']);
  });

  it('does not take somebody whom the words speak of for who says them', () => {
    const text =
      'Governor John Stark spoke in Denver on Monday.\nThe crowd waited for Senator Paul Weber.\n[1w “Paul Weber is a friend of mine,”] [1s he] [1c said].';
    expect(speakers(text)).toEqual(['John Stark']);
  });

  it('resolves the pronouns of a long article', () => {
    const lines = Array.from(
      { length: 1000 },
      (_, i) => `[${i + 1}w “It is over,”] [${i + 1}s he] [${i + 1}c said].`,
    );
    expect(new Set(speakers(['Governor John Stark met Ellen Ruiz.', ...lines].join('\n')))).toEqual(
      new Set(['John Stark']),
    );
  });

  it('resolves a role to the name that has it', () => {
    const text =
      'Florida Sen. Dana Webb and Ohio Gov. Paul Kern met in Miami.\n[1s The Ohio governor] [1c said] that [1w the road will open]. [2s The Florida senator] [2c said] that [2w it will not].';
    expect(speakers(text)).toEqual(['Paul Kern', 'Dana Webb']);
  });

  it('takes the name in apposition to a description, before and after it', () => {
    const text =
      '[1s The minister’s press secretary, Anna Berg,] [1c said] that [1w the visit was off].\n[2s Paul Kern, a spokesman for the mayor,] [2c said] that [2w it was on]. [3s The spokesman] [3c said] [3w more].';
    expect(speakers(text)).toEqual(['Anna Berg', 'Paul Kern', 'Paul Kern']);
  });

  it('takes the name in apposition whatever noun stands before it', () => {
    const text =
      'Mayor Anna Berg spoke.\n[1w “It is fine,”] [1s her predecessor, Bill Szymanski,] [1c said].\n[2s The head of the miners’ union, Ursula Brandt,] [2c said] that [2w it is not].';
    expect(speakers(text)).toEqual(['Bill Szymanski', 'Ursula Brandt']);
  });

  it.each([
    ['Justice Margaret Hill', 'The judge', 'Margaret Hill'],
    ['Chief Executive Julia Brandt', 'Brandt', 'Julia Brandt'],
    ['Managing Partner Julia Brandt', 'Ms. Brandt', 'Julia Brandt'],
    ['the Justice Department', 'the department', 'Justice Department'],
  ])('parts a name from what stands before it: %s', (first, later, name) => {
    const text = `[1w It is late], [1s ${first}] [1c said].\n[2w “It is no evidence,”] [2s ${later}] [2c said].`;
    expect(speakers(text)).toEqual([name, name]);
  });

  it('takes a word after a straight quotation mark that closes for a name', () => {
    const text =
      '[1s The mayor’s lawyer, Alan B. Cooper,] [1c said] [1w so]. [2w "He was at home that night,"] [2s Cooper] [2c said].';
    expect(speakers(text)).toEqual(['Alan B. Cooper', 'Alan B. Cooper']);
  });

  it.each([
    ['KC Johnson', 'KC'],
    ['Robert “Bob” Kelley', 'Bob'],
    ['Robert "Bob" Kelley', 'Mr. Kelley'],
    ['James (Jim) Webb', 'Jim'],
  ])('knows a person again by initials, nickname or surname: %s', (name, later) => {
    const text = `[1s ${name}, a student,] [1c said] that [1w it is late].\n[2w “It was worth it,”] [2s ${later}] [2c said].`;
    expect(speakers(text)).toEqual([name, name]);
  });

  it.each(['Smith and Jones', 'Hassan Ali and his wife, Amira', 'the Denver Fund and Paul Kern'])(
    'takes two for one speaker together: %s',
    (pair) => {
      const name = pair.replace('the ', '');
      const text = `[1s ${pair}] [1c said] [1w they would rebuild]. [2w “It is late,”] [2s Anna Berg] [2c said].\n[3s ${pair}] [3c added] [3w that it would cost].`;
      expect(speakers(text)).toEqual([name, 'Anna Berg', name]);
    },
  );

  it('shows a description without the mark that ends it', () => {
    const text = '[1s My neighbour, who is old,] [1c said] [1w it was dark].';
    expect(speakers(text)).toEqual(['My neighbour, who is old']);
  });

  it('takes "the source" for the last unnamed source, and "the delegation" for the one described', () => {
    const text =
      '[1s A source close to the talks] [1c said] that [1w the text is ready].\n[2s The Turkish delegation] [2c said] that [2w it will not sign].\n[3s The source] [3c said] that [3w the talks go on]. [4s The delegation] [4c said] that [4w they are over].';
    expect(speakers(text).slice(2)).toEqual(['A source close to the talks', 'The Turkish delegation']);
  });

  it('keeps unnamed sources apart that the text introduces apart, and never guesses a name behind one', () => {
    const text =
      'Foreign Minister Ali Demir arrived in Oslo on Monday.\n[1s A Turkish diplomat] [1c said] that [1w the text is ready].\n[2s A second official] [2c said] that [2w it is not]. [3s The official] [3c said] [3w so twice].';
    expect(speakers(text)).toEqual(['A Turkish diplomat', 'A second official', 'A second official']);
  });

  it('hears nobody in what only happens or is the case', () => {
    const sources = [
      'The talks', 'The ceasefire', 'A meeting of the ministers on Tuesday', 'The war in the north', 'His decision this week',
      'Rising tensions', 'The airstrikes', 'Their summit in Paris', 'A change in the platform', 'The crisis',
    ]; // prettier-ignore
    for (const source of sources)
      expect([source, ...speakers(`[1s ${source}] [1c touched on] [1w the price of bread].`)]).toEqual([
        source,
        '(nobody)',
      ]);
  });

  it('hears people, bodies, texts, polls, laws, media and places', () => {
    const sources = [
      'The envoy', 'Most residents', 'The talks team', 'The ministry', 'A poll this month', 'Early results', 'The agreement', 'The law',
      'The newspaper', 'Damascus', 'Israel', 'Three in four', 'A chorus of critics', 'Women fleeing the war', 'The prosecution',
      'A source briefed on the talks', 'The campaign', 'A study of the war', 'A database tracking such deaths', 'Many',
    ]; // prettier-ignore
    for (const source of sources)
      expect([source, ...speakers(`[1s ${source}] [1c said] that [1w bread is dear].`)]).not.toContain(
        '(nobody)',
      );
  });

  it('takes nobody for anybody', () => {
    const text =
      'Paul Kern came.\n[1s You] [1c expect] [1w bread]. [2s No one] [2c said] that [2w it is dear].';
    expect(speakers(text)).toEqual(['(nobody)', '(nobody)']);
  });

  it('leaves the day and the week out of who speaks', () => {
    const text = 'Paul Kern came to Oslo.\n[1s Kern this week] [1c said] that [1w he was late].';
    expect(speakers(text)).toEqual(['Paul Kern']);
  });

  it('finds who speaks where no source stands', () => {
    const text = '[1w “We are late,”] [1s Ellen Ruiz] [1c said]. [2w “We will be later.”]';
    expect(speakers(text)).toEqual(['Ellen Ruiz', 'Ellen Ruiz']);
  });

  it('takes "they" for the body or the pair that came before', () => {
    const text =
      '[1s Three labor groups] [1c said] that [1w the law is bad]. [2s They] [2c said] that [2w it must go].';
    expect(speakers(text)).toEqual(['Three labor groups', 'Three labor groups']);
    expect(speakers('Paul Kern and Ellen Ruiz differ. [1s They] [1c said] [1w no].')).toEqual([
      'Paul Kern and Ellen Ruiz',
    ]);
  });

  it('takes what a document says for the words of who wrote it', () => {
    const text =
      'The plan is explained in an affidavit written by Paul Kern.\n[1s The affidavit] [1c said] that [1w it rained]. [2s A lawsuit filed by Ellen Ruiz] [2c said] [2w otherwise].';
    expect(speakers(text)).toEqual(['Paul Kern', 'Ellen Ruiz']);
  });

  it('takes initials for the body whose name they are', () => {
    const text =
      'The Council on Foreign Trade met.\n[1s CFT] [1c said] [1w no]. [2s The Council on Foreign Trade] [2c said] [2w so].';
    expect(new Set(speakers(text))).toEqual(new Set(['Council on Foreign Trade']));
  });

  it('names speakers by their fullest form and knows the others', () => {
    const text =
      'Carter is here. “I am fine,” said Defense Secretary Ash Carter.\nMr. Carter said that he would stay.';
    const [speaker] = quotesOf(text).speakers;
    expect(speaker).toMatchObject({ name: 'Ash Carter', named: true, description: 'Defense Secretary' });
    expect(speaker?.variants).toContain('Carter');
  });

  it('describes nobody by words that only stand by the name', () => {
    const described = (text: string): (string | null)[] =>
      quotesOf(text).speakers.map(({ description }) => description);
    expect(described('It is a fight that shaped Mr. Kern.\n“It was long,” Paul Kern said.')).toEqual([null]);
    expect(described('“It was long,” said the retired general, Paul Kern.')).toEqual(['the retired general']);
  });
});

describe('findSpeakers', () => {
  const speaker = (index: number, name: string, known: Partial<Speaker> = {}): Speaker => ({
    index,
    name,
    named: true,
    variants: [name],
    description: null,
    ...known,
  });
  const quotes = {
    speakers: [
      speaker(0, 'Recep Tayyip Erdoğan', { description: 'President' }),
      speaker(1, 'John Kasich', { description: 'Ohio Gov.', variants: ['John Kasich', 'Kasich'] }),
      speaker(2, 'a Turkish diplomat', { named: false }),
    ],
  };
  const names = (typed: string): string[] => findSpeakers(quotes, typed).map(({ name }) => name);

  it.each([
    ['erdogan', 'Recep Tayyip Erdoğan'],
    ['KASICH', 'John Kasich'],
    ['kas', 'John Kasich'],
    ['Kasick', 'John Kasich'],
    ['Gov. Kasich', 'John Kasich'],
    ['the diplomat', 'a Turkish diplomat'],
  ])('finds by "%s"', (typed, name) => {
    expect(names(typed)).toEqual([name]);
  });

  it('finds nobody for a name that nobody has, and everybody for none', () => {
    expect(names('Wellington')).toEqual([]);
    expect(names(' ')).toHaveLength(3);
  });
});

describe('resolveMentions', () => {
  it('tells whom each pronoun in the text stands for', () => {
    const text =
      'Ellen Ruiz lost her seat. “I am tired,” she said.\nHer deputy, Paul Kern, told reporters that he is too.';
    const found = mentionsOf(text)
      .filter(({ kind }) => kind === 'pronoun')
      .map(({ start, end, name }) => [text.slice(start, end), name]);
    expect(found).toEqual([
      ['her', 'Ellen Ruiz'],
      ['I', 'Ellen Ruiz'],
      ['she', 'Ellen Ruiz'],
      ['Her', 'Ellen Ruiz'],
      ['he', 'Paul Kern'],
    ]);
  });
});
