import type { Answer, Excerpt } from '../../answers/index.ts';
import type { Article } from '../../article/index.ts';
import { articleKey } from '../../library/index.ts';
import type { Attribution } from '../../quotes/index.ts';
import type { Span } from '../../text/index.ts';
import { contextId, followUpId, moreId, shareId } from '../custom-ids.ts';
import { limits } from '../limits.ts';
import { blockQuote, inline } from '../markdown/index.ts';
import { articleLine, correctionLine } from './lines.ts';
import { accents, button, card, row, section, text, textIds, type Card } from './parts.ts';
import { accentOf, nameOf, speakerLine } from './speaker.ts';

/** What an answer card answers. */
export interface Asked {
  readonly question: string;
  readonly article: Article;
  readonly answer: Answer;
  /** Whether only the one who asked sees it: then it can be shared. */
  readonly isPrivate: boolean;
}

/** Below this confidence a card says that the answer is not certain. */
const certain = 0.6;

/** How many of the next-best excerpts are offered. */
const alternativesShown = 5;

/** The answer to a question, or that the article does not say. */
export function answerCard(asked: Asked): Card {
  const { excerpt } = asked.answer;
  if (asked.answer.kind === 'answered' && excerpt) return answeredCard(asked, excerpt);
  return unansweredCard(asked);
}

function answeredCard({ question, article, answer, isPrivate }: Asked, excerpt: Excerpt): Card {
  const highlights = answer.highlight ? [answer.highlight] : [];
  const quote = blockQuote(article.text, excerpt, { limit: 1400, highlights });
  const speakers = voices(article, answer.attributions).map((voice) => speakerLine(article, voice, 250));
  const notes = [
    correctionLine(answer.corrections),
    answer.confidence < certain ? 'I am not certain: look at the context.' : null,
    articleLine(article, excerpt.passage),
  ];
  return card(accentOf(answer.attributions[0]), [
    questionText(question),
    text([quote, ...speakers].join('\n')),
    text(notes.flatMap((note) => (note ? [`-# ${note}`] : [])).join('\n')),
    answerButtons(article, answer, excerpt, isPrivate),
  ]);
}

function unansweredCard({ question, article, answer, isPrivate }: Asked): Card {
  const closest = [...(answer.excerpt ? [answer.excerpt] : []), ...answer.alternatives].slice(0, 3);
  const corrections = correctionLine(answer.corrections);
  const verdict = [
    '**The article does not say.**',
    ...(corrections ? [`-# ${corrections}`] : []),
    closest.length > 0
      ? 'The closest passages:'
      : 'No passage comes near it. Try other words, or another article.',
  ];
  return card(accents.none, [
    questionText(question),
    text(verdict.join('\n')),
    ...closest.map((excerpt) => excerptSection(article, excerpt)),
    text(`-# ${articleLine(article)}`),
    row(...followUpButtons(article, isPrivate)),
  ]);
}

/** The next-best excerpts of an answer. */
export function moreCard(article: Article, excerpts: readonly Span[]): Card {
  return card(accents.report, [
    text('**Also in the article**'),
    ...excerpts.map((excerpt) => excerptSection(article, excerpt)),
    text(`-# ${articleLine(article)}`),
  ]);
}

function excerptSection(article: Article, excerpt: Span) {
  const passage = article.passages.find(({ end }) => excerpt.start < end)?.number ?? 1;
  const id = contextId.write({ article: articleKey(article), start: excerpt.start, end: excerpt.end });
  return section(blockQuote(article.text, excerpt, { limit: 450 }), button(`¶${passage}`, id));
}

function questionText(question: string) {
  return text(`-# ${inline(question, 300) || '?'}`, textIds.question);
}

function answerButtons(article: Article, answer: Answer, { start, end }: Excerpt, isPrivate: boolean) {
  const key = articleKey(article);
  const spans = answer.alternatives.slice(0, alternativesShown);
  const more =
    spans.length > 0 ? [button('More', moreId.write({ article: key, spans: writeSpans(spans) }))] : [];
  return row(
    button('Context', contextId.write({ article: key, start, end })),
    ...more,
    ...followUpButtons(article, isPrivate),
  );
}

function followUpButtons(article: Article, isPrivate: boolean) {
  const followUp = button('Follow up', followUpId.write({ article: articleKey(article) }));
  return isPrivate ? [followUp, button('Share here', shareId.write({}))] : [followUp];
}

/** Those whose words an excerpt shows, each once; who only passes on another's words is in that one's chain. */
function voices(article: Article, attributions: readonly Attribution[]): (Attribution | undefined)[] {
  const shown: Attribution[] = [];
  for (const attribution of attributions) {
    const name = nameOf(article, attribution);
    if (!shown.some((voice) => nameOf(article, voice) === name || voice.chain.includes(name)))
      shown.push(attribution);
  }
  return shown.length > 0 ? shown.slice(0, 3) : [undefined];
}

/** Spans as the state of a button. */
export function writeSpans(spans: readonly Span[]): string {
  const room = limits.customId - moreId.write({ article: '-'.repeat(8), spans: '' }).length;
  const written: string[] = [];
  for (const { start, end } of spans) {
    const span = `${start.toString(36)}-${end.toString(36)}`;
    if ([...written, span].join('.').length <= room) written.push(span);
  }
  return written.join('.');
}

/** What `writeSpans` wrote; what is not well-formed is left out. */
export function readSpans(written: string): Span[] {
  return written.split('.').flatMap((span) => {
    const [start = Number.NaN, end = Number.NaN] = span
      .split('-')
      .map((offset) => Number.parseInt(offset, 36));
    return start < end ? [{ start, end }] : [];
  });
}
