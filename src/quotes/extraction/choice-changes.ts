import { Origin, rangesOf, type Choice } from './choice.ts';
import type { Columns } from './columns.ts';
import { Mark } from './document.ts';
import type { Cue } from './role-scene.ts';

/** A cue, and the tokens around it that the field of roles has seen. */
interface SeenTokens {
  readonly cue: Cue;
  readonly start: number;
  readonly end: number;
}

/** What a change of a choice costs of its score. */
const changeCost = 3;
/** So many other ends of a content are looked at, and so many other starts. */
const mostEdges = 12;

/**
 * A choice without one of its ranges, with its quotations whole, with the quotations that follow it (the next, all), with its last
 * range ended or its first one begun elsewhere in its sentence, and with the likeliest source if it has none.
 */
export function* changesOf(
  choice: Choice,
  likelySource: readonly number[],
  columns: Columns,
  seen: SeenTokens,
): Generator<Choice> {
  const { source, content, rank } = choice;
  const score = choice.score - changeCost;
  const ranges = rangesOf(content);
  if (ranges.length > 1) {
    for (const { start, end } of ranges) {
      const rest = content.filter((i) => i < start || i >= end);
      yield { source, content: rest, score, origin: Origin.dropped, rank };
    }
  }
  const whole = withWholeQuotations(columns, content, seen);
  if (whole.length > content.length) yield { source, content: whole, score, origin: Origin.snapped, rank };
  const later = laterQuotations(columns, choice, seen);
  const [first] = rangesOf(later);
  for (const joined of first ? [later.filter((i) => i < first.end), later] : [])
    yield { source, content: [...content, ...joined], score, origin: Origin.joined, rank };
  for (const end of otherEnds(columns, choice, seen)) {
    const { start } = ranges.at(-1)!;
    const kept = content.filter((i) => i < start);
    for (let i = start; i < end; i++) kept.push(i);
    yield { source, content: kept, score, origin: Origin.ended, rank };
  }
  for (const start of otherStarts(columns, choice, seen)) {
    const { end } = ranges[0]!;
    const kept: number[] = [];
    for (let i = start; i < end; i++) kept.push(i);
    for (const i of content) if (i >= end) kept.push(i);
    yield { source, content: kept, score, origin: Origin.begun, rank };
  }
  if (!source.length && likelySource.length) {
    const rest = content.filter((i) => !likelySource.includes(i));
    yield { source: likelySource, content: rest, score, origin: Origin.given, rank };
  }
}

/** Where the last range of a content might end as well: before a mark or a conjunction outside quotations, and where its sentence does. */
function otherEnds({ document, context }: Columns, { source, content }: Choice, seen: SeenTokens): number[] {
  const { start, end } = rangesOf(content).at(-1)!;
  const ends: number[] = [];
  const stop = Math.min(document.sentenceEnd[end - 1]!, seen.end);
  for (let i = start + 1; i <= stop && !isTaken(i - 1, source, seen) && ends.length < mostEdges; i++)
    if (i !== end && (i === stop || isJoint(context[i]!)) && !isJoint(context[i - 1]!)) ends.push(i);
  return ends;
}

/** Where its first range might begin as well: behind a mark or a conjunction, and where its sentence does. */
function otherStarts(
  { document, context }: Columns,
  { source, content }: Choice,
  seen: SeenTokens,
): number[] {
  const { start, end } = rangesOf(content)[0]!;
  const starts: number[] = [];
  const stop = Math.max(document.sentenceStart[start]!, seen.start);
  for (let i = end - 1; i >= stop && !isTaken(i, source, seen) && starts.length < mostEdges; i--)
    if (i !== start && (i === stop || isJoint(context[i - 1]!)) && !isJoint(context[i]!)) starts.push(i);
  return starts;
}

function isTaken(i: number, source: readonly number[], { cue }: SeenTokens): boolean {
  return source.includes(i) || (i >= cue.start && i < cue.end);
}

/** Whether a token by its `Columns.context` is a comma, a stop, a dash or a conjunction outside quotations. */
function isJoint(context: number): boolean {
  return (context >= 3 && context <= 5) || context === 10;
}

/** The quotations, with their marks, that stand after all of a content that has one. */
function laterQuotations({ document }: Columns, { source, content }: Choice, seen: SeenTokens): number[] {
  const { quotation, mark } = document;
  if (!content.some((i) => quotation[i]! >= 0)) return [];
  const last = Math.max(seen.cue.end - 1, content.at(-1)!);
  const later: number[] = [];
  for (let i = last + 1; i < seen.end; i++) {
    const opens = mark[i] === Mark.opens && quotation[i + 1]! >= 0 && quotation[i + 1] !== quotation[last];
    const closes = mark[i] === Mark.closes && later.at(-1) === i - 1;
    const inside = quotation[i]! >= 0 && quotation[i] !== quotation[last];
    if ((opens || closes || inside) && !source.includes(i)) later.push(i);
  }
  return later;
}

function withWholeQuotations(
  { document }: Columns,
  content: readonly number[],
  { cue, start, end }: SeenTokens,
): number[] {
  const { quotation, mark } = document;
  const tokens = new Set(content);
  for (const i of content) {
    const run = quotation[i]!;
    if (run < 0) continue;
    for (const step of [-1, 1]) {
      let k = i + step;
      const within = (): boolean => k >= start && k < end && (k < cue.start || k >= cue.end);
      for (; within() && quotation[k] === run; k += step) tokens.add(k);
      if (within() && mark[k]) tokens.add(k);
    }
  }
  return [...tokens].sort((a, b) => a - b);
}
