import type { Match } from '../match.ts';
import { weightOf } from '../match.ts';

/** Who says the sentence, and whether the question asks for what they said. */
export const speechNames = [
  'said', 'quoted', 'sources', 'speaker asked for', 'speaker asked for and said', 'name in source or held', 'statement by speaker',
  'other speaker', 'speaker question and said',
] as const; // prettier-ignore

export function fillSpeech(match: Match, s: number, row: Float32Array, at: number): void {
  const { said, quoted, sources, speakerTerms } = match.opened.profile.speech;
  const { terms, weights, kinds, sentenceMasks, question } = match;
  let spoken = 0;
  terms.forEach((term, i) => {
    if (term >= 0 && speakerTerms[s]!.includes(term)) spoken |= 1 << i;
  });
  const { names } = kinds;
  const total = weightOf(weights, names) || 1;
  const bySpeaker = weightOf(weights, spoken & names) / total;
  const isStatement = Number(question.asked === 'statement');
  row[at] = said[s]!;
  row[at + 1] = quoted[s]!;
  row[at + 2] = Math.min(3, sources[s]!);
  row[at + 3] = bySpeaker;
  row[at + 4] = bySpeaker * said[s]!;
  row[at + 5] = names === 0 ? -1 : weightOf(weights, (spoken | sentenceMasks[s]!) & names) / total;
  row[at + 6] = isStatement * bySpeaker;
  row[at + 7] = isStatement * Number(speakerTerms[s]!.length > 0 && names !== 0 && bySpeaker === 0);
  row[at + 8] = Number(question.asked === 'speaker') * said[s]!;
}
