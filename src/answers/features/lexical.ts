import { countBits, weightOf, type Match } from '../match.ts';
import { putValues } from '../../trees/row.ts';

/** How much of the question's words a sentence, its passage and its neighbours hold. */
export const lexicalNames = [
  'sentence', 'sentence of best', 'passage', 'passage of best', 'window', 'window of best', 'before of best', 'after of best',
  'covered by sentence', 'covered by passage', 'covered by window', 'covered with title', 'covered with kin', 'covered with speaker',
  'words held', 'words missing', 'rarest missing', 'rarest held', 'names covered', 'names missing', 'numbers missing',
  'verbs covered', 'nouns covered', 'unknown words', 'missing from passage', 'covered by window with kin', 'covered with mentions', 'covered by window with mentions',
  'names missing with mentions',
] as const; // prettier-ignore

export function fillLexical(match: Match, s: number, row: Float32Array, at: number): void {
  const { index, profile } = match.opened;
  const { weights, totalWeight, kinds } = match;
  const passage = index.sentencePassages[s]!;
  const held = match.sentenceMasks[s]!;
  const heldByPassage = match.passageMasks[passage]!;
  const heldByWindow = match.windowMasks[s]!;
  const kin = match.kinMasks[s]!;
  const mentioned = match.mentionMasks[s]!;
  const all = 2 ** match.terms.length - 1;
  let titled = 0;
  let unknown = 0;
  let spoken = 0;
  const speakers = profile.speech.speakerTerms[s]!;
  match.terms.forEach((term, i) => {
    if (term < 0) unknown += weights[i]!;
    else if (index.titleTerms.has(term)) titled |= 1 << i;
    if (term >= 0 && speakers.includes(term)) spoken |= 1 << i;
  });
  const covered = (mask: number): number => weightOf(weights, mask) / totalWeight;
  const sentence = match.sentences.values;
  const values = [
    sentence[s]! / (2.2 * totalWeight),
    sentence[s]! / match.sentences.top,
    match.passages.values[passage]! / (2.2 * totalWeight),
    match.passages.values[passage]! / match.passages.top,
    match.windows.values[s]! / (2.2 * totalWeight),
    match.windows.values[s]! / match.windows.top,
    (sentence[s - 1] ?? 0) / match.sentences.top,
    (sentence[s + 1] ?? 0) / match.sentences.top,
    covered(held),
    covered(heldByPassage),
    covered(heldByWindow),
    covered(held | titled),
    covered(held | kin),
    covered(held | spoken),
    countBits(held),
    countBits(all & ~held),
    rarest(weights, all & ~held),
    rarest(weights, held),
    shareOf(weights, held, kinds.names),
    countBits(kinds.names & ~(held | spoken)),
    countBits(kinds.numbers & ~held),
    shareOf(weights, held | kin, kinds.verbs),
    shareOf(weights, held | kin, kinds.nouns),
    unknown / totalWeight,
    countBits(all & ~heldByPassage),
    covered(heldByWindow | kin),
    covered(held | mentioned),
    covered(heldByWindow | mentioned | spoken),
    countBits(kinds.names & ~(held | spoken | mentioned)),
  ];
  putValues(row, at, values);
}

/** Share of the words of a kind that are held; -1 where the question has none of the kind. */
function shareOf(weights: readonly number[], held: number, kind: number): number {
  return kind === 0 ? -1 : weightOf(weights, held & kind) / weightOf(weights, kind);
}

function rarest(weights: readonly number[], mask: number): number {
  let most = 0;
  for (let bits = mask; bits !== 0; bits &= bits - 1) {
    most = Math.max(most, weights[31 - Math.clz32(bits & -bits)]!);
  }
  return most;
}
