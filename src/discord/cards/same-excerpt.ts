import type { Answer, Correction } from '../../answers/index.ts';
import type { Article } from '../../article/index.ts';
import { overlaps, type Span } from '../../text/index.ts';

/** A question and its answer. */
export interface Asked {
  readonly question: string;
  readonly article: Article;
  readonly answer: Answer;
}

/** What a card shows: an answer to one question, or to several. */
export interface Shown extends Asked {
  /** In text order; they do not overlap. */
  readonly highlights: readonly Span[];
}

/** Of questions that the same excerpt answers, such as "when and where was it held", one with the highlights of all. */
export function joinSameExcerpts(asked: readonly Asked[]): Shown[] {
  const shown: Shown[] = [];
  for (const one of asked) {
    const { highlight } = one.answer;
    const next = { ...one, highlights: highlight ? [highlight] : [] };
    const same = shown.find((other) => hasSameExcerpt(other, one));
    if (same) shown[shown.indexOf(same)] = join(same, next);
    else shown.push(next);
  }
  return shown;
}

function hasSameExcerpt(a: Asked, b: Asked): boolean {
  const [one, other] = [a.answer.excerpt, b.answer.excerpt];
  if (!one || !other || a.article !== b.article) return false;
  const areAnswered = a.answer.kind === 'answered' && b.answer.kind === 'answered';
  return areAnswered && one.start === other.start && one.end === other.end;
}

function join(a: Shown, b: Shown): Shown {
  return {
    ...a,
    question: `${a.question} · ${b.question}`,
    answer: {
      ...a.answer,
      confidence: Math.min(a.answer.confidence, b.answer.confidence),
      corrections: unionOfCorrections(a.answer.corrections, b.answer.corrections),
    },
    highlights: unionOf([...a.highlights, ...b.highlights]),
  };
}

/** A word that the questions share is told of once. */
function unionOfCorrections(some: readonly Correction[], others: readonly Correction[]): Correction[] {
  const isNew = ({ from }: Correction): boolean => some.every((known) => known.from !== from);
  return [...some, ...others.filter(isNew)];
}

function unionOf(spans: readonly Span[]): Span[] {
  const union: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = union.at(-1);
    if (last && overlaps(last, span))
      union.splice(-1, 1, { start: last.start, end: Math.max(last.end, span.end) });
    else union.push(span);
  }
  return union;
}
