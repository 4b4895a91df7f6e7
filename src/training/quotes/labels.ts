import type { Document } from '../../quotes/extraction/document.ts';
import type { TokenAttribution } from '../../quotes/extraction/rules.ts';

/** Labels of `tagLabels` for each token of a document; a span begins anew in each paragraph. */
export function labelTags(
  { length, paragraphStart }: Document,
  gold: readonly TokenAttribution[],
): Uint8Array {
  const labels = new Uint8Array(length);
  for (const { source } of gold) mark(labels, source, 1, 0);
  for (const { cue } of gold) mark(labels, cue, 3, 0);
  for (const { content } of gold) mark(labels, content, 5, 0);
  return repair(labels, (i) => paragraphStart[i] === i);
}

/** Labels of `roleLabels` for the tokens from `start` on, given what belongs to one cue. */
export function labelRoles(
  start: number,
  length: number,
  source: readonly number[],
  cue: readonly number[],
  content: readonly number[],
): Uint8Array {
  const labels = new Uint8Array(length);
  mark(labels, source, 1, start);
  mark(labels, content, 3, start);
  for (const i of cue) labels[i - start] = 0;
  return repair(labels, (i) => i === 0);
}

function mark(labels: Uint8Array, tokens: readonly number[], begin: number, offset: number): void {
  let previous = -2;
  for (const i of tokens) {
    if (i >= offset && i - offset < labels.length)
      labels[i - offset] = i === previous + 1 ? begin + 1 : begin;
    previous = i;
  }
}

/** Where one span was written over another, or a span crosses a boundary, what is left begins a span. */
function repair(labels: Uint8Array, isStart: (i: number) => boolean): Uint8Array {
  labels.forEach((label, i) => {
    const inside = label > 0 && label % 2 === 0;
    if (!inside) return;
    const before = labels[i - 1] ?? 0;
    if (isStart(i) || (before !== label && before !== label - 1)) labels[i] = label - 1;
  });
  return labels;
}
