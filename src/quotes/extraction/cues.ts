import type { Columns } from './columns.ts';
import type { Cue } from './role-scene.ts';
import { tagCount, type Tags } from './tags.ts';
import { speechVerbs } from './words.ts';

/** Tokens that are no cue in the tagger's best labelling become one from this probability on. */
const cueThreshold = 0.25;
/** Tokens between a cue and the colon that it leads up to, at most. */
const longestLeadIn = 8;

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

/** The probability of a cue by the tagger. */
export function cueConfidence({ marginals }: Tags, cue: Cue): number {
  let sum = 0;
  for (let i = cue.start; i < cue.end; i++)
    sum += marginals[i * tagCount + 3]! + marginals[i * tagCount + 4]!;
  return sum / (cue.end - cue.start);
}

/** Whether the cue ends its paragraph with a colon: its content is a paragraph of its own. */
export function announces({ document }: Columns, cue: Cue): boolean {
  const last = document.paragraphEnd[cue.start]! - 1;
  return last - cue.end < 3 && document.tokens[last]!.text === ':';
}

/** Whether a cue of speech leads up to the colon at the end of its paragraph: "wrote in a letter to the council:". */
export function leadsIn({ document }: Columns, cue: Cue): boolean {
  const { tokens, paragraphEnd, sentenceEnd } = document;
  const last = paragraphEnd[cue.start]! - 1;
  const isSpeech = tokens
    .slice(cue.start, cue.end)
    .some(({ lemma }) => speechVerbs.has(lemma) || /^(?:post|read)$/u.test(lemma));
  return (
    isSpeech &&
    tokens[last]!.text === ':' &&
    sentenceEnd[cue.start] === last + 1 &&
    last - cue.end <= longestLeadIn &&
    tokens.slice(cue.end, last).every(({ pos }) => pos !== 'VERB' && pos !== 'PUNCT')
  );
}
