import type { Candidate } from './candidates.ts';
import type { Columns } from './columns.ts';
import { decode, emissions, type Crf } from './crf.ts';
import { findOrphans, linkSequence, neighboursOf, type Neighbours } from './link-features.ts';
import type { Tags } from './tags.ts';

/** Labels of the linker: an orphan belongs to none, or to one of its `Neighbours`. */
export const linkLabels = ['O', 'B-before', 'B-after', 'B-quoted'] as const;

/** Gives quotations and contents that no cue has claimed to the attribution that they continue. */
export function linkOrphans(
  columns: Columns,
  tags: Tags,
  candidates: readonly Candidate[],
  crf: Crf,
): Candidate[] {
  for (const orphan of findOrphans(columns, tags, candidates)) {
    const neighbours = neighboursOf(columns, orphan, candidates);
    const owners = ownersOf(neighbours);
    const sequence = linkSequence(columns, tags, orphan, neighbours);
    const bias = owners.map((owner, label) => (owner || label === 0 ? 0 : -Infinity));
    const owner = owners[decode(crf, sequence, emissions(crf, sequence), bias)[0]!];
    if (owner) giveTo(owner, orphan);
  }
  return candidates.filter((candidate) => candidate.content.length > 0);
}

/** Whom each of `linkLabels` gives an orphan to. */
export function ownersOf({ before, after, quoted }: Neighbours): readonly (Candidate | null)[] {
  return [null, before, after, quoted];
}

/** Adds the tokens from `start` to before `end` to the content of a candidate. */
export function giveTo(
  owner: Candidate,
  { start, end }: { readonly start: number; readonly end: number },
): void {
  const content = new Set(owner.content);
  for (let i = start; i < end; i++) content.add(i);
  owner.content = [...content].sort((a, b) => a - b);
}
