import { Mark, isStop, type Document } from './document.ts';
import { speechVerbs, verbsWithRecipient } from './words.ts';

/** An attribution as lists of token indices. */
export interface TokenAttribution {
  readonly source: number[];
  readonly cue: number[];
  readonly content: number[];
}

const nominal = new Set(['NOUN', 'PROPN', 'PRON', 'DET', 'ADJ', 'NUM']);
const linking = /^(?:of|for|at|in|from|with|&|’s|'s|-)$/u;

/** The attribution whose cue has its verb at token `i`, by rules of grammar and typography alone, or null. */
export function attributionByRule(document: Document, i: number): TokenAttribution | null {
  const token = document.tokens[i];
  if (!token || inQuotation(document, i)) return null;
  if (token.normal === 'according' && document.tokens[i + 1]?.normal === 'to')
    return accordingTo(document, i);
  return token.pos === 'VERB' && speechVerbs.has(token.lemma) ? reported(document, i) : null;
}

function inQuotation(document: Document, i: number): boolean {
  return (document.quotation[i] ?? -1) >= 0;
}

function accordingTo(document: Document, i: number): TokenAttribution | null {
  const start = document.sentenceStart[i] ?? i;
  const end = document.sentenceEnd[i] ?? i;
  const leads = i === start;
  let stop = i + 2;
  while (stop < end && !(document.tokens[stop]?.text === ',') && !isStop(document.tokens[stop]?.text ?? ''))
    stop++;
  const content = leads ? range(document, stop + 1, end) : range(document, start, i);
  const source = leads ? range(document, i + 2, stop) : nounPhraseAfter(document, i + 2, end);
  return source.length && content.length ? { source, cue: [i, i + 1], content } : null;
}

function reported(document: Document, verb: number): TokenAttribution | null {
  const { tokens, mark } = document;
  const start = document.sentenceStart[verb] ?? verb;
  const end = document.sentenceEnd[verb] ?? verb;
  let cueStart = verb;
  while (cueStart > start && /^(?:AUX|ADV)$/u.test(tokens[cueStart - 1]?.pos ?? '')) cueStart--;
  const cue = range(document, cueStart, verb + 1);
  const inverted =
    cueStart > start && (mark[cueStart - 1] === Mark.closes || tokens[cueStart - 1]?.text === ',');
  const source = inverted
    ? nounPhraseAfter(document, verb + 1, end)
    : nounPhraseBefore(document, cueStart - 1, start);
  if (!source.length || source.some((i) => inQuotation(document, i))) return null;
  const before = Math.min(cueStart, ...source) - 1;
  const after = Math.max(verb, ...source) + 1;
  const content = contentBefore(document, before, after, start);
  if (!content.length) content.push(...contentAfter(document, verb, inverted ? after : verb + 1, end));
  else content.push(...splitQuotation(document, after, end));
  if (content.length) content.push(...continuation(document, Math.max(after, ...content) + 1));
  return content.length ? { source, cue, content } : null;
}

/** '"...," he said', 'The talks ended, he said.': what stands before the source and the cue. */
function contentBefore(document: Document, last: number, after: number, start: number): number[] {
  const { tokens, mark } = document;
  if (last < start) return [];
  if (mark[last] === Mark.closes)
    return range(document, afterDateline(document, earlierQuotations(document, start)), last + 1);
  const ends = isStop(tokens[after]?.text ?? '.') || mark[after + 1] === Mark.opens;
  return tokens[last]?.text === ',' && ends && last - start > 2 ? range(document, start, last) : [];
}

/** The first token after a dateline ("WASHINGTON (AP) —"), if `start` begins one. */
function afterDateline({ tokens, paragraphStart, paragraphEnd }: Document, start: number): number {
  if (paragraphStart[start] !== start || !/^\p{Lu}{3,}$/u.test(tokens[start]?.text ?? '')) return start;
  const end = Math.min(start + 12, paragraphEnd[start] ?? start);
  for (let i = start + 1; i < end; i++) if (/^(?:—|–|--)$/u.test(tokens[i]?.text ?? '')) return i + 1;
  return start;
}

/** Where the quoted sentences begin that go before one at `start` in its paragraph. */
function earlierQuotations(document: Document, start: number): number {
  let from = start;
  while (from > (document.paragraphStart[start] ?? start) && document.mark[from - 1] === Mark.closes) {
    const earlier = document.sentenceStart[from - 1] ?? from;
    if (earlier === from || document.mark[earlier] !== Mark.opens) break;
    from = earlier;
  }
  return from;
}

function contentAfter(document: Document, verb: number, from: number, end: number): number[] {
  const { tokens, mark } = document;
  const limit = Math.min(from + 12, end);
  for (let i = from; i < limit; i++) {
    const opens = mark[i] === Mark.opens && /^[,:]$/u.test(tokens[i - 1]?.text ?? '');
    if (opens || (tokens[i]?.normal === 'that' && i - from < 8)) return range(document, i, end);
  }
  if (!verbsWithRecipient.has(tokens[verb]?.lemma ?? '')) return range(document, from, end);
  const recipient = nounPhraseAfter(document, from, end);
  return range(document, Math.max(from - 1, ...recipient) + 1, end);
}

/** The second part of '"...," the source stated, "..."'. */
function splitQuotation(document: Document, after: number, end: number): number[] {
  const open = document.tokens[after]?.text === ',' ? after + 1 : after;
  return document.mark[open] === Mark.opens ? range(document, open, end) : [];
}

/** Sentences that go on with the quotation: quoted whole, after it in its paragraph, or in the next when it is left open. */
function continuation(document: Document, from: number): number[] {
  const { mark } = document;
  let next = from;
  while (next < document.length && isStop(document.tokens[next]?.text ?? '')) next++;
  const found: number[] = [];
  while (mark[next] === Mark.opens) {
    const samePassage = document.paragraphStart[next] === document.paragraphStart[from - 1];
    if (!samePassage && !inQuotation(document, next - 1)) break;
    const end = document.sentenceEnd[next] ?? next;
    let close = next + 1;
    while (close < end && inQuotation(document, close)) close++;
    if (close < end - 1) break;
    found.push(...range(document, next, end));
    next = end;
  }
  return found;
}

function nounPhraseBefore(document: Document, last: number, start: number): number[] {
  const { tokens } = document;
  const isNominal = (i: number): boolean => i >= start && nominal.has(tokens[i]?.pos ?? '');
  if (!isNominal(last)) return [];
  let first = last;
  if (tokens[last]?.pos === 'PRON') return [last];
  while (isNominal(first - 1) || (linking.test(tokens[first - 1]?.text ?? '') && isNominal(first - 2))) {
    if (tokens[first - 1]?.pos === 'PRON') break;
    first--;
  }
  return range(document, first, last + 1);
}

function nounPhraseAfter(document: Document, first: number, end: number): number[] {
  const { tokens } = document;
  const isNominal = (i: number): boolean => i < end && nominal.has(tokens[i]?.pos ?? '');
  if (!isNominal(first)) return [];
  if (tokens[first]?.pos === 'PRON') return [first];
  let last = first;
  while (isNominal(last + 1) || (linking.test(tokens[last + 1]?.text ?? '') && isNominal(last + 2))) last++;
  return range(document, first, last + 1);
}

/** The tokens from `start` to before `end`, without commas and stops at their ends that stand outside quotation marks. */
function range(document: Document, start: number, end: number): number[] {
  const loose = (i: number): boolean =>
    !inQuotation(document, i) && /^[,;:.?!]$/u.test(document.tokens[i]?.text ?? '');
  let from = start;
  let to = end;
  while (from < to && loose(from)) from++;
  while (to > from && loose(to - 1)) to--;
  return Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k);
}
