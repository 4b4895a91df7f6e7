import type { Candidate } from '../../quotes/extraction/candidates.ts';
import type { Columns } from '../../quotes/extraction/columns.ts';
import type { Crf } from '../../quotes/extraction/crf.ts';
import { giveTo, linkLabels, ownersOf } from '../../quotes/extraction/link.ts';
import { findOrphans, linkBits, linkSequence, neighboursOf } from '../../quotes/extraction/link-features.ts';
import type { TokenAttribution } from '../../quotes/extraction/rules.ts';
import type { Tags } from '../../quotes/extraction/tags.ts';
import { fitCrf } from './fit-crf.ts';
import type { AnnotatedDocument } from './corpus.ts';

/**
 * Learns where what the candidates leave over belongs.
 *
 * @param candidates - those of each document, as found by fields that have not seen it
 */
export function fitLinker(
  documents: readonly AnnotatedDocument[],
  columns: readonly Columns[],
  tags: readonly Tags[],
  candidates: readonly Candidate[][],
  seed: number,
): Crf {
  const examples = documents.flatMap(({ gold }, d) => {
    const found = candidates[d]!;
    const contentOf = new Map(found.map((candidate) => [candidate, trueContent(candidate, gold)]));
    return findOrphans(columns[d]!, tags[d]!, found).map((orphan) => {
      const neighbours = neighboursOf(columns[d]!, orphan, found);
      const sequence = linkSequence(columns[d]!, tags[d]!, orphan, neighbours);
      const share = (candidate: Candidate | null): number => {
        let held = 0;
        for (let i = orphan.start; i < orphan.end; i++)
          if (candidate && contentOf.get(candidate)?.has(i)) held++;
        return held / (orphan.end - orphan.start);
      };
      const owners = ownersOf(neighbours);
      const label = Math.max(
        0,
        owners.findIndex((owner) => share(owner) > 0.5),
      );
      const owner = owners[label];
      if (owner) giveTo(owner, orphan);
      return { sequence, labels: Uint8Array.of(label) };
    });
  });
  return fitCrf(examples, {
    labels: linkLabels,
    contexts: 1,
    bits: linkBits,
    epochs: 15,
    dropout: 0.1,
    seed,
  });
}

/** What the true attribution with a candidate's cue has for content; null for a false cue. */
function trueContent({ cue }: Candidate, gold: readonly TokenAttribution[]): ReadonlySet<number> | null {
  const truth = gold.find((attribution) => attribution.cue.some((i) => i >= cue.start && i < cue.end));
  return truth ? new Set(truth.content) : null;
}
