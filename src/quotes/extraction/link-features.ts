import { bucket, confidence } from './bucket.ts';
import type { Candidate } from './candidates.ts';
import type { Columns } from './columns.ts';
import { Mark } from './document.ts';
import { SequenceBuilder, combine, type Sequence } from './sequence.ts';
import { fragmentsOf, tagCount, type Tags } from './tags.ts';

/** Features are hashed into 2^linkBits buckets. */
export const linkBits = 16;

/** Words that look like content and belong to no attribution yet: a quotation, or what the tagger takes for content. */
export interface Orphan {
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
}

/** The attributions that an orphan may belong to. */
export interface Neighbours {
  /** Those whose cues stand nearest before and after it. */
  readonly before: Candidate | null;
  readonly after: Candidate | null;
  /** The nearest before it in its paragraph that has a quotation, if that is another than `before`. */
  readonly quoted: Candidate | null;
}

export function findOrphans(columns: Columns, tags: Tags, candidates: readonly Candidate[]): Orphan[] {
  const { document } = columns;
  const used = new Uint8Array(document.length);
  for (const { cue, source, content } of candidates) {
    used.fill(1, cue.start, cue.end);
    for (const i of [...source, ...content]) used[i] = 1;
  }
  const orphans: Orphan[] = [];
  const put = (start: number, end: number, quoted: boolean): void => {
    while (start < end && (used[start] || (document.tokens[start]!.pos === 'PUNCT' && !document.mark[start])))
      start++;
    while (end > start && used[end - 1]) end--;
    const inner = document.tokens.slice(start, end);
    if (!inner.some((token) => token.pos !== 'PUNCT')) return;
    if (used.subarray(start, end).reduce((sum, one) => sum + one, 0) > 0.3 * (end - start)) return;
    used.fill(1, start, end);
    orphans.push({ start, end, quoted });
  };
  for (let start = 0; start < document.length; start = document.paragraphEnd[start]!) {
    for (const f of fragmentsOf(tags.labels, start, document.paragraphEnd[start]!))
      if (f.role === 3) put(f.start, f.end, false);
  }
  for (let start = 0; start < document.length; start++) {
    const run = document.quotation[start]!;
    if (run < 0) continue;
    let end = start + 1;
    while (end < document.length && document.quotation[end] === run) end++;
    const opened = start > 0 && document.mark[start - 1] === Mark.opens;
    if (end - start > 2)
      put(opened ? start - 1 : start, document.mark[end] === Mark.closes ? end + 1 : end, true);
    start = end - 1;
  }
  return orphans.sort((a, b) => a.start - b.start);
}

export function neighboursOf(
  { document, quoted: inQuotation }: Columns,
  { start }: Orphan,
  candidates: readonly Candidate[],
): Neighbours {
  const beginOf = ({ cue, content }: Candidate): number => Math.min(cue.start, ...content.slice(0, 1));
  const earlier = candidates.filter((candidate) => beginOf(candidate) < start);
  const later = candidates.filter((candidate) => beginOf(candidate) >= start);
  const last = (some: readonly Candidate[]): Candidate | null =>
    some.reduce<Candidate | null>(
      (found, one) => (found && found.cue.start >= one.cue.start ? found : one),
      null,
    );
  const before = last(earlier);
  const after = later.reduce<Candidate | null>(
    (found, one) => (found && beginOf(found) <= beginOf(one) ? found : one),
    null,
  );
  const first = document.paragraphStart[start]!;
  const quoted = last(
    earlier.filter(({ cue, content }) => cue.start >= first && content.some((i) => inQuotation[i])),
  );
  return { before, after, quoted: quoted === before ? null : quoted };
}

