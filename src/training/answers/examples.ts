import { meaningOf } from '../../answers/meaning.ts';
import { matchQuestion } from '../../answers/match.ts';
import { openArticle, type OpenArticle, type OpenOptions } from '../../answers/open.ts';
import { describeCandidates, type Candidates } from '../../answers/rank.ts';
import { readQuestion } from '../../answers/repair.ts';
import type { QuestionSet } from './data.ts';
import { showsAnswer, showsGoldSentence, type GoldQuestion } from './judge.ts';

/** A question with its candidate sentences, their features and which of them are right. */
export interface Example extends Candidates {
  readonly gold: GoldQuestion;
  /** Fold of the article that is asked. */
  readonly fold: number;
  /** Words of the question that were mended. */
  readonly corrections: number;
  /** 1 where the judge takes the sentence for right. */
  readonly isRight: Uint8Array;
  /** Share of the probability that each sentence should have; all 0 where none is right. */
  readonly targets: Float64Array;
  /** The question is not about the article that is asked. */
  readonly isOffTopic: boolean;
}

// A sentence that merely holds the gold answer ("Clinton") is right for the judge but may not answer.
const MENTION_TARGET = 0.3;

/** Opens each article once. */
export function openAll({ articles }: QuestionSet, options?: OpenOptions): Map<string, OpenArticle> {
  return new Map(Array.from(articles, ([name, article]) => [name, openArticle(article, options)]));
}

/**
 * The example of a question in an article: its own, or another to learn what off-topic looks like.
 *
 * @param useEncoder - whether the encoder's scores are among the features; the article must have been opened with it
 */
export function makeExample(
  gold: GoldQuestion,
  opened: OpenArticle,
  fold: number,
  useEncoder: boolean,
  isOffTopic = gold.kind === 'unanswerable-offtopic',
): Example {
  const { question, corrections } = readQuestion(opened.index, gold.question);
  const match = matchQuestion(opened, question);
  const candidates = describeCandidates(match, useEncoder ? meaningOf(match) : null);
  const { sentences } = candidates;
  const isRight = new Uint8Array(sentences.length);
  const targets = new Float64Array(sentences.length);
  sentences.forEach((s, i) => {
    if (isOffTopic) return;
    const { start, end, paragraph } = opened.reading.sentences[s]!;
    const text = opened.article.text.slice(start, end);
    if (!showsAnswer(gold, text, opened.article.passages[paragraph]!.number)) return;
    isRight[i] = 1;
    targets[i] = gold.sentences.length === 0 || showsGoldSentence(gold, text) ? 1 : MENTION_TARGET;
  });
  const total = targets.reduce((sum, target) => sum + target, 0);
  if (total > 0) targets.forEach((target, i) => (targets[i] = target / total));
  return { ...candidates, gold, fold, corrections: corrections.length, isRight, targets, isOffTopic };
}
