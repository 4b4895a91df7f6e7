import { TokenKind } from '../profile/index.ts';
import { fillGroup, fillQuestion, groupWidth, questionWidth } from './phrase-features.ts';
import { askedNumber, distance, guideNumber, matchedShare, posNumber } from './measures.ts';
import type { SentenceView } from './sentence-view.ts';

const kindBits = [TokenKind.name, TokenKind.number, TokenKind.date, TokenKind.money];

const ownWidth = 60;

/** How many features a token has. */
export const tokenWidth = ownWidth + questionWidth + groupWidth;

/** Room for the rows of one sentence: to make an array of this size takes a third as long as to fill it. */
let room = new Float32Array(64 * tokenWidth);

/** The features of every token of a sentence, row after row, until the next call overwrites them. */
export function tokenRows(view: SentenceView): Float32Array {
  const { tokens } = view;
  const length = tokens.length * tokenWidth;
  if (length > room.length) room = new Float32Array(length);
  for (let i = 0, at = 0; i < tokens.length; i++, at += tokenWidth) {
    fillToken(view, i, room, at);
    fillQuestion(view, i, room, at + ownWidth);
    fillGroup(view, i, room, at + ownWidth + questionWidth);
  }
  return room.subarray(0, length);
}

function fillToken(view: SentenceView, i: number, row: Float32Array, offset: number): void {
  const { tokens, kinds, matched, isAsked, clause, clauseWeight, speech, wanted, match } = view;
  let at = offset;
  const total = view.matchedBefore[tokens.length]! || 1;
  for (let d = -2; d <= 2; d++) row[at++] = posNumber(view, i + d);
  for (let d = -1; d <= 1; d++) row[at++] = guideNumber(view, i + d);
  for (let d = -1; d <= 1; d++) {
    const kind = kinds[i + d] ?? 0;
    for (const bit of kindBits) row[at++] = Number((kind & bit) !== 0);
    row[at++] = wanted === 0 ? -1 : Number((kind & wanted) !== 0 && (isAsked[i + d] ?? 1) === 0);
    row[at++] = speech[i + d] ?? -1;
  }
  row[at++] = Number((kinds[i]! & TokenKind.quoted) !== 0);
  row[at++] = askedNumber(view);
  row[at++] = isAsked[i]!;
  row[at++] = isAsked[i - 1] ?? -1;
  row[at++] = isAsked[i + 1] ?? -1;
  row[at++] = (matched[i - 1] ?? 0) / total;
  row[at++] = matched[i]! / total;
  row[at++] = (matched[i + 1] ?? 0) / total;
  row[at++] = matchedShare(view, i - 3, i);
  row[at++] = matchedShare(view, i + 1, i + 4);
  row[at++] = matchedShare(view, i - 7, i);
  row[at++] = matchedShare(view, i + 1, i + 8);
  row[at++] = matchedShare(view, 0, i);
  row[at++] = clauseWeight[clause[i]!]! / total;
  row[at++] = clause[i] === 0 ? -1 : clauseWeight[clause[i]! - 1]! / total;
  row[at++] = (clauseWeight[clause[i]! + 1] ?? -total) / total;
  row[at++] = distance(view.verbs, i);
  row[at++] = distance(view.focus, i);
  row[at++] = distance(view.names, i);
  row[at++] = match.opened.index.sentences.rarity[view.terms[i]!] ?? 0;
  row[at++] = i;
  row[at++] = tokens.length - i;
  row[at++] = i / tokens.length;
  row[at++] = total / match.totalWeight;
  row[at++] = Number(i === 0 || speech[i] !== speech[i - 1]);
  row[at++] = Number(i + 1 === tokens.length || speech[i] !== speech[i + 1]);
  row[at++] = Number(i > 0 && clause[i] !== clause[i - 1]);
  row[at++] = Number(i + 1 < tokens.length && clause[i] !== clause[i + 1]);
  row[at] = Number(tokens[i]!.start === tokens[i - 1]?.end);
}
