import * as spec from 'discord-api-spec/zod';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Correction } from '../../../src/answers/index.ts';
import type { Article, Passage } from '../../../src/article/index.ts';
import { answerCards, moreCard, readSpans, writeSpans } from '../../../src/discord/cards/answer.ts';
import { articleCard } from '../../../src/discord/cards/article.ts';
import { helpCard } from '../../../src/discord/cards/help.ts';
import type { Card } from '../../../src/discord/cards/parts.ts';
import { contextCard, passageCard } from '../../../src/discord/cards/passage.ts';
import { quotesCard } from '../../../src/discord/cards/quotes.ts';
import { searchCard } from '../../../src/discord/cards/search.ts';
import { questionOn } from '../../../src/discord/card-text.ts';
import { noticeReply } from '../../../src/discord/failure.ts';
import { inState } from '../../../src/discord/commands/options.ts';
import type { Attribution, Speaker } from '../../../src/quotes/index.ts';
import type { Span } from '../../../src/text/index.ts';
import { checkMessage } from '../../../src/playground/validation/message.ts';
import { hostileText } from '../hostile.ts';

/** Throws as Discord refuses. */
function expectAccepted(...components: Card[]): void {
  const body = { components, flags: 1 << 15 };
  checkMessage(body, { schema: spec.MessageCreateRequestSchema, uploads: new Map() });
}

const long = fc.oneof(
  { weight: 4, arbitrary: hostileText() },
  {
    weight: 1,
    arbitrary: fc
      .tuple(hostileText({ minLength: 1 }), fc.nat(400))
      .map(([text, times]) => text.repeat(times)),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '*'.repeat(9000),
      '\n'.repeat(5000),
      'x'.repeat(9000),
      '👩‍👩‍👧‍👦'.repeat(900),
      'e' + '\u0301'.repeat(5000),
    ),
  },
);

const articles: fc.Arbitrary<Article> = fc
  .record({
    title: long,
    outlet: fc.option(long),
    byline: fc.option(long),
    url: fc.option(fc.oneof(fc.webUrl({ withQueryParameters: true, size: 'medium' }), long)),
    published: fc.option(fc.oneof(fc.constant('2025-07-26'), long)),
    texts: fc.array(
      long.map((text) => text.trim() || 'x'),
      { minLength: 1, maxLength: 6 },
    ),
  })
  .map(({ texts, ...known }) => {
    const passages: Passage[] = [];
    let start = 0;
    for (const text of texts) {
      passages.push({ number: passages.length + 1, start, end: start + text.length });
      start += text.length + 2;
    }
    return { id: 'article', ...known, text: texts.join('\n\n'), passages };
  });

/** Spans of an article, in text order where the list is sorted. */
function spansIn({ text }: Article, options: fc.ArrayConstraints): fc.Arbitrary<Span[]> {
  const span = fc
    .tuple(fc.nat(text.length - 1), fc.nat(text.length))
    .map(([start, length]) => ({ start, end: Math.min(text.length, start + 1 + length) }));
  return fc.uniqueArray(span, { ...options, selector: ({ start, end }) => `${start}-${end}` });
}

const speakers: fc.Arbitrary<Speaker> = fc.record({
  index: fc.nat(1000),
  name: long,
  named: fc.boolean(),
  variants: fc.array(long, { maxLength: 2 }),
  description: fc.option(long),
});

function attributionsIn(article: Article): fc.Arbitrary<Attribution[]> {
  const attribution = fc.record({
    kind: fc.constantFrom('direct' as const, 'mixed' as const, 'indirect' as const),
    source: spansIn(article, { maxLength: 2 }),
    cue: spansIn(article, { maxLength: 1 }),
    content: spansIn(article, { minLength: 1, maxLength: 4 }),
    speaker: fc.option(speakers),
    chain: fc.array(long, { maxLength: 3 }),
    passage: fc.constantFrom(...article.passages.map(({ number }) => number)),
  });
  return fc
    .tuple(
      fc.uniqueArray(attribution, { maxLength: 6, selector: ({ content }) => JSON.stringify(content[0]) }),
      fc.nat(),
    )
    .map(([all, first]) => all.map((one, at) => ({ ...one, index: first + at })));
}

const corrections: fc.Arbitrary<Correction[]> = fc.array(fc.record({ from: long, to: long }), {
  maxLength: 5,
});

function answersIn(article: Article): fc.Arbitrary<Answer> {
  const excerpts = spansIn(article, { maxLength: 8 }).map((spans) =>
    spans.map((span) => ({ ...span, passage: 1 })),
  );
  return fc
    .record({
      kind: fc.constantFrom('answered' as const, 'unanswered' as const),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      excerpts,
      highlight: spansIn(article, { maxLength: 1 }),
      attributions: attributionsIn(article),
      isPartlyReported: fc.boolean(),
      corrections,
    })
    .map(({ excerpts: [excerpt = null, ...alternatives], highlight: [highlight = null], ...answer }) => ({
      ...answer,
      excerpt,
      alternatives,
      highlight,
    }));
}

/** An article and something that is made of it. */
function withArticle<Value>(make: (article: Article) => fc.Arbitrary<Value>): fc.Arbitrary<[Article, Value]> {
  return articles.chain((article) => fc.tuple(fc.constant(article), make(article)));
}

