import type { Candidate } from './candidates.ts';
import { leadsIn } from './cues.ts';
import type { Columns } from './columns.ts';

/** A shorter paragraph after a colon is a caption or an item of a list. */
const shortestBlock = 5;

/**
 * Gives each cue that announces words ("In his letter he wrote:") and has none after it the paragraph after it, when that stands without
 * quotation marks, as a block quote does; what is said to be said in there is nested.
 */
export function readLeadIns(columns: Columns, candidates: readonly Candidate[]): Candidate[] {
  const { tokens, paragraphEnd, sentenceStart, quotation, mark } = columns.document;
  const taken = new Set<number>();
  for (const { cue, source, content } of candidates) {
    const start = paragraphEnd[cue.start]!;
    const end = paragraphEnd[start] ?? start;
    // What stands before the cue ("In his letter he wrote:") says where.
    const isBefore = content.every(
      (i) => i < cue.start && i >= sentenceStart[cue.start]! && quotation[i]! < 0,
    );
    if (!isBefore || !source.length || !leadsIn(columns, cue)) continue;
    const block = Array.from({ length: end - start }, (_, k) => start + k);
    const isSentence =
      block.length >= shortestBlock && block.some((i) => /^(?:VERB|AUX)$/u.test(tokens[i]!.pos));
    if (!isSentence || block.some((i) => quotation[i]! >= 0 || mark[i])) continue;
    content.splice(0, content.length, ...block);
    for (const i of block) taken.add(i);
  }
  return candidates.filter(({ cue }) => !taken.has(cue.start));
}
