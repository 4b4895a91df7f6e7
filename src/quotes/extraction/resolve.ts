import type { Candidate } from './candidates.ts';
import type { Document } from './document.ts';
import { tagCount, type Tags } from './tags.ts';

/** A candidate that loses more than this share of its content to others is no attribution of its own. */
const largestLoss = 0.66;

/**
 * Makes candidates disjoint. A cue inside the content of another is nested and dropped when the tagger takes it for content;
 * otherwise the outer content ends before it. A token in two contents goes to the likelier cue.
 */
export function resolveOverlaps(
  document: Document,
  tags: Tags,
  candidates: readonly Candidate[],
): Candidate[] {
  const dropped = new Set<Candidate>();
  for (const outer of candidates) {
    for (const inner of candidates)
      if (standsInSource(outer, inner) && inner.confidence < outer.confidence) dropped.add(inner);
  }
  for (const outer of candidates) {
    for (const inner of candidates) {
      if (inner === outer || dropped.has(inner) || dropped.has(outer)) continue;
      if (!holdsCue(outer, inner)) continue;
      if (contentProbability(tags, inner) > inner.confidence || inner.confidence < 0.5) dropped.add(inner);
      else if (!endBefore(document, outer, inner))
        dropped.add(inner.confidence > outer.confidence ? outer : inner);
    }
  }
  const kept = candidates.filter((candidate) => !dropped.has(candidate));
  return shareTokens(document, kept);
}

function holdsCue(outer: Candidate, inner: Candidate): boolean {
  for (let i = inner.cue.start; i < inner.cue.end; i++) if (!outer.content.includes(i)) return false;
  return true;
}

/** Whether the cue of `inner` is a part of the source of `outer`: "a source cited by the agency". */
function standsInSource({ source }: Candidate, { cue }: Candidate): boolean {
  return source.includes(cue.start) && source.includes(cue.end - 1);
}

/** Whether tokens can be content of their own: with a verb, or in quotation marks. */
function isClause({ tokens, quotation }: Document, indices: readonly number[]): boolean {
  return indices.some((i) => quotation[i]! >= 0 || /^(?:VERB|AUX)$/u.test(tokens[i]!.pos));
}

function contentProbability({ marginals }: Tags, { cue }: Candidate): number {
  return marginals[cue.start * tagCount + 5]! + marginals[cue.start * tagCount + 6]!;
}

/** Ends the content of `outer` where `inner` begins; false when no clause would be left of it. */
function endBefore(document: Document, outer: Candidate, inner: Candidate): boolean {
  const { tokens, sentenceStart } = document;
  const forward = outer.cue.end <= inner.cue.start;
  const sentence = sentenceStart[inner.cue.start];
  const begin = Math.min(
    inner.cue.start,
    ...inner.source.filter((i) => i < inner.cue.start && inner.cue.start - i < 40),
    ...inner.content.filter(
      (i) => i < inner.cue.start && (outer.cue.end <= i || !forward) && !outer.content.includes(i - 1),
    ),
  );
  const last = Math.max(inner.cue.end - 1, ...inner.content);
  const rest = outer.content.filter((i) => sentenceStart[i] !== sentence || (forward ? i < begin : i > last));
  while (
    rest.length &&
    forward &&
    /^(?:and|but|,|although|while|as|—|–|--?|by|;)$/u.test(tokens[rest.at(-1)!]!.normal)
  )
    rest.pop();
  if (!isClause(document, rest)) return false;
  outer.content = rest;
  return true;
}

function shareTokens(document: Document, candidates: readonly Candidate[]): Candidate[] {
  const owner = new Map<number, Candidate>();
  const kept: Candidate[] = [];
  for (const candidate of [...candidates].sort((a, b) => b.confidence - a.confidence)) {
    const free = candidate.content.filter((i) => !owner.has(i));
    if (candidate.content.length && free.length < (1 - largestLoss) * candidate.content.length) continue;
    candidate.content = free;
    for (const i of free) owner.set(i, candidate);
    kept.push(candidate);
  }
  const inCue = new Uint8Array(document.length);
  for (const { cue } of kept) inCue.fill(1, cue.start, cue.end);
  for (const candidate of kept) {
    candidate.content = candidate.content.filter((i) => !inCue[i]);
    candidate.source = candidate.source.filter((i) => !inCue[i]);
  }
  return kept.sort((a, b) => a.cue.start - b.cue.start);
}
