import { bestFirst } from './best-first.ts';
import { loadEncoder } from './encoder/encoder.ts';
import type { EncodedQuestion, SentenceScores } from './encoder/states.ts';
import type { Meaning } from './features/meaning.ts';
import type { Match } from './match.ts';

/** Sentences that the reranker looks at: in the development data all but 1 in 20 right ones are among the best ten. */
const MOST_RERANKED = 10;

/** What the encoder thinks of an article's sentences for a question; null where the article was opened without it. */
export function meaningOf(match: Match): Meaning | null {
  const { states } = match.opened;
  if (!states || states.count === 0) return null;
  const encoder = loadEncoder();
  const question = encoder.encodeQuestion(match.question.text);
  const scores = encoder.score(question, states);
  const { dual, interaction: late } = scores;
  const reranked = new Float32Array(states.count).fill(NaN);
  const answering = new Float32Array(states.count).fill(NaN);
  for (const { sentence, score, answers } of encoder.rerank(
    question,
    states,
    scores,
    worthReranking(match, dual, late),
  )) {
    reranked[sentence] = score;
    answering[sentence] = answers;
  }
  const best = {
    dual: greatest(dual),
    late: greatest(late),
    reranked: greatest(reranked),
    answering: greatest(answering),
  };
  return {
    question,
    ...matchPieces(question, scores),
    pieces: { shares: question.shares, best: scores.best },
    dual,
    late,
    reranked,
    answering,
    best: { ...best, leastReranked: -greatest(reranked.map((score) => -score)) },
  };
}

/** Cosine below which a piece of the question has no counterpart in a sentence. */
const WEAK_COSINE = 0.5;

/** How well the pieces of the question that fit least are matched: a near miss has all but one. */
function matchPieces(
  { length, shares }: EncodedQuestion,
  { best, dual: { length: count } }: SentenceScores,
): Pick<Meaning, 'worst' | 'nextWorst' | 'worstNearby' | 'weak'> {
  const [worst, nextWorst] = [new Float32Array(count).fill(1), new Float32Array(count).fill(1)];
  const [worstNearby, weak] = [new Float32Array(count).fill(1), new Float32Array(count)];
  for (let s = 0; s < count; s++) {
    for (let piece = 0; piece < length; piece++) {
      const cosine = best[s * length + piece]!;
      if (cosine < worst[s]!) {
        nextWorst[s] = worst[s]!;
        worst[s] = cosine;
      } else if (cosine < nextWorst[s]!) nextWorst[s] = cosine;
      if (cosine < WEAK_COSINE) weak[s]! += shares[piece]!;
      const before = s > 0 ? best[(s - 1) * length + piece]! : -1;
      const after = s + 1 < count ? best[(s + 1) * length + piece]! : -1;
      worstNearby[s] = Math.min(worstNearby[s]!, Math.max(cosine, before, after));
    }
  }
  return { worst, nextWorst, worstNearby, weak };
}

/** The sentences that both scores of the encoder and the words that are shared like best together. */
function worthReranking({ sentences }: Match, dual: Float32Array, late: Float32Array): number[] {
  // Cosines are spread over a few tenths within an article; the share of the best BM25 score over one.
  const first = dual.map((score, s) => score + late[s]! + (0.3 * sentences.values[s]!) / sentences.top);
  return bestFirst(first).slice(0, MOST_RERANKED);
}

function greatest(scores: Float32Array): number {
  return scores.reduce((most, score) => (score > most ? score : most), -Infinity);
}
