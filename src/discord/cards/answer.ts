import type { APIButtonComponentWithCustomId, APIComponentInContainer } from 'discord.js';
import type { Answer, Excerpt } from '../../answers/index.ts';
import { passageLabel, type Article } from '../../article/index.ts';
import { articleKey } from '../../library/index.ts';
import {
  differentVoices,
  kindOf,
  quotationRuns,
  reportersWords,
  type Attribution,
} from '../../quotes/index.ts';
import { overlaps, type Span } from '../../text/index.ts';
import { contextId, followUpId, moreId, shareId } from '../custom-ids.ts';
import { limits } from '../limits.ts';
import { blockQuote, inline } from '../markdown/index.ts';
import { cardButton } from './card-button.ts';
import { articleLine, correctionLine } from './lines.ts';
import { accents, button, card, onceInMessage, row, section, text, textIds, type Card } from './parts.ts';
import { joinSameExcerpts, type Asked, type Shown } from './same-excerpt.ts';
import { accentOf, speakerLine } from './speaker.ts';

/** Below this confidence a card says that the answer is not certain. */
const certain = 0.6;

/** Below this one it more likely is none, and the card begins with that. */
const likely = 0.5;

/** Characters, or numbers of things, that a card may have: so much that all cards of a message are within its limits. */
interface Room {
  readonly question: number;
  readonly quote: number;
  readonly voices: number;
  readonly voice: number;
  readonly corrections: number;
  readonly closest: number;
}

/** By the number of cards in a message. */
const rooms: readonly [Room, Room, Room] = [
  { question: 300, quote: 1400, voices: 3, voice: 250, corrections: 3, closest: 3 },
  { question: 150, quote: 650, voices: 2, voice: 150, corrections: 1, closest: 2 },
  { question: 100, quote: 380, voices: 2, voice: 120, corrections: 1, closest: 1 },
];

/** What the cards of a message share. */
interface Layout {
  readonly room: Room;
  readonly isNew: ReturnType<typeof onceInMessage>;
}

/** What a card shows below its question. */
interface Body {
  readonly accent: number;
  readonly parts: readonly APIComponentInContainer[];
  readonly buttons: readonly APIButtonComponentWithCustomId[];
}

/**
 * The answers to the questions of a message, a card each; questions that one excerpt answers share a card.
 *
 * @param asked - one to three questions with their answers, in order
 * @param isPrivate - whether only the one who asked sees them: then they can be shared
 */
export function answerCards(asked: readonly Asked[], isPrivate: boolean): Card[] {
  const all = joinSameExcerpts(asked);
  const layout: Layout = { room: rooms[all.length - 1] ?? rooms[2], isNew: onceInMessage() };
  return all.map((shown, i) => {
    const more = i === all.length - 1 ? followUpButtons(shown.article, isPrivate) : [];
    const question = text(`-# ${inline(shown.question, layout.room.question) || '?'}`, textIds.question + i);
    const { excerpt, kind } = shown.answer;
    const { accent, parts, buttons } =
      kind === 'answered' && excerpt ? answered(shown, excerpt, layout) : unanswered(shown, layout);
    const own = [...buttons, ...more];
    return card(accent, [question, ...parts, ...(own.length > 0 ? [row(...own)] : [])]);
  });
}

function answered({ article, answer, highlights }: Shown, excerpt: Excerpt, { room, isNew }: Layout): Body {
  const quote = blockQuote(article.text, excerpt, { limit: room.quote, highlights });
  const voices = differentVoices(article, answer.attributions).slice(0, room.voices);
  const speakers = (voices.length > 0 ? voices : [undefined]).map((voice) =>
    speakerLine(article, voice, room.voice),
  );
  if (answer.isPartlyReported) speakers.push(`— the rest *${reportersWords}*`);
  const isLikely = answer.confidence >= likely;
  const lead = isLikely ? [] : ['I am not sure that the article answers this. The closest I find:'];
  const notes = [
    answer.isOpening ? 'I quote and do not summarise: this is how the article begins.' : null,
    correctionLine(answer.corrections.slice(0, room.corrections)),
    isLikely && answer.confidence < certain ? 'I am not certain: look at the context.' : null,
    articleLine(article, excerpt),
  ];
  return {
    accent: accentOf(answer.attributions[0]),
    parts: [
      text([...lead, quote, ...speakers].join('\n')),
      text(notes.flatMap((note) => (note ? [`-# ${note}`] : [])).join('\n')),
    ],
    buttons: answerButtons(article, answer, excerpt).filter(isNew),
  };
}

function unanswered({ article, answer }: Shown, { room, isNew }: Layout): Body {
  const closest = [...(answer.excerpt ? [answer.excerpt] : []), ...answer.alternatives].slice(
    0,
    room.closest,
  );
  const corrections = correctionLine(answer.corrections.slice(0, room.corrections));
  const verdict = [
    '**The article does not say.**',
    ...(corrections ? [`-# ${corrections}`] : []),
    closest.length > 0
      ? `The closest passage${closest.length > 1 ? 's' : ''}:`
      : 'No passage is close to it. Try other words.',
  ];
  return {
    accent: accents.none,
    parts: [
      text(verdict.join('\n')),
      ...closest.flatMap((excerpt) => {
        const { said, context } = excerptParts(article, excerpt);
        return [isNew(context) ? section(said, context) : text(said)];
      }),
      text(`-# ${articleLine(article)}`),
    ],
    buttons: [],
  };
}

/** The next-best excerpts of an answer. */
export function moreCard(article: Article, excerpts: readonly Span[]): Card {
  return card(accents.report, [
    text('**Also in the article**'),
    ...excerpts.map((excerpt) => {
      const { said, context } = excerptParts(article, excerpt);
      return section(said, context);
    }),
    text(`-# ${articleLine(article)}`),
  ]);
}

function excerptParts(article: Article, excerpt: Span) {
  const id = contextId.write({ article: articleKey(article), start: excerpt.start, end: excerpt.end });
  return {
    said: blockQuote(article.text, excerpt, { limit: 450 }),
    context: button(passageLabel(article, excerpt), id),
  };
}

function answerButtons(article: Article, answer: Answer, excerpt: Excerpt) {
  const key = articleKey(article);
  const { start, end } = excerpt;
  const spans = answer.alternatives;
  const quotation = quotedIn(article, answer.attributions, excerpt);
  return [
    button('Context', contextId.write({ article: key, start, end })),
    ...(spans.length > 0 ? [button('More', moreId.write({ article: key, spans: writeSpans(spans) }))] : []),
    ...(quotation ? [cardButton(article, quotation)] : []),
  ];
}

/** The first attribution with words in quotation marks within an excerpt. */
function quotedIn(
  { text: words, passages }: Article,
  attributions: readonly Attribution[],
  excerpt: Excerpt,
): Attribution | undefined {
  const runs = quotationRuns(
    words,
    passages.filter((passage) => overlaps(passage, excerpt)),
  );
  return attributions.find(({ kind, content }) => {
    const shown = content
      .filter((span) => overlaps(span, excerpt))
      .map(({ start, end }) => ({
        start: Math.max(start, excerpt.start),
        end: Math.min(end, excerpt.end),
      }));
    return shown.length > 0 && (kind === 'direct' || kindOf({ content: shown }, words, runs) !== 'indirect');
  });
}

function followUpButtons(article: Article, isPrivate: boolean) {
  const followUp = button('Follow up', followUpId.write({ article: articleKey(article) }));
  return isPrivate ? [followUp, button('Share here', shareId.write({}))] : [followUp];
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
