import type { Candidate } from './candidates.ts';
import type { Columns } from './columns.ts';
import { decode, emissions, type Crf } from './crf.ts';
import { findOrphans, linkSequence, neighboursOf } from './link-features.ts';
import type { Tags } from './tags.ts';

/** Labels of the linker: an orphan belongs to none, to the attribution before it, or to the one after it. */
export const linkLabels = ['O', 'B-before', 'B-after'] as const;

/** Gives quotations and contents that no cue has claimed to the attribution that they continue. */
export function linkOrphans(
  columns: Columns,
  tags: Tags,
  candidates: readonly Candidate[],
  crf: Crf,
): Candidate[] {
  for (const orphan of findOrphans(columns, tags, candidates)) {
    const neighbours = neighboursOf(orphan, candidates);
    const sequence = linkSequence(columns, tags, orphan, neighbours);
    const label = decode(crf, sequence, emissions(crf, sequence))[0];
    const owner = label === 1 ? neighbours.before : label === 2 ? neighbours.after : null;
    if (!owner) continue;
    for (let i = orphan.start; i < orphan.end; i++) owner.content.push(i);
    owner.content = [...new Set(owner.content)].sort((a, b) => a - b);
  }
  return candidates.filter((candidate) => candidate.content.length > 0);
}
