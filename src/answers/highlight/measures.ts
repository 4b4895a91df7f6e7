import type { Token } from '../../text/index.ts';
import type { Asked } from '../question.ts';
import type { SentenceView } from './sentence-view.ts';

// Like kinds stand next to each other, so that one split of a tree can take several.
const askedKinds: readonly Asked[] = [
  'time', 'number', 'place', 'person', 'speaker', 'organisation', 'thing', 'definition', 'statement', 'yes-no', 'manner', 'reason',
]; // prettier-ignore
/** Number of a part of speech, -1 where there is no token. */
export function posNumber({ pos }: SentenceView, i: number): number {
  return pos[i] ?? -1;
}

/** Number of a common function word or mark; 0 for any other, -1 where there is no token. */
export function guideNumber({ guides }: SentenceView, i: number): number {
  return guides[i] ?? -1;
}

/** Number of what a question asks for. */
export function askedNumber({ match }: SentenceView): number {
  return askedKinds.indexOf(match.question.asked);
}

/** Share of the question's matched weight in tokens `from` to below `to`. */
export function matchedShare({ matchedBefore, tokens }: SentenceView, from: number, to: number): number {
  const last = tokens.length;
  const total = matchedBefore[last]! || 1;
  return (
    (matchedBefore[Math.min(last, Math.max(0, to))]! - matchedBefore[Math.min(last, Math.max(0, from))]!) /
    total
  );
}

const FAR = 25;

/** Signed distance from a range of tokens to the nearest of some others. */
export function distance(others: readonly number[], from: number, to = from): number {
  let nearest = FAR;
  for (const other of others) {
    const apart = other < from ? other - from : other > to ? other - to : 0;
    if (Math.abs(apart) < Math.abs(nearest)) nearest = apart;
  }
  return nearest;
}

/** 1 for a token that starts with one of some marks. */
export function startsWith(token: Token | undefined, marks: string): number {
  return token && marks.includes(token.text.charAt(0)) ? 1 : 0;
}
