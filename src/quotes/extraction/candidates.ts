import type { Columns } from './columns.ts';
import { decode, emissions, type Crf } from './crf.ts';
import { roleSequence } from './role-features.ts';
import type { Cue } from './role-scene.ts';
import { fragmentsOf, tagCount, type Tags } from './tags.ts';

/** An attribution in the making: lists of tokens in order. */
export interface Candidate {
  readonly cue: Cue;
  source: number[];
  content: number[];
  /** Probability of its cue by the tagger. */
  readonly confidence: number;
}

/** Tokens that are no cue in the tagger's best labelling become one from this probability on. */
const cueThreshold = 0.25;
/** Lowered scores of "outside": a missed token costs more than one too many. */
const outsideBias = [-0.15, 0, 0, 0, 0];
/** The same for a second look at a likely cue (from `likelyCue` on) for which the first found no content. */
const secondBias = [-0.8, 0, 0, 0, 0];
const likelyCue = 0.5;
/** Raises "source" when a first pass found none: few cues have no source. */
const sourceBias = [0, 2, 0, 0, 0];

/** Where the tagger sees cues, certain or likely. */
export function findCues({ paragraphEnd, length }: Columns['document'], tags: Tags): Cue[] {
  const { labels, marginals } = tags;
  const cues: Cue[] = [];
  for (let i = 0; i < length; i++) {
    const certain = labels[i] === 3;
    const likely = labels[i] !== 4 && marginals[i * tagCount + 3]! > cueThreshold;
    if (!certain && !likely) continue;
    const inside = marginals[i * tagCount + 3]! / 2;
    let end = i + 1;
    const goesOn = (k: number): boolean =>
      labels[k] === 4 || (!certain && labels[k] === 0 && marginals[k * tagCount + 4]! > inside);
    while (end < paragraphEnd[i]! && goesOn(end)) end++;
    cues.push({ start: i, end });
    i = end - 1;
  }
  return cues;
}

/** Finds the source and the content of each cue; a cue with neither is dropped. */
export function fillRoles(columns: Columns, tags: Tags, cues: readonly Cue[], crf: Crf): Candidate[] {
  return cues.flatMap((cue) => {
    const { start, sequence } = roleSequence(columns, tags, cue);
    const scores = emissions(crf, sequence);
    const confidence = cueConfidence(tags, cue);
    let labels = decode(crf, sequence, scores, outsideBias);
    if (!labels.includes(3) && confidence > likelyCue) labels = decode(crf, sequence, scores, secondBias);
    const content = tokensOf(labels, start, 2);
    if (!content.length && !announces(columns, cue)) return [];
    if (!labels.includes(1)) labels = decode(crf, sequence, scores, sourceBias);
    return [{ cue, source: tokensOf(labels, start, 1), content, confidence }];
  });
}

/** Whether the cue ends its paragraph with a colon: its content is a paragraph of its own. */
export function announces({ document }: Columns, cue: Cue): boolean {
  const last = document.paragraphEnd[cue.start]! - 1;
  return last - cue.end < 3 && document.tokens[last]!.text === ':';
}

function cueConfidence({ marginals }: Tags, cue: Cue): number {
  let sum = 0;
  for (let i = cue.start; i < cue.end; i++)
    sum += marginals[i * tagCount + 3]! + marginals[i * tagCount + 4]!;
  return sum / (cue.end - cue.start);
}

function tokensOf(labels: Uint8Array, start: number, role: number): number[] {
  const tokens: number[] = [];
  for (const fragment of fragmentsOf(labels, 0, labels.length)) {
    if (fragment.role !== role) continue;
    for (let i = fragment.start; i < fragment.end; i++) tokens.push(start + i);
  }
  return tokens;
}
