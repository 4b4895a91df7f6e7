import type { Candidate } from './candidates.ts';
import { Mark, isQuotationMark, type Document } from './document.ts';

/** A turn of a transcript: "PENCE: Well, look ...". */
interface Turn {
  readonly name: readonly number[];
  readonly colon: number;
  readonly end: number;
}

/** A heading in capitals with a colon is no transcript; this many turns are. */
const fewestTurns = 2;
/** Words of a speaker's name in a transcript, at most: "SEN. ELIZABETH WARREN". */
const longestName = 4;
/** A label in small letters may head a list as well ("Iowa: ..."): in so many turns somebody speaks again. */
const fewestPlainTurns = 3;

const inCapitals = /^(?:\p{Lu}[\p{Lu}.'’-]+|-|\.)$/u;
const capitalised = /^(?:\p{Lu}[\p{L}.'’-]*|-|\.)$/u;

/**
 * The turns of transcripts as attributions, in place of the candidates that they overlap. A turn is a paragraph that begins with
 * a name in capitals, or one that turns of others take up again, and a colon, and the quoted paragraphs after it that begin with
 * none.
 */
export function readTranscripts(document: Document, candidates: readonly Candidate[]): Candidate[] {
  const turns = findTurns(document);
  if (turns.length < fewestTurns) return [...candidates];
  const taken = new Uint8Array(document.length);
  for (const { name, end } of turns) taken.fill(1, name[0], end);
  const others = candidates.filter(
    ({ cue, source, content }) => !taken[cue.start] && ![...source, ...content].some((i) => taken[i]),
  );
  const spoken = turns.map(({ name, colon, end }) => ({
    cue: { start: colon, end: colon + 1 },
    source: [...name],
    content: Array.from({ length: end - colon - 1 }, (_, k) => colon + 1 + k),
    confidence: 1,
  }));
  return [...others, ...spoken].sort((a, b) => a.cue.start - b.cue.start);
}

function findTurns(document: Document): Turn[] {
  const { tokens } = document;
  const turns = labelledParagraphs(document);
  const isPlain = ({ name }: Turn): boolean => !name.every((i) => inCapitals.test(tokens[i]!.text));
  const plain = turns.filter((turn) => isPlain(turn) && isBesideOther(document, turn, turns));
  const spoken = isConversation(document, plain) ? plain : [];
  return turns.filter((turn) => !isPlain(turn) || spoken.includes(turn));
}

/** Whether a turn stands right before or after another, as a heading ("Interview: ...") does not. */
function isBesideOther({ paragraphStart }: Document, turn: Turn, turns: readonly Turn[]): boolean {
  const startOf = ({ name }: Turn): number => paragraphStart[name[0]!]!;
  return turns.some((other) => other.end === startOf(turn) || turn.end === startOf(other));
}

/** Whether labels in small letters are those of people who speak by turns, in sentences ("Hale: We will win."). */
function isConversation({ tokens }: Document, turns: readonly Turn[]): boolean {
  const spoken = turns.filter(({ colon, end }) =>
    tokens.slice(colon, end).some(({ pos }) => pos === 'VERB' || pos === 'AUX'),
  );
  const labels = new Set(spoken.map(({ name }) => tokens[name.at(-1)!]!.text));
  return (
    spoken.length >= fewestPlainTurns &&
    spoken.length > turns.length / 2 &&
    labels.size > 1 &&
    labels.size < spoken.length
  );
}

function labelledParagraphs(document: Document): Turn[] {
  const { tokens, paragraphEnd, quotation, mark, length } = document;
  const turns: Turn[] = [];
  for (let start = 0; start < length; start = paragraphEnd[start]!) {
    const end = paragraphEnd[start]!;
    const first = isQuotationMark(tokens[start]!.text) ? start + 1 : start;
    const colon = first + tokens.slice(first, first + longestName + 1).findIndex(({ text }) => text === ':');
    const name = Array.from({ length: Math.max(0, colon - first) }, (_, k) => first + k);
    const named = name.length > 0 && name.every((i) => capitalised.test(tokens[i]!.text));
    const last = turns.at(-1);
    if (named && colon < end - 1) turns.push({ name, colon, end });
    else if (last?.end === start && (quotation[start]! >= 0 || mark[start] === Mark.opens))
      turns[turns.length - 1] = { ...last, end };
  }
  return turns;
}
