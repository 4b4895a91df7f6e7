import { contains, type Sentence, type Span } from '../../text/index.ts';
import type { Attribution } from '../attribution.ts';
import { firstWordFrom } from './article-words.ts';
import type { LeftOff } from './verdict.ts';
import {
  bridges,
  conjunctions,
  contrasts,
  denial,
  emphasis,
  falsehoods,
  isCondition,
  noContrastAfter,
} from './turning-words.ts';
import { isNegation, type ComparedWord } from './words.ts';

/** What is looked at: the text, its words and sentences, the match and whose words it is. */
export interface Surroundings {
  readonly text: string;
  readonly words: readonly ComparedWord[];
  readonly sentences: readonly Sentence[];
  /** The quotations of the text, without their marks. */
  readonly quotations: readonly Span[];
  readonly attribution: Attribution | null;
}

// What parts two clauses: a turn on one side of it says nothing about the other.
const clauseBreak = /[;:,.!?—–(]|\s-\s/u;
const farthestBridge = 8;
const farthestContrast = 12;

/** The condition, contrast or negation that stands around a match in its sentence and is left off by it, or null. */
export function leftOff(match: Span, surroundings: Surroundings): LeftOff | null {
  return turnBefore(match, surroundings) ?? turnAfter(match, surroundings);
}

/** The condition or negation among words that a claim passes over with an ellipsis, or null. */
export function leftOffWithin(gap: Span, { words }: Surroundings): LeftOff | null {
  const elided = wordsIn(words, gap);
  const found = elided.findIndex(({ normal }, i) => isNegation(normal) || isCondition(elided, i));
  const word = elided[found];
  if (!word) return null;
  const kind = isNegation(word.normal) ? 'negation' : 'condition';
  return { kind, position: 'within', start: word.start, end: elided.at(-1)?.end ?? word.end };
}

function turnAfter(match: Span, surroundings: Surroundings): LeftOff | null {
  const { text, words } = surroundings;
  const sentence = sentenceAt(surroundings.sentences, match.end - 1);
  if (!sentence) return null;
  const tail = wordsIn(words, { start: match.end, end: sentence.end }).filter((word) =>
    sameVoice(word, match, surroundings),
  );
  const own = wordsIn(words, match);
  const claimed = {
    negated: own.some(({ normal }) => isNegation(normal)),
    onlyOpens: /\bnot (?:only|just|merely|simply)\b/iu.test(text.slice(match.start, match.end)),
    lastWord: own.at(-1)?.normal ?? '',
    gap: text.slice(match.end, tail[0]?.start ?? match.end),
  };
  for (const [i, word] of tail.entries()) {
    const kind = kindAfter(tail, i, claimed);
    if (kind) return { kind, position: 'after', start: word.start, end: tail.at(-1)?.end ?? word.end };
  }
  return null;
}

function kindAfter(
  tail: readonly ComparedWord[],
  i: number,
  match: { negated: boolean; onlyOpens: boolean; lastWord: string; gap: string },
): LeftOff['kind'] | null {
  const word = tail[i]?.normal ?? '';
  const previous = tail[i - 1]?.normal ?? match.lastWord;
  if (i === 0 && isNegation(word) && !clauseBreak.test(match.gap) && !emphasis.has(tail[1]?.normal ?? ''))
    return 'negation';
  if (
    i === 0 &&
    /^(?:is|was|are|were)$/u.test(word) &&
    tail.slice(1, 4).some(({ normal }) => falsehoods.has(normal))
  ) {
    return 'negation';
  }
  if (isCondition(tail, i)) return 'condition';
  if (match.negated && i <= 6 && (word === 'until' || word === 'without' || word === 'before'))
    return 'condition';
  if (contrasts.has(word) && i <= farthestContrast && !match.onlyOpens && !noContrastAfter.has(previous))
    return 'contrast';
  return null;
}

function turnBefore(match: Span, surroundings: Surroundings): LeftOff | null {
  const { words, sentences, attribution } = surroundings;
  const sentence = sentenceAt(sentences, match.start);
  if (!sentence) return null;
  const head = wordsIn(words, { start: sentence.start, end: match.start });
  const end = match.start;
  const negation = negationBefore(head, match, surroundings);
  if (negation) return { ...negation, position: 'before', end };
  const condition = conditionBefore(head, match, surroundings);
  if (condition) return { kind: 'condition', position: 'before', start: condition.start, end };
  const cue = attribution?.cue.find((span) => wordsIn(words, span).some(({ normal }) => denial.test(normal)));
  if (
    !cue ||
    cue.start >= match.start ||
    contains(match, cue) ||
    !attribution?.content.some((span) => contains(span, match))
  )
    return null;
  return { kind: 'denial', position: 'before', start: cue.start, end: cue.end };
}

function negationBefore(
  head: readonly ComparedWord[],
  match: Span,
  { text }: Surroundings,
): Pick<LeftOff, 'kind' | 'start'> | null {
  for (let i = head.length - 1; i >= Math.max(0, head.length - farthestBridge); i--) {
    const word = head[i];
    const next = head[i + 1];
    if (!word || clauseBreak.test(text.slice(word.end, next?.start ?? match.start))) return null;
    if (denial.test(word.normal)) return { kind: 'denial', start: word.start };
    if (isNegation(word.normal)) {
      const following = next?.normal ?? firstWord(text.slice(match.start, match.end));
      return emphasis.has(following) ? null : { kind: 'negation', start: word.start };
    }
    if (!bridges.has(word.normal) || conjunctions.has(word.normal)) return null;
  }
  return null;
}

/** "If A, B" claimed as "B", and "if A" or "whether A" claimed as "A". */
function conditionBefore(
  head: readonly ComparedWord[],
  match: Span,
  surroundings: Surroundings,
): ComparedWord | null {
  const { text } = surroundings;
  for (let i = head.length - 1; i >= 0; i--) {
    const word = head[i];
    if (!word || clauseBreak.test(text.slice(word.end, head[i + 1]?.start ?? match.start))) break;
    if (word.normal === 'whether' || isCondition(head, i)) return word;
    if (conjunctions.has(word.normal)) break;
  }
  if (!/,\s*["“]?$/u.test(text.slice(head.at(-1)?.end ?? match.start, match.start))) return null;
  const own = head.filter((word) => sameVoice(word, match, surroundings));
  const opener = own.find((_, i) => i <= 2 && isCondition(own, i));
  if (!opener) return null;
  const commas = text.slice(opener.start, match.start).match(/,/gu)?.length;
  return commas === 1 ? opener : null;
}

/** Whether a word belongs to what the speaker of the match says; quotations are no part of the reporter's own words. */
function sameVoice(word: Span, match: Span, { attribution, quotations }: Surroundings): boolean {
  if (attribution) return attribution.content.some((span) => contains(span, word));
  const quotation = quotations.find((run) => contains(run, match));
  return quotation ? contains(quotation, word) : !quotations.some((run) => contains(run, word));
}

function sentenceAt(sentences: readonly Sentence[], offset: number): Sentence | undefined {
  return sentences.find(({ start, end }) => start <= offset && offset < end);
}

function wordsIn(words: readonly ComparedWord[], span: Span): ComparedWord[] {
  const found: ComparedWord[] = [];
  for (let i = firstWordFrom(words, span.start); (words[i]?.end ?? Infinity) <= span.end; i++) {
    const word = words[i];
    if (word && word.start >= span.start) found.push(word);
  }
  return found;
}

function firstWord(text: string): string {
  return /[\p{L}\p{N}]+/u.exec(text)?.[0].toLowerCase() ?? '';
}
