import { candidateSentences } from '../../answers/candidates.ts';
import { featureNames, featureRows, wordFeatureNames } from '../../answers/features/index.ts';
import { meaningOf } from '../../answers/meaning.ts';
import { matchQuestion, type Match } from '../../answers/match.ts';
import { openArticle, type OpenArticle } from '../../answers/open.ts';
import { readQuestion } from '../../answers/repair.ts';
import type { QuestionSet } from './data.ts';
import { normalizeAnswer, showsAnswer, type GoldQuestion } from './judge.ts';

/** A question with its candidate sentences, their features and which of them are right. */
export interface Example {
  readonly gold: GoldQuestion;
  readonly match: Match;
  readonly candidates: Int32Array;
  readonly rows: Float32Array;
  readonly width: number;
  /** 1 where the judge takes the sentence for right. */
  readonly isRight: Uint8Array;
  /** Share of the probability that each sentence should have; all 0 where none is right. */
  readonly targets: Float64Array;
  /** The article asked is not the one that the question is about. */
  readonly isOffTopic: boolean;
}

// A sentence that merely holds the gold answer ("Clinton") is right for the judge but may not answer.
const MENTION_TARGET = 0.3;

/** Opens each article once. */
export function openAll({ articles }: QuestionSet, encoder: boolean): Map<string, OpenArticle> {
  return new Map(Array.from(articles, ([name, article]) => [name, openArticle(article, { encoder })]));
}

/** The example of a question in an article: its own, or another to learn what off-topic looks like. */
export function makeExample(gold: GoldQuestion, opened: OpenArticle, isOffTopic = false): Example {
  const { question } = readQuestion(opened.index, gold.question);
  const match = matchQuestion(opened, question);
  const meaning = meaningOf(match);
  const candidates = candidateSentences(match, meaning);
  const isRight = new Uint8Array(candidates.length);
  const targets = new Float64Array(candidates.length);
  candidates.forEach((s, i) => {
    if (isOffTopic) return;
    const { start, end, paragraph } = opened.reading.sentences[s]!;
    const text = opened.article.text.slice(start, end);
    if (!showsAnswer(gold, text, opened.article.passages[paragraph]!.number)) return;
    isRight[i] = 1;
    targets[i] = gold.set === 'squad' || isGoldSentence(gold, text) ? 1 : MENTION_TARGET;
  });
  const total = targets.reduce((sum, target) => sum + target, 0);
  if (total > 0) targets.forEach((target, i) => (targets[i] = target / total));
  const width = meaning ? featureNames.length : wordFeatureNames.length;
  return {
    gold,
    match,
    candidates,
    rows: featureRows(match, candidates, meaning),
    width,
    isRight,
    targets,
    isOffTopic,
  };
}

function isGoldSentence(gold: GoldQuestion, text: string): boolean {
  return showsAnswer({ ...gold, answers: [normalizeAnswer('\u0000')] }, text, null);
}
