import type { Fragment } from './tags.ts';

/** How a choice came about: a labelling of the field, nothing, a labelling that avoids nothing, or a change of one of these. */
export const Origin = {
  labelled: 0,
  nothing: 1,
  insisted: 2,
  dropped: 3,
  snapped: 4,
  given: 5,
  joined: 6,
  ended: 7,
  begun: 8,
} as const;

/** One way to fill the roles of a cue: tokens of its source and of its content, in order. */
export interface Choice {
  readonly source: readonly number[];
  readonly content: readonly number[];
  /** Logarithm of its probability by the field, less that of the best labelling; a guess where it is no labelling. */
  readonly score: number;
  readonly origin: number;
  readonly rank: number;
}

/** Neighbouring tokens as ranges. */
export function rangesOf(tokens: readonly number[]): Omit<Fragment, 'role'>[] {
  const ranges: { start: number; end: number }[] = [];
  for (const i of tokens) {
    const last = ranges.at(-1);
    if (last?.end === i) last.end = i + 1;
    else ranges.push({ start: i, end: i + 1 });
  }
  return ranges;
}
