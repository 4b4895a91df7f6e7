import type { Candidate } from './candidates.ts';
import { Mark, type Document } from './document.ts';

/** A quotation signed by who said it: '“...” ― Ana Ruiz', as readers' letters and mottoes are set. */
interface Signed {
  readonly start: number;
  readonly dash: number;
  readonly name: readonly number[];
}

/** Words of a signature, at most: a name, perhaps with a title or a place. */
const longestName = 8;
/** Words of a signed quotation, at least: a shorter one is a title with its subtitle. */
const shortestQuotation = 3;

const dashes = /^(?:[―—–-]|--)$/u;
const nameWord = /^(?:\p{Lu}[\p{L}\p{M}.'’-]*|\p{Lu}?\.|,|-|de|da|del|der|van|von|of|and|the)$/u;

/** The paragraphs that are signed quotations as attributions, in place of the candidates that they overlap. */
export function readSigned(document: Document, candidates: readonly Candidate[]): Candidate[] {
  const taken = new Uint8Array(document.length);
  const signed = findSigned(document).map(({ start, dash, name }): Candidate => {
    taken.fill(1, start, name.at(-1)! + 1);
    const content = Array.from({ length: dash - start }, (_, k) => start + k);
    return { cue: { start: dash, end: dash + 1 }, source: [...name], content, confidence: 1 };
  });
  if (!signed.length) return [...candidates];
  const others = candidates.filter(
    ({ cue, source, content }) => !taken[cue.start] && ![...source, ...content].some((i) => taken[i]),
  );
  return [...others, ...signed].sort((a, b) => a.cue.start - b.cue.start);
}

function findSigned(document: Document): Signed[] {
  const { tokens, mark, paragraphEnd, length } = document;
  const found: Signed[] = [];
  for (let start = 0; start < length; start = paragraphEnd[start]!) {
    if (mark[start] !== Mark.opens) continue;
    const end = paragraphEnd[start]!;
    const last = tokens[end - 1]!.text === '.' ? end - 1 : end;
    let dash = last - 1;
    while (dash > start && last - dash <= longestName + 1 && !dashes.test(tokens[dash]!.text)) dash--;
    const name = Array.from({ length: last - dash - 1 }, (_, k) => dash + 1 + k);
    const closed = mark[dash - 1] === Mark.closes && dash - start > shortestQuotation + 1;
    if (closed && dashes.test(tokens[dash]!.text) && isName(document, name))
      found.push({ start, dash, name });
  }
  return found;
}

function isName({ tokens }: Document, name: readonly number[]): boolean {
  const [first] = name;
  if (first === undefined || !/^\p{Lu}/u.test(tokens[first]!.text)) return false;
  return name.every((i) => nameWord.test(tokens[i]!.text));
}
