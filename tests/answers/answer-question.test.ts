import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerQuestion, openArticle, type OpenArticle } from '../../src/answers/index.ts';
import { LONGEST_EXCERPT } from '../../src/answers/excerpt.ts';
import { overlaps } from '../../src/text/index.ts';
import { articleOf, openSample } from './sample.ts';

const sample = openSample();

function shown({ article }: OpenArticle, span: { start: number; end: number } | null): string {
  return span ? article.text.slice(span.start, span.end) : '';
}

describe('on the sample', () => {
  test.each([
    ['when did clashes break out in Sweida?', 'On 13 July, clashes broke out', '13 July'],
    ['who brokered the meeting', 'brokered by the US', 'US'],
    ['What did the delegation warn about?', 'threaten regional stability', ''],
    ['soverignty', 'unity and sovereignty', ''],
  ])('%s', (question, part, highlight) => {
    const answer = answerQuestion(sample, question);
    expect(shown(sample, answer.excerpt)).toContain(part);
    if (highlight) expect(shown(sample, answer.highlight)).toContain(highlight);
  });

  test('the excerpt comes with who said it', () => {
    const answer = answerQuestion(sample, 'were the talks direct and responsible?');
    expect(answer.attributions[0]?.speaker?.name).toMatch(/source/u);
  });

  test('a question about something else is unanswered, and less sure than one that is answered', () => {
    const away = answerQuestion(sample, 'how do I bake sourdough bread?');
    expect(away.kind).toBe('unanswered');
    expect(away.confidence).toBeLessThan(
      answerQuestion(sample, 'when did clashes break out in Sweida?').confidence,
    );
  });

  test('a follow-up is answered in the light of the question before', () => {
    const answer = answerQuestion(sample, 'and when?', { previous: 'where did clashes break out?' });
    expect(shown(sample, answer.excerpt)).toContain('13 July');
  });

  test('the threshold decides what counts as answered', () => {
    const question = 'when did clashes break out in Sweida?';
    expect(answerQuestion(sample, question, { threshold: 0 }).kind).toBe('answered');
    expect(answerQuestion(sample, question, { threshold: 1 }).kind).toBe('unanswered');
  });

  test('a sentence that nobody is said to have said is told from one beside it that somebody said', () => {
    const said = openArticle(
      articleOf('“The bridge is safe,” said Ann Lee, the mayor. It was closed for repairs in May.'),
      { encoder: false },
    );
    const { excerpt, isPartlyReported } = answerQuestion(said, 'when was it closed for repairs?');
    expect(shown(said, excerpt)).toBe(said.article.text);
    expect(isPartlyReported).toBe(true);
    expect(answerQuestion(sample, 'what about soverignty').isPartlyReported).toBe(false);
  });

  test('mended words are told', () => {
    expect(answerQuestion(sample, 'what about soverignty').corrections).toEqual([
      { from: 'soverignty', to: 'sovereignty' },
    ]);
  });
});

function checkAnswer(opened: OpenArticle, question: string): void {
  const { article } = opened;
  const answer = answerQuestion(opened, question);
  expect(answer.confidence).toBeGreaterThanOrEqual(0);
  expect(answer.confidence).toBeLessThanOrEqual(1);
  const passages = new Set<number>();
  for (const excerpt of [answer.excerpt, ...answer.alternatives]) {
    if (!excerpt) continue;
    const own = article.passages.filter((passage) => overlaps(passage, excerpt));
    expect(own.map(({ number }) => number)).toContain(excerpt.passage);
    expect(own.length).toBeLessThanOrEqual(2);
    expect(excerpt.start).toBeGreaterThanOrEqual(own[0]!.start);
    expect(excerpt.end).toBeLessThanOrEqual(own.at(-1)!.end);
    expect(excerpt.end).toBeGreaterThan(excerpt.start);
    expect(excerpt.end - excerpt.start).toBeLessThanOrEqual(LONGEST_EXCERPT);
    for (const { number } of own) {
      expect(passages.has(number)).toBe(false);
      passages.add(number);
    }
    expect(shown(opened, excerpt).isWellFormed()).toBe(true);
  }
  if (answer.highlight) {
    expect(answer.highlight.start).toBeGreaterThanOrEqual(answer.excerpt!.start);
    expect(answer.highlight.end).toBeLessThanOrEqual(answer.excerpt!.end);
    expect(answer.highlight.end).toBeGreaterThan(answer.highlight.start);
  }
  expect(answerQuestion(opened, question)).toEqual(answer);
}

const words = [
  ...new Set(sample.reading.tokens.map(({ text }) => text)),
  'who',
  'when',
  'why',
  'not',
  '“',
  '”',
  ',',
  '…',
  '💬',
];
const prose = fc.array(fc.constantFrom(...words), { maxLength: 120 }).map((list) => list.join(' '));
const anything = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 300 }), prose);

describe('for any question and article', () => {
  test('every excerpt is a slice of a passage or of two that follow each other, within its limits, and the highlight is inside', () => {
    fc.assert(
      fc.property(fc.array(anything, { minLength: 1, maxLength: 5 }), anything, (paragraphs, question) => {
        const text = ['Once upon a time.', ...paragraphs].join('\n\n');
        checkAnswer(openArticle(articleOf(text), { encoder: false }), question);
      }),
      { numRuns: 60 },
    );
  });

  test('questions about the sample', () => {
    fc.assert(fc.property(anything, (question) => { checkAnswer(sample, question); }), { numRuns: 100 }); // prettier-ignore
  });

  test('one paragraph of 40,000 characters without a mark', () => {
    checkAnswer(
      openArticle(articleOf('talks in Paris '.repeat(2700)), { encoder: false }),
      'where were the talks?',
    );
    checkAnswer(
      openArticle(articleOf('x'.repeat(40_000)), { encoder: false }),
      `what is ${'x'.repeat(40_000)}`,
    );
  });
});