describe('whatever the article, the question and the answer are, Discord takes', () => {
  it('the answer cards, and their questions can be read back', () => {
    const asked = fc.record({ question: long, answer: withArticle(answersIn) });
    // Questions of a message mostly have one article, whose buttons and excerpts can be the same.
    const ofOneArticle = withArticle((article) =>
      fc.array(fc.record({ question: long, answer: answersIn(article) }), { minLength: 1, maxLength: 3 }),
    ).map(([article, all]) => all.map((one) => ({ ...one, article })));
    const ofSeveral = fc
      .array(asked, { minLength: 2, maxLength: 3 })
      .map((all) => all.map(({ question, answer: [article, answer] }) => ({ question, article, answer })));
    fc.assert(
      fc.property(fc.oneof(ofOneArticle, ofSeveral), fc.boolean(), (all, isPrivate) => {
        const cards = answerCards(all, isPrivate);
        expectAccepted(...cards);
        expect(questionOn(cards)).not.toBeNull();
      }),
    );
  });

  it('the answer cards of one question asked three times', () => {
    fc.assert(
      fc.property(withArticle(answersIn), long, fc.boolean(), ([article, answer], question, isPrivate) => {
        const cards = answerCards(
          Array.from({ length: 3 }, () => ({ question, article, answer })),
          isPrivate,
        );
        expectAccepted(...cards);
        expect(cards).toHaveLength(answer.kind === 'answered' && answer.excerpt ? 1 : 3);
      }),
    );
  });

  it('the card of more excerpts', () => {
    fc.assert(
      fc.property(
        withArticle((article) => spansIn(article, { maxLength: 8 })),
        ([article, spans]) => {
          const read = readSpans(writeSpans(spans));
          expect(spans.slice(0, read.length)).toEqual(read);
          expectAccepted(moreCard(article, read));
        },
      ),
    );
  });

  it('the card of a passage, of each of its parts, and of a context', () => {
    fc.assert(
      fc.property(
        withArticle((article) => spansIn(article, { minLength: 1, maxLength: 1 })),
        fc.nat(20),
        ([article, [span]], part) => {
          for (const passage of article.passages) expectAccepted(passageCard(article, passage, part));
          if (span) expectAccepted(contextCard(article, span));
        },
      ),
    );
  });

  it('the card of quotations', () => {
    fc.assert(
      fc.property(
        withArticle(attributionsIn),
        corrections,
        fc.option(speakers),
        fc.record({ about: long, kind: fc.nat(3), page: fc.nat(3) }),
        ([article, quotations], corrected, speaker, { about, kind, page }) => {
          const wanted = { speaker, about: inState(about, 60), kind };
          expectAccepted(quotesCard(article, wanted, { quotations, corrections: corrected }, page));
        },
      ),
    );
  });

  it('the card of a search', () => {
    const found = withArticle((article) =>
      fc.uniqueArray(
        fc.record({
          passage: fc.constantFrom(...article.passages.map(({ number }) => number)),
          score: fc.double(),
          matches: spansIn(article, { maxLength: 5 }),
        }),
        { selector: ({ passage }) => passage },
      ),
    );
    fc.assert(
      fc.property(found, corrections, long, fc.nat(3), ([article, passages], corrected, text, page) => {
        expectAccepted(searchCard(article, inState(text, 70), { passages, corrections: corrected }, page));
      }),
    );
  });

  it('the card of an article', () => {
    fc.assert(
      fc.property(
        withArticle(attributionsIn),
        fc.array(speakers, { maxLength: 15 }),
        ([article, attributions], known) => {
          const quotes = { attributions, speakers: known, quotations: [] };
          expectAccepted(articleCard({ article, quotes }, known, attributions));
        },
      ),
    );
  });

  it('the help card', () => {
    fc.assert(
      fc.property(
        fc.array(articles, { minLength: 1, maxLength: 12 }),
        fc.uniqueArray(long, { maxLength: 4 }),
        ([article, ...others], examples) => {
          if (!article) return;
          const commands = Array.from({ length: 10 }, (_, i) => ({
            name: `command-${i}`,
            description: 'd'.repeat(100),
            id: '123456789012345678',
          }));
          expectAccepted(
            helpCard({
              article,
              articles: [article, ...others],
              examples,
              commands,
              botId: '123456789012345678',
            }),
          );
        },
      ),
    );
  });

  it('a notice', () => {
    fc.assert(
      fc.property(long, (message) => {
        const [card] = noticeReply(`No article is called “${message}”.`).components;
        expectAccepted(card as Card);
      }),
    );
  });
});

it('an answer that is likelier wrong than right says so before its excerpt', () => {
  const article = { id: 'a', title: 'A', outlet: null, byline: null, url: null, published: null, text: 'It rained.', passages: [{ number: 1, start: 0, end: 10 }] }; // prettier-ignore
  const excerpt = { start: 0, end: 10, passage: 1 };
  const shown = (confidence: number): string => {
    const answer = { kind: 'answered', confidence, excerpt, highlight: null, attributions: [], isPartlyReported: false, alternatives: [], corrections: [] } as const; // prettier-ignore
    return JSON.stringify(answerCards([{ question: 'Who?', article, answer }], false));
  };
  expect(shown(0.4)).toMatch(/I am not sure that the article answers this.*It rained/u);
  expect(shown(0.55)).toMatch(/It rained.*I am not certain/u);
  expect(shown(0.7)).not.toMatch(/not (?:sure|certain)/u);
});
