import { NAME_SENSES, TokenKind } from '../profile/index.ts';
import type { SentenceView } from './sentence-view.ts';
import { distance, guideNumber, matchedShare, posNumber, startsWith } from './measures.ts';

/** Farther than any distance is told: nothing of the kind is in the sentence. */
const NOWHERE = 40;

/** How many features hold a token against how the question is put. */
export const questionWidth = 28;

/** Fills in how a token stands to how the question is put and to its words. */
export function fillQuestion(view: SentenceView, i: number, row: Float32Array, offset: number): void {
  const { cues, anchors, kin, isAsked, near } = view;
  let at = offset;
  row[at++] = cues.sense;
  for (let d = -1; d <= 1; d++) row[at++] = senseAt(view, i + d);
  row[at++] = isOfSense(view, i);
  row[at++] = isOfSense(view, i + 1);
  row[at++] = cues.form;
  row[at++] = cues.nextParts[0];
  row[at++] = cues.nextParts[1];
  row[at++] = Number(cues.isSubject);
  row[at++] = cues.length;
  for (const places of anchors) row[at++] = places.length > 0 ? distance(places, i) : NOWHERE;
  row[at++] = near.left[i]!;
  row[at++] = near.right[i]!;
  for (let d = -1; d <= 1; d++) row[at++] = kin[i + d] ?? -1;
  row[at++] = isAsked[i - 2] ?? -1;
  row[at++] = isAsked[i + 2] ?? -1;
  row[at++] = matchedShare(view, i - 12, i);
  row[at++] = matchedShare(view, i + 1, i + 13);
  row[at++] = guideNumber(view, i - 2);
  row[at++] = guideNumber(view, i + 2);
  row[at++] = view.tokens[i]!.text.length;
  row[at] = (view.kinds[i + 1] ?? 0) & TokenKind.quoted;
}

/** How many features a token's noun group and name have. */
export const groupWidth = 21;

/** Fills in the group of words that a token is in, and what the article shows of the name that it is. */
export function fillGroup(view: SentenceView, i: number, row: Float32Array, offset: number): void {
  const { tokens, kinds, isAsked, first, match } = view;
  const { groups, names, frequency, isFirst } = match.opened.profile;
  const own = first + i;
  const isGrouped = groups.first[own]! >= 0;
  const from = isGrouped ? groups.first[own]! - first : i;
  const to = isGrouped ? groups.last[own]! - first : i;
  const head = isGrouped ? groups.head[own]! - first : i;
  let asked = 0;
  let bits = 0;
  for (let k = from; k <= to; k++) {
    asked += isAsked[k]!;
    bits |= kinds[k]!;
  }
  let at = offset;
  row[at++] = isGrouped ? i - from : -1;
  row[at++] = isGrouped ? to - i : -1;
  row[at++] = isGrouped ? Number(head === i) : -1;
  row[at++] = senseAt(view, head);
  row[at++] = isOfSense(view, head);
  row[at++] = matchedShare(view, from, to + 1);
  row[at++] = asked / (to - from + 1);
  for (const bit of [TokenKind.name, TokenKind.number, TokenKind.date])
    row[at++] = Number((bits & bit) !== 0);
  row[at++] = guideNumber(view, from - 1);
  row[at++] = guideNumber(view, to + 1);
  row[at++] = posNumber(view, from - 1);
  row[at++] = posNumber(view, to + 1);
  row[at++] = names.located[own]!;
  row[at++] = names.speaking[own]!;
  row[at++] = names.titled[own]!;
  row[at++] = frequency[own]!;
  row[at++] = isFirst[own]!;
  row[at++] = startsWith(tokens[i - 1], '([');
  row[at] = startsWith(tokens[i + 1], ')]');
}

/** Class of the noun or name that a token is; -1 where there is no token. */
function senseAt({ senses }: SentenceView, i: number): number {
  return senses[i] ?? -1;
}

/** Whether a token is of the class that is asked for; -1 where none is. */
function isOfSense({ senses, cues }: SentenceView, i: number): number {
  return cues.sense <= 0 ? -1 : Number((senses[i] ?? 0) % NAME_SENSES === cues.sense);
}
