import { bucket } from './bucket.ts';
import type { Columns } from './columns.ts';
import { combine, type SequenceBuilder } from './sequence.ts';

/** What lies between the nearest likely cue before the token in its sentence and the token. */
export function cueBefore(builder: SequenceBuilder, columns: Columns, i: number): void {
  const { document, word, lemma, pos, cue, coarse } = columns;
  let at = i - 1;
  while (at >= document.sentenceStart[i]! && cue[at]! < 2) at--;
  if (at < document.sentenceStart[i]!) {
    builder.add(100, pos[i]);
    return;
  }
  const between = tally(columns, at + 1, i);
  const far = bucket(i - at);
  const commas = Math.min(between.commas, 3);
  const verbs = Math.min(between.verbs, 3);
  builder.add(101, lemma[at], far);
  builder.add(102, cue[at], commas, verbs, between.that);
  builder.add(103, lemma[at], pos[i], Math.min(commas, 2));
  builder.add(104, cue[at], far, pos[i]);
  builder.add(105, lemma[at], word[i]);
  builder.add(106, lemma[at], Math.min(commas, 2), Math.min(verbs, 2), between.that);
  builder.add(107, cue[at], lemma[i], Math.min(commas, 2));
  builder.add(108, cue[at], pos[at + 1], far, pos[i]);
  builder.add(109, coarse[at], Math.min(commas, 2), pos[i]);
  builder.add(110, combine(cue[at]!, commas, verbs), word[i - 1], lemma[i]);
}

/** What lies between the token and the nearest likely cue after it in its sentence. */
export function cueAfter(builder: SequenceBuilder, columns: Columns, i: number): void {
  const { document, lemma, pos, cue, quoted, coarse } = columns;
  const end = document.sentenceEnd[i]!;
  let at = i + 1;
  while (at < end && cue[at]! < 2) at++;
  if (at >= end) {
    builder.add(120, pos[i]);
    return;
  }
  const { commas, verbs } = tally(columns, i + 1, at);
  const far = bucket(at - i);
  const hasVerb = Math.min(verbs, 1);
  const closes = at + 2 >= end || /^[.,]$/u.test(document.tokens[at + 1]!.text) ? 1 : 0;
  builder.add(121, lemma[at], far);
  builder.add(122, cue[at], Math.min(commas, 4), Math.min(verbs, 4));
  builder.add(123, combine(cue[at]!, far), pos[i], hasVerb);
  builder.add(124, lemma[at], pos[i], hasVerb, Math.min(commas, 2));
  builder.add(125, cue[at], Math.min(verbs, 3), Math.min(commas, 2), far);
  builder.add(126, cue[at], lemma[i], hasVerb);
  builder.add(127, closes, cue[at], Math.min(commas, 3), quoted[i]);
  builder.add(128, lemma[at], lemma[at + 1] ?? 0, hasVerb);
  builder.add(129, coarse[at], far, pos[i], hasVerb);
}

function tally(
  { document }: Columns,
  from: number,
  to: number,
): { commas: number; verbs: number; that: number } {
  let commas = 0;
  let verbs = 0;
  let that = 0;
  for (let i = from; i < to; i++) {
    const token = document.tokens[i]!;
    if (token.text === ',') commas++;
    else if (token.pos === 'VERB' || token.pos === 'AUX') verbs++;
    if (/^(?:that|whether|how|if)$/u.test(token.normal)) that = 1;
  }
  return { commas, verbs, that };
}
