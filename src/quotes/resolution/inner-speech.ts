import {
  contains,
  functionWords,
  overlaps,
  type Span,
  type TextReading,
  type Token,
} from '../../text/index.ts';
import type { AttributionSpans } from '../attribution.ts';

const reporting =
  /^(?:say|claim|insist|argue|believe|whisper|warn|announce|declare|acknowledge|admit|promise|complain|boast|brag|reply|shout|joke|deny|suggest)$/u;
const self = /^(?:i|we|you|it|there|this|that|what|which)$/u;
const pronoun = /^(?:he|she|they|who)$/u;
const opensInner = /^[‘']$/u;
const shortestClause = 4;
const longestSource = 6;

/**
 * What people in a quotation say that others say: “Donald Trump says he is qualified,” Clinton said. A subject, a verb
 * of saying, and the clause or the inner quotation after it, to the end of the sentence or of the inner quotation.
 *
 * @param outer - the attributions in whose quoted words to look
 * @param quotations - the quotations of the text, without their marks
 */
export function innerSpeech(
  reading: TextReading,
  outer: readonly AttributionSpans[],
  quotations: readonly Span[],
): AttributionSpans[] {
  const contents = outer.flatMap(({ content }) => content);
  const runs = quotations.filter((run) => contents.some((span) => overlaps(span, run)));
  return runs.flatMap((run) => inQuotation(reading, run));
}

function inQuotation({ tokens, sentences, text }: TextReading, run: Span): AttributionSpans[] {
  const found: AttributionSpans[] = [];
  const from = tokens.findIndex(({ end }) => end > run.start);
  for (let i = from; i < tokens.length && contains(run, tokens[i]!); i++) {
    const verb = tokens[i]!;
    if (!reporting.test(verb.lemma) || !/^(?:VERB|AUX)$/u.test(verb.pos)) continue;
    const sentence = sentences[verb.sentence]!;
    const limits = { start: Math.max(run.start, sentence.start), end: Math.min(run.end, sentence.end) };
    const source = subjectBefore(tokens, i, limits.start);
    const content = source && saidAfter(text, tokens, i, limits.end);
    if (source && content)
      found.push({ source: [source], cue: [{ start: verb.start, end: verb.end }], content: [content] });
  }
  return found;
}

/** The noun phrase or pronoun before a verb and its adverbs, or null where there is none, or it is the speaker. */
function subjectBefore(tokens: readonly Token[], verb: number, start: number): Span | null {
  let last = verb - 1;
  while (last >= 0 && /^(?:ADV|AUX|PART)$/u.test(tokens[last]!.pos) && tokens[last]!.start >= start) {
    // "to say", "didn't say": nobody says anything.
    if (/^(?:to|not|n't|n’t)$/u.test(tokens[last]!.normal)) return null;
    last--;
  }
  const head = tokens[last];
  if (!head || head.start < start || self.test(head.normal)) return null;
  if (head.normal === 'who') return phraseEndingAt(tokens, last - 1, start);
  if (pronoun.test(head.normal)) return { start: head.start, end: head.end };
  return phraseEndingAt(tokens, last, start);
}

// Surnames that are words too are often tagged as such.
const isNominal = ({ pos, text, normal }: Token): boolean =>
  /^(?:NOUN|PROPN)$/u.test(pos) || (/^\p{Lu}/u.test(text) && !functionWords.has(normal));

function phraseEndingAt(tokens: readonly Token[], last: number, start: number): Span | null {
  let first = last + 1;
  while (first > 0 && last - first < longestSource) {
    const token = tokens[first - 1]!;
    if (token.start < start || !(isNominal(token) || /^(?:ADJ|DET|NUM)$/u.test(token.pos))) break;
    first--;
    if (token.pos === 'DET') break;
  }
  const head = tokens[last];
  return head && first <= last && isNominal(head) ? { start: tokens[first]!.start, end: head.end } : null;
}

/** An inner quotation after the verb, or the clause up to the end. */
function saidAfter(text: string, tokens: readonly Token[], verb: number, end: number): Span | null {
  for (let i = verb + 1; i < Math.min(verb + 8, tokens.length) && tokens[i]!.end <= end; i++) {
    if (!opensInner.test(tokens[i]!.text) || tokens[i - 1]!.end === tokens[i]!.start) continue;
    const closing = closingAt(text, tokens[i]!, end);
    return closing > tokens[i]!.end + 1 ? { start: tokens[i]!.start, end: closing } : null;
  }
  let first = verb + 1;
  if (tokens[first]?.normal === 'that' || tokens[first]?.text === ',') first++;
  const clause: Token[] = [];
  for (let i = first; i < tokens.length && tokens[i]!.end <= end; i++) clause.push(tokens[i]!);
  const opener = clause[0];
  const starts = opener && /^(?:PRON|DET|NOUN|PROPN|NUM|ADJ)$/u.test(opener.pos);
  const hasVerb = clause.some(({ pos }) => pos === 'VERB' || pos === 'AUX');
  return starts && hasVerb && clause.length >= shortestClause
    ? { start: opener.start, end: clause.at(-1)!.end }
    : null;
}

/** Where an inner quotation that opens at a token ends: after its closing mark, or at `end`. */
function closingAt(text: string, open: Token, end: number): number {
  const marks = /['’](?=[\s,.;:!?"”)]|$)/gu;
  marks.lastIndex = open.end;
  const match = marks.exec(text.slice(0, end));
  return match ? match.index + 1 : end;
}