/** A sequence of one: the features that tell which of its neighbours an orphan belongs to, or that it belongs to none. */
export function linkSequence(columns: Columns, tags: Tags, orphan: Orphan, neighbours: Neighbours): Sequence {
  const { before, after } = neighbours;
  const { document, word, lemma, quoted: inQuotation } = columns;
  const { tokens, mark, quotation, paragraphStart, paragraphEnd } = document;
  const { start, end } = orphan;
  const builder = new SequenceBuilder(1, linkBits);
  builder.next(0);
  const paragraph = tokens[start]!.paragraph;
  const endBefore = before ? Math.max(before.cue.end - 1, ...before.content) : -1;
  const startAfter = after ? Math.min(after.cue.start, ...after.content, ...after.source) : -1;
  const gapBefore = before ? Math.min(4, paragraph - tokens[endBefore]!.paragraph) : 9;
  const gapAfter = after ? Math.min(4, tokens[startAfter]!.paragraph - paragraph) : 9;
  const quoted = quotation[start]! >= 0 || mark[start] === Mark.opens ? 1 : 0;
  const leads = paragraphStart[start] === start ? 1 : 0;
  const fills = leads && paragraphEnd[start]! - end <= 1 ? 1 : 0;
  const quotedBefore = before?.content.some((i) => inQuotation[i]) ? 1 : 0;
  const quotedAfter = after?.content.some((i) => inQuotation[i]) ? 1 : 0;
  const last = paragraphStart[start]! - 1;
  const lastMark =
    last < 0
      ? 3
      : mark[last] === Mark.closes
        ? 1
        : quotation[last]! >= 0
          ? 2
          : tokens[last]!.text === ':'
            ? 4
            : 0;
  const open = paragraphEnd[start] === end && quotation[end - 1]! >= 0 ? 1 : 0;
  const size = bucket(tokens.slice(start, end).filter((token) => token.pos !== 'PUNCT').length);
  let sum = 0;
  for (let i = start; i < end; i++)
    sum += tags.marginals[i * tagCount + 5]! + tags.marginals[i * tagCount + 6]!;
  const sure = confidence(sum / (end - start));
  const near = before && gapBefore === 0 ? bucket(start - endBefore - 1) : 12;
  const nearAfter = after && gapAfter === 0 ? bucket(startAfter - end) : 12;
  const first = mark[start] ? Math.min(start + 1, document.length - 1) : start;
  const capital = /^\p{Lu}/u.test(tokens[first]!.text) ? 1 : 0;
  const order = before ? ((before.content.at(-1) ?? 0) > before.cue.end ? 1 : 0) : 2;
  const announced = before && !before.content.length ? 1 : 0;
  const place = quoted * 4 + leads * 2 + fills;
  builder.add(0);
  builder.add(1, place, gapBefore);
  builder.add(2, place, gapBefore, quotedBefore);
  builder.add(3, gapAfter, quotedAfter, quoted);
  builder.add(4, lastMark, place, gapBefore);
  builder.add(5, open, gapAfter);
  builder.add(6, size, quoted, gapBefore);
  builder.add(7, sure, quoted);
  builder.add(8, sure, gapBefore, leads);
  builder.add(9, near, quoted, capital);
  builder.add(10, nearAfter, quoted, capital);
  builder.add(11, gapBefore, gapAfter, place);
  builder.add(12, quotedBefore * 2 + quotedAfter, gapBefore, gapAfter, fills);
  builder.add(13, orphan.quoted ? 1 : 0, sure);
  builder.add(14, gapBefore, order, place);
  builder.add(15, start > 0 ? word[start - 1] : 0);
  builder.add(16, before ? lemma[before.cue.end - 1] : 0, gapBefore, quoted);
  builder.add(17, capital, place, gapBefore, quotedBefore);
  builder.add(18, size, gapBefore, quotedBefore * 2 + leads, lastMark);
  builder.add(19, announced, gapBefore, place);
  builder.add(20, announced, lastMark, size, quoted);
  const same = before && document.sentenceStart[before.cue.start] === document.sentenceStart[start] ? 1 : 0;
  builder.add(21, same, quoted, capital, quotedBefore);
  builder.add(22, same, near, quoted, order);
  addQuoted(builder, columns, orphan, neighbours, combine(quoted, capital, size > 3 ? 1 : 0));
  return builder.finish();
}

/** How the attribution with a quotation that stands before the nearest one is placed to both. */
function addQuoted(
  builder: SequenceBuilder,
  { document, lemma }: Columns,
  orphan: Orphan,
  { before, quoted }: Neighbours,
  kind: number,
): void {
  if (!quoted || !before) {
    builder.add(30, kind);
    return;
  }
  const { sentenceStart } = document;
  const sentenceOf = (i: number): number => sentenceStart[i]!;
  const withOrphan = sentenceOf(quoted.cue.start) === sentenceOf(orphan.start) ? 1 : 0;
  const withBefore = sentenceOf(quoted.cue.start) === sentenceOf(before.cue.start) ? 1 : 0;
  const leads = (quoted.content[0] ?? Infinity) < quoted.cue.start ? 1 : 0;
  const adjoins = Math.max(before.cue.end - 1, ...before.content) >= orphan.start - 2 ? 1 : 0;
  builder.add(31, withOrphan, withBefore, leads, kind);
  builder.add(32, withOrphan, adjoins, leads);
  builder.add(33, bucket(orphan.start - quoted.cue.end), kind);
  builder.add(34, lemma[before.cue.end - 1], withBefore);
  builder.add(35, lemma[quoted.cue.end - 1], leads);
  builder.add(36, confidence(before.confidence), withBefore, adjoins);
}
