import { contains, overlaps, type Span, type TextReading, type Token } from '../../text/index.ts';
import type { AttributionSpans } from '../attribution.ts';
import { kindOfNoun } from './descriptions.ts';
import { outletNouns, outletWords } from './lexicon.ts';
import { singular } from './roles.ts';

/** The outermost attributions, apart from those that only name whom an outlet cites, and those nested in them by whom it cites. */
interface Relayed {
  readonly outermost: readonly AttributionSpans[];
  readonly nested: readonly AttributionSpans[];
}

/**
 * What an outlet has from somebody else: "the Post reported that he will go, citing two officials", "Tass quoted the envoy
 * as saying that ...". Whoever is cited says it, and the outlet passes it on.
 *
 * @param quotations - the quotations of the text, without their marks
 */
export function relayed(
  reading: TextReading,
  outermost: readonly AttributionSpans[],
  quotations: readonly Span[],
): Relayed {
  const nested: AttributionSpans[] = [];
  let rest = [...outermost];
  for (const cited of citations(reading, quotations)) {
    const { source, verb, saidFrom } = cited;
    const naming = rest.find(({ cue }) => cue.some((span) => overlaps(span, verb)));
    const said = saidFrom === null ? [] : from(naming?.content ?? [], saidFrom);
    const outer =
      said.length > 0 ? naming : rest.find((one) => one !== naming && passesOn(reading, one, cited));
    const content = said.length > 0 ? said : without(reading, outer?.content ?? [], cited);
    if (!outer || content.length === 0) continue;
    nested.push({ source: [source], cue: [{ start: verb.start, end: verb.end }], content });
    rest = rest
      .filter((one) => one !== naming || one === outer)
      .map((one) => (one === outer ? { ...one, content } : one));
  }
  return { outermost: rest, nested };
}

/** Somebody who is cited. */
interface Citation {
  readonly verb: Token;
  readonly source: Span;
  /** Where what he says begins, for one who is quoted "as saying that ...", or null. */
  readonly saidFrom: number | null;
}

function citations({ tokens }: TextReading, quotations: readonly Span[]): Citation[] {
  return tokens.flatMap((verb, i) => {
    if (!/^(?:cite|quote)$/u.test(verb.lemma) || quotations.some((run) => contains(run, verb))) return [];
    const end = endOfSource(tokens, i + 1);
    if (!tokens.slice(i + 1, end).some(mayBeCited)) return [];
    const source = { start: tokens[i + 1]!.start, end: tokens[end - 1]!.end };
    const isQuoted = tokens[end]?.normal === 'as' && (tokens[end + 1]?.normal ?? '').endsWith('ing');
    const first = tokens[end + (tokens[end + 2]?.normal === 'that' ? 3 : 2)];
    return [{ verb, source, saidFrom: isQuoted && first ? first.start : null }];
  });
}

/** Index of the token after whoever is cited: at a mark, a conjunction, or the end of the sentence. */
function endOfSource(tokens: readonly Token[], first: number): number {
  const { sentence } = tokens[first - 1]!;
  let end = first;
  while (
    tokens[end]?.sentence === sentence &&
    tokens[end]!.pos !== 'PUNCT' &&
    !/^(?:as|by|that|who|and|but|when|while)$/u.test(tokens[end]!.normal)
  )
    end++;
  return end;
}

/** "citing officials" and "citing court papers", and not "citing fears". */
function mayBeCited({ pos, normal, text }: Token): boolean {
  if (/^(?:him|her|them)$/u.test(normal)) return true;
  if (pos === 'PROPN') return /^\p{Lu}/u.test(text);
  return pos === 'NOUN' && kindOfNoun(singular(normal)) !== 'other';
}

/** Whether an attribution is an outlet's in whose sentence somebody is cited. */
function passesOn(
  { sentences, tokens }: TextReading,
  { source, cue }: AttributionSpans,
  { verb }: Citation,
): boolean {
  const sentence = sentences[verb.sentence]!;
  const inSentence = cue.some((span) => contains(sentence, span));
  const words = tokens.filter((token) => source.some((span) => contains(span, token)));
  return inSentence && words.some(({ normal }) => outletWords.has(normal) || outletNouns.has(normal));
}

/** The parts of a content from an offset on. */
function from(content: readonly Span[], offset: number): Span[] {
  return content.flatMap(({ start, end }) => (end > offset ? [{ start: Math.max(start, offset), end }] : []));
}

/** A content without the words that say who is cited, and what goes before them: "which cited two officials, he will go". */
function without({ text }: TextReading, content: readonly Span[], { verb, source }: Citation): Span[] {
  return content.flatMap((span) => {
    if (!contains(span, verb)) return [span];
    const next = source.end + (/^[\s,]+/u.exec(text.slice(source.end, span.end))?.[0].length ?? 0);
    return next < span.end ? [{ start: next, end: span.end }] : [];
  });
}
