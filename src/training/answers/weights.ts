import type { Outcome } from './confidence.ts';
import { isAdded, isWritten } from './data.ts';

/** Shares of what members ask; the rest are answerable questions of other kinds. */
const ASKED = { paraphrase: 0.25, nearMiss: 0.08, offTopic: 0.04 };

// What the model learns from, chosen by cross-validation over articles: near misses and off-topic questions count more
// than members ask them, so that they are told apart. Paraphrases are half of the answerable questions here and a quarter
// of what members ask. Those who wrote the added near misses were many times as busy as the first writer, and had other
// habits.
const PARAPHRASE_WEIGHT = 0.5;
const NEAR_MISS_WEIGHT = 1.5;
const ADDED_NEAR_MISS_WEIGHT = 0.5;

/** Words of a question from which it is long, and the most that one question stands for. */
const LONG = 7;
const MOST_BALANCE = 4;

type Group = keyof typeof ASKED | 'other';

function groupOf({ example: { isOffTopic, gold }, isAnswerable }: Outcome): Group {
  if (isOffTopic) return 'offTopic';
  if (!isAnswerable) return 'nearMiss';
  return gold.kind === 'paraphrase' ? 'paraphrase' : 'other';
}

/** How much each outcome counts when the model is fitted. */
export function trainingWeights(outcomes: readonly Outcome[]): Float64Array {
  const balance = lengthBalance(outcomes);
  return Float64Array.from(outcomes, (outcome, i) => {
    const { gold } = outcome.example;
    const group = groupOf(outcome);
    if (group === 'paraphrase') return PARAPHRASE_WEIGHT;
    if (group !== 'nearMiss' || gold.set === 'squad') return 1;
    return balance[i]! * (isAdded(gold) || isWritten(gold) ? ADDED_NEAR_MISS_WEIGHT : NEAR_MISS_WEIGHT);
  });
}

/**
 * Weights by which the news questions are asked as often as by members, 1 on average; 0 for SQuAD, and for what was written to
 * be hard to rank.
 */
export function memberWeights(outcomes: readonly Outcome[]): Float64Array {
  const balance = lengthBalance(outcomes);
  const isNews = outcomes.map(({ example: { gold } }) => gold.set === 'news' && !isWritten(gold));
  const totals: Record<Group, number> = { paraphrase: 0, nearMiss: 0, offTopic: 0, other: 0 };
  outcomes.forEach((outcome, i) => {
    if (isNews[i]) totals[groupOf(outcome)] += balance[i]!;
  });
  const shares = { ...ASKED, other: 1 - ASKED.paraphrase - ASKED.nearMiss - ASKED.offTopic };
  const count = isNews.filter(Boolean).length;
  return Float64Array.from(outcomes, (outcome, i) => {
    const group = groupOf(outcome);
    return isNews[i] ? (count * shares[group] * balance[i]!) / totals[group] : 0;
  });
}

/**
 * Near misses over news are longer than what members ask, since their writers had to be exact. Each counts so that they
 * are as long as the answerable questions: else the model would take any long question for one.
 */
function lengthBalance(outcomes: readonly Outcome[]): Float64Array {
  const answerable = new Float64Array(LONG + 1);
  const missed = new Float64Array(LONG + 1);
  const lengthOf = ({ example }: Outcome): number => Math.min(LONG, example.match.terms.length);
  const isNearMiss = (outcome: Outcome): boolean =>
    outcome.example.gold.set === 'news' && groupOf(outcome) === 'nearMiss';
  for (const outcome of outcomes) {
    if (isNearMiss(outcome)) missed[lengthOf(outcome)]! += 1;
    else if (outcome.example.gold.set === 'news' && outcome.isAnswerable && !isWritten(outcome.example.gold))
      answerable[lengthOf(outcome)]! += groupOf(outcome) === 'paraphrase' ? PARAPHRASE_WEIGHT : 1;
  }
  const sum = (counts: Float64Array): number => counts.reduce((total, count) => total + count, 0);
  const ratio = sum(missed) / sum(answerable);
  return Float64Array.from(outcomes, (outcome) => {
    if (!isNearMiss(outcome)) return 1;
    const length = lengthOf(outcome);
    return Math.min(MOST_BALANCE, (ratio * answerable[length]!) / missed[length]!);
  });
}
