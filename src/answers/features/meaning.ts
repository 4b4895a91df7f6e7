import type { EncodedQuestion } from '../encoder/states.ts';
import type { Match } from '../match.ts';

/** What the encoder thinks of each sentence of an article for a question. */
export interface Meaning {
  /** The question as the encoder sees it. */
  readonly question: EncodedQuestion;
  /** Cosine of question and sentence. */
  readonly dual: Float32Array;
  /** Late interaction: mean over the question's pieces of their best match in the sentence. */
  readonly late: Float32Array;
  /** Cosine of the question's worst matched piece, and of the next worst, in each sentence. */
  readonly worst: Float32Array;
  readonly nextWorst: Float32Array;
  /** Cosine of the worst matched piece in each sentence together with its neighbours. */
  readonly worstNearby: Float32Array;
  /** Share of the question, by the weight of its pieces, that is matched badly. */
  readonly weak: Float32Array;
  /** The weight of each piece of the question, and its best cosine in each sentence: a row of pieces a sentence. */
  readonly pieces: { readonly shares: Float32Array; readonly best: Float32Array };
  /** Reranker's scores, for the sentences that it saw; NaN for the others. */
  readonly reranked: Float32Array;
  /** Reranker's logit that a sentence answers at all; NaN likewise. */
  readonly answering: Float32Array;
  readonly best: {
    readonly answering: number;
    readonly dual: number;
    readonly late: number;
    readonly reranked: number;
    readonly leastReranked: number;
  };
}

/** What the encoder's scores say of a sentence, against the best and together with its neighbours'. */
export const meaningNames = [
  'dual', 'dual to best', 'late', 'late to best', 'dual before', 'dual after', 'late before', 'late after', 'passage dual to best',
  'reranked', 'reranked to best', 'was reranked', 'sum to best', 'answering', 'best answering', 'worst piece', 'next worst piece', 'worst piece nearby', 'weak share',
] as const; // prettier-ignore

export function fillMeaning(match: Match, meaning: Meaning, s: number, row: Float32Array, at: number): void {
  const { dual, late, reranked, best } = meaning;
  const { index } = match.opened;
  const passage = index.sentencePassages[s]!;
  let passageDual = -1;
  for (let other = index.passageSentences[passage]!; other < index.passageSentences[passage + 1]!; other++) {
    passageDual = Math.max(passageDual, dual[other]!);
  }
  const wasReranked = !Number.isNaN(reranked[s]!);
  // A sentence that the reranker did not see is taken for its worst.
  const rerankedScore = wasReranked ? reranked[s]! : best.leastReranked;
  row[at] = dual[s]!;
  row[at + 1] = dual[s]! - best.dual;
  row[at + 2] = late[s]!;
  row[at + 3] = late[s]! - best.late;
  row[at + 4] = (dual[s - 1] ?? best.dual - 0.5) - best.dual;
  row[at + 5] = (dual[s + 1] ?? best.dual - 0.5) - best.dual;
  row[at + 6] = (late[s - 1] ?? best.late - 0.5) - best.late;
  row[at + 7] = (late[s + 1] ?? best.late - 0.5) - best.late;
  row[at + 8] = passageDual - best.dual;
  row[at + 9] = rerankedScore;
  row[at + 10] = rerankedScore - best.reranked;
  row[at + 11] = Number(wasReranked);
  row[at + 13] = wasReranked ? meaning.answering[s]! : Math.min(-3, best.answering);
  row[at + 14] = best.answering;
  row[at + 15] = meaning.worst[s]!;
  row[at + 16] = meaning.nextWorst[s]!;
  row[at + 17] = meaning.worstNearby[s]!;
  row[at + 18] = meaning.weak[s]!;
  row[at + 12] =
    dual[s]! - best.dual + late[s]! - best.late + 0.3 * (match.sentences.values[s]! / match.sentences.top);
}
