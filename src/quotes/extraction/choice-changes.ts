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

/**
 * A choice without one of its ranges, with its quotations whole, with the quotations that follow it (the next, all), and with the
 * likeliest source if it has none.
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
  if (!source.length && likelySource.length) {
    const rest = content.filter((i) => !likelySource.includes(i));
    yield { source: likelySource, content: rest, score, origin: Origin.given, rank };
  }
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
