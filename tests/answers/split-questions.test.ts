import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isBareFollowUp, questionsIn, splitQuestions } from '../../src/answers/split-questions.ts';

describe('what asks more than one thing is taken apart', () => {
  test.each([
    [
      'What did Netanyahu say? And what did Hamas reply?',
      'What did Netanyahu say?',
      'And what did Hamas reply?',
    ],
    ['who did they meet and when?', 'who did they meet', 'when?'],
    ['where was it held and who paid for it', 'where was it held', 'who paid for it'],
    ['who brokered the talks\nwhat were they about', 'who brokered the talks', 'what were they about'],
    ['who met, when and where?', 'who met', 'when', 'where?'],
    ['When and where is the funeral?', 'When is the funeral?', 'where is the funeral?'],
    ['how many people died and by whom were they killed', 'how many people died', 'by whom were they killed'],
    ['what did they talk about and did they agree?', 'what did they talk about', 'did they agree?'],
    ['does anyone know who did it and why', 'does anyone know who did it', 'why'],
    ['does the article say who paid and why', 'does the article say who paid', 'why'],
    ['when, where and who?', 'when', 'where', 'who?'],
    ['wen did it start and y did they go', 'when did it start', 'why did they go'],
    ['tell me who was there and what they said', 'tell me who was there', 'what they said'],
    ['What did Netanyahu say? And Hamas?', 'What did Netanyahu say?', 'And Hamas?'],
    ['They met in March. Who was there? And who paid?', 'They met in March. Who was there?', 'And who paid?'],
  ])('%j', (text, ...parts) => {
    expect(splitQuestions(text)).toEqual(parts);
  });

  it('has at most three questions, the last with what is left', () => {
    expect(splitQuestions('who is he? what did he do? when was it? where was it? I forgot.')).toEqual([
      'who is he?',
      'what did he do?',
      'when was it? where was it? I forgot.',
    ]);
  });
});

describe('what asks one thing stays whole', () => {
  test.each([
    ['what did X say and do about Y'],
    ['who are A and B'],
    ['did X and Y meet'],
    ['is it true that they met in Paris? I read that they did.'],
    ['They met in March. Who was there?'],
    ['What did Netanyahu, who is the PM, say?'],
    ['who said "what is it? And when did it start?" in the article?'],
    ['what did he say about who paid and who got hurt'],
    ['did the senator say who paid and why'],
    ["what can and can't the president do"],
    ['Did he win? Or did she?'],
    ['they won, right? Who lost?'],
    ['what? who said that'],
    ['was it direct or what'],
    ['and when?'],
    ['Israel and Syria'],
    [''],
  ])('%j', (text) => {
    expect(splitQuestions(text)).toEqual([text]);
  });
});

const clauses = fc.constantFrom(
  'who brokered the talks',
  'when did the clashes break out',
  'what did the delegation demand',
  'why was the meeting held',
  'how many people were killed',
  'where did they meet',
);

it('finds two questions whether they are two sentences or one', () => {
  fc.assert(
    fc.property(
      clauses,
      clauses,
      fc.constantFrom('? ', ' and ', ', and ', ' & ', '? and '),
      (a, b, between) => {
        const parts = splitQuestions(`${a}${between}${b}?`);
        expect(parts).toHaveLength(2);
        expect(parts[0]).toContain(a);
        expect(parts[1]).toContain(b);
      },
    ),
  );
});

it('leaves out nothing but what joins, whatever the text is', () => {
  const words = fc.constantFrom('who', 'when', 'and', 'did', 'he', 'say', 'Paris', 'paid', ',', '?', '.', '"', '\n', 'what', 'tell me', 'so'); // prettier-ignore
  const texts = fc.oneof(fc.string({ unit: 'grapheme' }), fc.array(words, { maxLength: 20 }).map((all) => all.join(' '))); // prettier-ignore
  const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
  fc.assert(
    fc.property(texts, (text) => {
      const parts = splitQuestions(text);
      expect(parts.length).toBeGreaterThan(0);
      expect(parts.length).toBeLessThan(4);
      if (parts.length === 1) expect(parts).toEqual([text]);
      if (parts.length === 1) return;
      const kept = new Set(wordsOf(parts.join(' ')));
      const joining = ['and', 'but', 'plus', 'also', 'then', 'if', 'so'];
      expect(wordsOf(text).filter((word) => !kept.has(word) && !joining.includes(word))).toEqual([]);
      for (const part of parts) expect(part.trim()).not.toBe('');
    }),
    { numRuns: 300 },
  );
});

describe('a question is read after the one before it', () => {
  it('where it has too little of its own', () => {
    expect(questionsIn('Who did the delegation meet in Paris and when and where?')).toEqual([
      { question: 'Who did the delegation meet in Paris', previous: undefined },
      { question: 'when', previous: 'Who did the delegation meet in Paris' },
      { question: 'where?', previous: 'Who did the delegation meet in Paris' },
    ]);
  });

  it('and only there', () => {
    const [, second] = questionsIn('Who brokered the talks? And what did the Syrian delegation demand?');
    expect(second?.previous).toBeUndefined();
  });

  it('also where that was asked in an earlier message', () => {
    expect(questionsIn('and when?', 'Who brokered the talks?')[0]?.previous).toBe('Who brokered the talks?');
    expect(questionsIn('when?')[0]?.previous).toBeUndefined();
  });

  it('and question words alone are about nothing that was asked before them in the message', () => {
    const parts = questionsIn('when, where and who?');
    expect(parts.map(({ previous }) => previous)).toEqual([undefined, undefined, undefined]);
  });

  it('and whoever asks with a question word alone is told from one who asks in full', () => {
    expect(
      [
        'and when?',
        'says who?',
        'and then?',
        'how come',
        'and wen',
        'y tho',
        'by whom',
        'ok so why exactly?',
        'how many',
      ].map(isBareFollowUp),
    ).not.toContain(false);
    expect(
      ['when was it?', 'who spoke', 'who said that they won', 'how come it closed', 'sovereignty?', ''].map(
        isBareFollowUp,
      ),
    ).not.toContain(true);
  });

  it('at once, however long a word is', () => {
    const message = `and https://example.org/${'a'.repeat(1900)} who did it?`;
    expect(questionsIn(message)).toHaveLength(1);
  });
});
