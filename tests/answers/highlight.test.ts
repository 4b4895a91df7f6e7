import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openArticle, type OpenArticle } from '../../src/answers/index.ts';
import { highlightSentence } from '../../src/answers/highlight/highlight.ts';
import { cuesOf } from '../../src/answers/highlight/question-cues.ts';
import { viewSentence } from '../../src/answers/highlight/sentence-view.ts';
import { boundariesOf, candidateSpans, LONGEST_SPAN } from '../../src/answers/highlight/spans.ts';
import { tokenRows, tokenWidth } from '../../src/answers/highlight/token-features.ts';
import { meaningOf } from '../../src/answers/meaning.ts';
import { matchQuestion } from '../../src/answers/match.ts';
import { answerModels } from '../../src/answers/models/answer-models.ts';
import { analyseQuestion } from '../../src/answers/question.ts';
import { senseNames, senseOfName, senseOfNoun } from '../../src/answers/senses.ts';
import { articleOf } from './sample.ts';

const opened = openArticle(
  articleOf(
    'On 12 March 2014 the museum in Leeds bought the painting from a French dealer for $2.4 million, Sen. Ruth Calder said.',
    'Calder told reporters in Leeds that the old bridge had collapsed because two rusted bolts gave way.',
  ),
  { encoder: false },
);
const { highlight } = answerModels();

function highlighted(question: string, sentence: number): string {
  const found = highlightSentence(
    matchQuestion(opened, analyseQuestion(question)),
    null,
    sentence,
    highlight,
  );
  return found ? opened.article.text.slice(found.span.start, found.span.end) : '';
}

/** What is highlighted in the only sentence of a text by an encoder whose reader is heard. */
function highlightedByReading(text: string, question: string): string {
  const read = openArticle(articleOf(text));
  const match = matchQuestion(read, analyseQuestion(question));
  const { span } = highlightSentence(match, meaningOf(match), 0, highlight)!;
  return read.article.text.slice(span.start, span.end);
}

function tokenAt({ reading }: OpenArticle, word: string): number {
  return reading.tokens.findIndex(({ text }) => text === word);
}

describe('the highlight', () => {
  test.each([
    ['when did the museum buy the painting?', 0, '12 March 2014'],
    ['how many bolts gave way', 1, 'two'],
    ['where is the museum that bought the painting?', 0, 'Leeds'],
    ['why did the old bridge collapse?', 1, 'two rusted bolts gave way'],
  ])('%s', (question, sentence, words) => {
    expect(highlighted(question, sentence)).toContain(words);
    expect(highlighted(question, sentence).length).toBeLessThan(words.length + 12);
  });

  const arrest =
    'Police arrested a 34-year-old man from Dover after a knife was found in his car near the stadium.';

  test.each([
    ['what was he carrying?', 'knife'],
    ['where does the suspect live?', 'Dover'],
    ['how old is the suspect?', '34-year-old'],
  ])('by reading, in other words than the article: %s', (question, words) => {
    expect(highlightedByReading(arrest, question)).toBe(words);
  });

  test('by reading, of a sentence that is too long to be read to its end', () => {
    const long = `Ruth Calder praised ${Array.from({ length: 150 }, (_, i) => `baker ${i}`).join(', ')} and the nurses.`;
    const found = highlightedByReading(long, 'who praised the bakers?');
    expect(long).toContain(found);
    expect(found).toContain('Ruth Calder');
  });

  test('is part of its sentence, whatever is asked', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.nat(1), (question, sentence) => {
        const found = highlightSentence(
          matchQuestion(opened, analyseQuestion(question)),
          null,
          sentence,
          highlight,
        );
        const { start, end } = opened.reading.sentences[sentence]!;
        expect(found!.span.start).toBeGreaterThanOrEqual(start);
        expect(found!.span.end).toBeLessThanOrEqual(end);
        expect(found!.span.end).toBeGreaterThan(found!.span.start);
      }),
    );
  });

  test('has both marks of a quotation that stand at its ends', () => {
    const article = articleOf(
      'Pruitt said both methods were honest and that mixing them was "a convenience."',
      'She refused the offer, she said, because a right is "longer than I plan to be polite."',
    );
    const quoting = openArticle(article, { encoder: false });
    const shown = (question: string, sentence: number): string => {
      const match = matchQuestion(quoting, analyseQuestion(question));
      const span = highlightSentence(match, null, sentence, highlight)!.span;
      return article.text.slice(span.start, span.end);
    };
    expect(shown('what did Pruitt say about both methods?', 0)).toMatch(/honest.*"a convenience\."$/u);
    expect(shown('why did she refuse?', 1)).toMatch(/a right is "longer than I plan to be polite\."$/u);
  });

  test('never parts a word with a hyphen', () => {
    const text =
      'The Post obtained 72 work-related emails of a 41-year-old ex-minister, by the Pulitzer Prize-winning editor-in-chief.';
    const hyphenated = openArticle(articleOf(text), { encoder: false });
    const words = text.split(/[\s-]+/u);
    fc.assert(
      fc.property(
        fc.constantFrom('who', 'how many', 'what', 'how old is'),
        fc.array(fc.constantFrom(...words), { maxLength: 4 }),
        (asked, some) => {
          const match = matchQuestion(hyphenated, analyseQuestion([asked, ...some].join(' ')));
          const { start, end } = highlightSentence(match, null, 0, highlight)!.span;
          expect(text.slice(start - 1, start + 1)).not.toMatch(/^(?:-.|\w-)$/u);
          expect(text.slice(end - 1, end + 1)).not.toMatch(/^(?:-.|\w-)$/u);
        },
      ),
    );
  });

  test('is chosen from spans that neither start nor end with a mark', () => {
    const view = viewSentence(matchQuestion(opened, analyseQuestion('what did Calder say?')), 0);
    const spans = candidateSpans(view, boundariesOf(view, highlight.boundaries));
    expect(spans.length).toBeGreaterThan(1);
    for (const { from, to } of spans) {
      expect(to - from).toBeLessThan(LONGEST_SPAN);
      for (const i of [from, to]) expect(view.tokens[i]!.text).toMatch(/[\p{L}\p{N}$%]/u);
      expect(view.tokens[from]!.normal).not.toMatch(/^(?:an?|the)$/u);
    }
  });
});

