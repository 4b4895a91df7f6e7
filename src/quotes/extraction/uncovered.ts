import type { Candidate } from './candidates.ts';
import type { Document } from './document.ts';
import { attributionByRule } from './rules.ts';

/** Shorter quotations are titles and scare quotes more often than not. */
const shortestQuotation = 3;

/**
 * Attributions by rule for quotations that nothing else covers. They are the plain cases ('"...," she said') in surroundings
 * that the fitted parts have not met.
 */
export function coverQuotations(document: Document, candidates: readonly Candidate[]): Candidate[] {
  const used = new Uint8Array(document.length);
  const use = ({ cue, source, content }: Candidate): void => {
    used.fill(1, cue.start, cue.end);
    for (const i of [...source, ...content]) used[i] = 1;
  };
  candidates.forEach(use);
  const added: Candidate[] = [];
  for (let i = 0; i < document.length; i++) {
    const found = used[i] ? null : attributionByRule(document, i);
    if (!found?.source.length) continue;
    if ([...found.source, ...found.cue, ...found.content].some((k) => used[k])) continue;
    const quoted = found.content.filter(
      (k) => document.quotation[k]! >= 0 && document.tokens[k]!.pos !== 'PUNCT',
    );
    if (quoted.length < shortestQuotation) continue;
    const { source, content } = found;
    const candidate = {
      cue: { start: found.cue[0]!, end: found.cue.at(-1)! + 1 },
      source,
      content,
      confidence: 0.5,
    };
    use(candidate);
    added.push(candidate);
  }
  return [...candidates, ...added].sort((a, b) => a.cue.start - b.cue.start);
}
