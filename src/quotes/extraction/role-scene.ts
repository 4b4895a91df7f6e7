import type { Columns } from './columns.ts';
import type { Document } from './document.ts';
import { fragmentsOf, type Fragment, type Tags } from './tags.ts';

/** How far before and after a cue its source and content are looked for, in tokens of its paragraph. */
const reachBefore = 220;
const reachAfter = 320;

/** A cue: tokens `start` to before `end`. */
export interface Cue {
  readonly start: number;
  readonly end: number;
}

/** A fragment as one cue sees it. */
export interface Seen extends Fragment {
  /** 0 before the cue, 1 the cue itself, 2 after it. */
  readonly side: number;
  readonly distance: number;
  /** Fragments of the same role on this side that are nearer to the cue. */
  readonly rank: number;
  /** Other cues between. */
  readonly cuesBetween: number;
  readonly sourcesBetween: number;
  /** Whether another cue is nearer to it. */
  readonly contested: number;
  readonly sameSentence: number;
}

/** A cue and what the tagger sees around it. */
export interface Scene {
  readonly columns: Columns;
  readonly tags: Tags;
  readonly cue: Cue;
  readonly start: number;
  readonly end: number;
  readonly head: number;
  readonly passive: number;
  readonly seen: readonly Seen[];
  /** How many sources and contents of the same sentence stand before and after the cue, as one number. */
  readonly company: number;
  readonly cues: number;
}

export function setScene(columns: Columns, tags: Tags, cue: Cue): Scene {
  const { document } = columns;
  const start = Math.max(document.paragraphStart[cue.start]!, cue.start - reachBefore);
  const end = Math.min(document.paragraphEnd[cue.start]!, cue.end + reachAfter);
  const head = headOf(document, cue);
  const seen = see(columns, fragmentsOf(tags.labels, start, end), cue);
  const company = [
    [1, 0],
    [1, 2],
    [3, 0],
    [3, 2],
  ].reduce((code, [role, side]) => {
    const count = seen.filter((f) => f.role === role && f.side === side && f.sameSentence).length;
    return code * 3 + Math.min(2, count);
  }, 0);
  const others = seen.filter((f) => f.role === 2 && f.side !== 1 && f.sameSentence).length;
  const passive = head > cue.start && document.tokens[head - 1]!.lemma === 'be' ? 1 : 0;
  return { columns, tags, cue, start, end, head, passive, seen, company, cues: Math.min(3, others) };
}

/** The main verb of a cue, or its last word. */
export function headOf({ tokens }: Document, { start, end }: Cue): number {
  for (let i = end - 1; i >= start; i--) if (tokens[i]!.pos === 'VERB') return i;
  return end - 1;
}

function see({ document }: Columns, fragments: readonly Fragment[], cue: Cue): Seen[] {
  const sideOf = (f: Fragment): number => (f.end <= cue.start ? 0 : f.start >= cue.end ? 2 : 1);
  const cues = fragments.filter((f) => f.role === 2 && sideOf(f) !== 1);
  return fragments.map((f) => {
    const side = sideOf(f);
    const from = side === 0 ? f.end : cue.end;
    const to = side === 0 ? cue.start : f.start;
    const inBetween = (g: Fragment): boolean => g.start >= from && g.end <= to;
    const distance = side === 1 ? 0 : to - from;
    const nearest = Math.min(
      ...cues.map((c) => (c.end <= f.start ? f.start - c.end : c.start >= f.end ? c.start - f.end : 0)),
    );
    const same = fragments.filter((g) => g.role === f.role && g !== f && sideOf(g) === side);
    return {
      ...f,
      side,
      distance,
      rank: Math.min(3, same.filter((g) => (side === 0 ? g.start > f.start : g.start < f.start)).length),
      cuesBetween: Math.min(2, cues.filter(inBetween).length),
      sourcesBetween: Math.min(2, fragments.filter((g) => g.role === 1 && inBetween(g)).length),
      contested: nearest < distance ? 1 : 0,
      sameSentence: document.sentenceStart[f.start] === document.sentenceStart[cue.start] ? 1 : 0,
    };
  });
}