test('the weights that are shipped fit the features of tokens', () => {
  const view = viewSentence(matchQuestion(opened, analyseQuestion('who said so?')), 0);
  expect(tokenRows(view).length).toBe(view.tokens.length * tokenWidth);
  expect(Math.max(...highlight.boundaries.features)).toBeLessThan(tokenWidth);
  expect(highlight.boundaries.outputs).toBe(3);
});

describe('how a question is put', () => {
  const formOf = (question: string): number => cuesOf(analyseQuestion(question)).form;

  test('who did something and whom somebody met are different forms', () => {
    expect(formOf('who met the senator?')).toBe(formOf('who is the senator?'));
    expect(formOf('who did the senator meet?')).not.toBe(formOf('who met the senator?'));
  });

  test('the noun that is asked for has its class', () => {
    const senseOf = (question: string): string | undefined =>
      senseNames[cuesOf(analyseQuestion(question)).sense - 1];
    expect(senseOf('which company sold the painting?')).toBe('group');
    expect(senseOf('What type of bird is it?')).toBe('animal');
    expect(cuesOf(analyseQuestion('why did they leave?')).sense).toBe(-1);
  });

  test('the words around what is asked for are its anchors, nearest first', () => {
    const { following, preceding } = cuesOf(analyseQuestion('In Leeds, which dealer sold the painting?'));
    expect(following).toEqual(['sell', 'paint']);
    expect(preceding).toEqual(['leed']);
  });
});

describe('what an article shows of its words', () => {
  const { profile } = opened;

  test('groups of words around nouns', () => {
    const [french, dealer] = [tokenAt(opened, 'French'), tokenAt(opened, 'dealer')];
    expect(profile.groups.first[french]).toBe(french - 1);
    expect(profile.groups.last[french]).toBe(dealer);
    expect(profile.groups.head[french]).toBe(dealer);
    expect(profile.groups.head[tokenAt(opened, 'bought')]).toBe(-1);
  });

  test('names of places and of people', () => {
    const { located, titled } = profile.names;
    expect(located[tokenAt(opened, 'Leeds')]).toBe(1);
    expect(located[tokenAt(opened, 'Calder')]).toBe(0);
    expect(titled[tokenAt(opened, 'Calder')]).toBe(0.5);
    expect(titled[tokenAt(opened, 'museum')]).toBe(-1);
  });

  test('where a word is met first, and how often', () => {
    const [first, second] = opened.reading.tokens.flatMap(({ text }, i) => (text === 'Calder' ? [i] : []));
    expect([profile.isFirst[first!], profile.isFirst[second!]]).toEqual([1, 0]);
    expect(profile.frequency[first!]).toBe(2);
  });

  test('classes of nouns and names', () => {
    expect(senseNames[senseOfNoun({ stem: 'year' }) - 1]).toBe('time');
    expect(senseNames[senseOfName({ normal: 'paris' }) - 1]).toBe('location');
    expect(senseOfNoun({ stem: 'qzxwv' })).toBe(0);
  });
});
