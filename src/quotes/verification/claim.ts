import type { Span } from '../../text/index.ts';
import { quotationRuns } from '../quotations.ts';
import { claimedSpeaker, wholeClaim } from './claimed-speaker.ts';
import { comparedWords } from './words.ts';

/** A quotation that a message claims, and who it says said it. */
export interface Claim {
  readonly text: string;
  readonly speaker: string | null;
}

// Mentions, custom emoji, time stamps and addresses are nobody's words; blanks in their place keep offsets.
const notWords = /<(?:@[!&]?|#|a?:\w+:|t:|\/[^:>]+:)[^>]*>|https?:\/\/\S+/gu;
// Two back ticks that '' closes are quotation marks, as in agency copy.
const emphasis = /\*\*|__|~~|\|\||```|``(?![^`]*'')|(?<!`)`(?!`)/gu;
const shortestClaim = 3;
const mostClaims = 5;
const longestClause = 8;
const longestFrame = 10;

/**
 * The quotations in a message: its block quotes, else what stands in quotation marks, else the whole message; with the
 * speaker that the message names beside them ("as Netanyahu said, ...", "Netanyahu: ...", "... — Netanyahu").
 * At most five, and how many `more` there are; a quotation of one or two words counts only where there is no longer one.
 */
export function parseClaim(message: string): { claims: Claim[]; more: number } {
  const text = message
    .replace(notWords, (found) => ' '.repeat(found.length))
    .replace(emphasis, (found) => ' '.repeat(found.length));
  const spans = blockQuotes(text);
  const quoted = spans.length > 0 ? spans : marked(text);
  const all = joinSplit(text, longEnough(text, quoted));
  if (all.length > 0) return { claims: all.slice(0, mostClaims), more: Math.max(0, all.length - mostClaims) };
  const whole = text.replace(/^>+ ?/gmu, '').replace(/\s+/gu, ' ').trim();
  return { claims: comparedWords(whole).length > 0 ? [wholeClaim(whole)] : [], more: 0 };
}

/**
 * The one quotation that is given to be verified, as opposed to a message that has some in it: quotation marks around
 * it, and a few words that say who said it, are taken off; marks within it belong to it.
 *
 * @param speaker - who is claimed to have said it, where that is given apart: then only marks are taken off
 * @returns null when there are no words
 */
export function readClaim(quotation: string, speaker?: string): Claim | null {
  const [claim, ...more] = parseClaim(quotation).claims;
  if (!claim) return null;
  const given = speaker?.trim() ? speaker.trim() : null;
  const whole = quotation.replace(/\s+/gu, ' ').trim();
  const around = comparedWords(quotation).length - comparedWords(claim.text).length;
  const isFramed = claim.speaker !== null && around <= longestFrame;
  if (hasMarks(quotation) && more.length === 0 && (around === 0 || isFramed)) {
    return { text: claim.text, speaker: given ?? claim.speaker };
  }
  return given ? { text: whole, speaker: given } : wholeClaim(whole);
}

function hasMarks(text: string): boolean {
  return marked(text).length > 0 || blockQuotes(text).length > 0;
}

function longEnough(text: string, spans: readonly Span[]): Span[] {
  const counted = spans.map((span) => ({
    span,
    words: comparedWords(text.slice(span.start, span.end)).length,
  }));
  const least = counted.some(({ words }) => words >= shortestClaim) ? shortestClaim : 1;
  return counted.filter(({ words }) => words >= least).map(({ span }) => span);
}

/** Quotations with their speakers; parts of one that a reporting clause splits ("A," he said, "and B") are one. */
function joinSplit(text: string, spans: readonly Span[]): Claim[] {
  const claims: (Claim & Span)[] = [];
  spans.forEach((span, i) => {
    const previous = claims.at(-1);
    const words = unquoted(text.slice(span.start, span.end));
    if (previous && continues(text.slice(previous.end, span.start), text.slice(0, previous.end), words)) {
      claims[claims.length - 1] = { ...previous, text: `${previous.text} ${words}`, end: span.end };
      return;
    }
    const lead = text.slice(spans[i - 1]?.end ?? 0, span.start).replace(/["“”„«»‘'`>\s]+$/u, ' ');
    const follow = text.slice(span.end, spans[i + 1]?.start ?? text.length).replace(/^["“”«»’']+/u, '');
    claims.push({ ...span, ...(signed(words) ?? { text: words, speaker: claimedSpeaker(lead, follow) }) });
  });
  return claims.map(({ text: words, speaker }) => ({ text: words, speaker }));
}

/** Words whose last line, after a dash, is the name of who said them; null where nobody signs them so. */
function signed(words: string): Claim | null {
  const lastLine = words.lastIndexOf('\n') + 1;
  const speaker = /^(?:[—–―~]|--?)\s*(.+)$/su.exec(words.slice(lastLine).trim())?.[1];
  return lastLine > 0 && speaker ? { text: words.slice(0, lastLine).trimEnd(), speaker } : null;
}

function continues(gap: string, before: string, next: string): boolean {
  const clause = comparedWords(gap).length;
  if (clause === 0 || clause > longestClause || !/^\p{Ll}/u.test(next)) return false;
  return /[,—–-]["“”'’\s]*$/u.test(before + (/^["”'’]?,/u.exec(gap)?.[0] ?? ''));
}

function blockQuotes(text: string): Span[] {
  const rest = /^>>> ?(?=\S)/mu.exec(text);
  if (rest) return [{ start: rest.index + rest[0].length, end: text.length }];
  return Array.from(text.matchAll(/(?:^> ?[^\n]*\S[^\n]*(?:\n|$))+/gmu), (match) => ({
    start: match.index,
    end: match.index + match[0].trimEnd().length,
  }));
}

/** What stands in double marks or, where there are none of these, single marks. */
function marked(text: string): Span[] {
  const found = quotationRuns(text, [{ start: 0, end: text.length }]);
  if (found.length > 0) return found;
  // An apostrophe is no mark: single marks open after a space and close before one.
  return Array.from(
    text.matchAll(/(?<![\p{L}\p{N}])['‘]([^\n'‘’]*(?:['’][\p{L}][^\n'‘’]*)*)['’](?![\p{L}\p{N}])/gu),
    (match) => ({
      start: match.index + 1,
      end: match.index + match[0].length - 1,
    }),
  );
}

function unquoted(text: string): string {
  return text
    .replace(/^>+ ?/gmu, '')
    .trim()
    .replace(/^["“”„«»‘']+|["“”«»’']+$/gu, '')
    .trim();
}
