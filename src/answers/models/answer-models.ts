import { readFileSync } from 'node:fs';
import { restoreRanker, type RankerModel, type StoredRanker } from './ranker.ts';
import {
  restoreJointTrees,
  restoreTrees,
  type JointTreeModel,
  type StoredJointTrees,
  type StoredTrees,
  type TreeModel,
} from '../../trees/trees.ts';

/** Brings scores to probabilities: straight lines between knots, which do not fall. */
export interface Calibration {
  readonly scores: readonly number[];
  readonly probabilities: readonly number[];
}

/** What ranks sentences and says how sure that is, for articles opened with or without the encoder. */
export interface SentenceModels {
  readonly ranker: RankerModel;
  readonly confidence: TreeModel;
  readonly calibration: Calibration;
  /** Confidence from which an answer is called one. */
  readonly threshold: number;
}

/** What finds the words of a sentence that answer. */
export interface HighlightModels {
  /** How likely a token starts, ends and is inside what answers: three scores at once. */
  readonly boundaries: JointTreeModel;
  /** How well a span answers. */
  readonly span: TreeModel;
  /** The same with what the encoder's reader says. */
  readonly read: TreeModel;
}

/** All fitted weights of the answers. */
export interface AnswerModels {
  readonly words: SentenceModels;
  readonly meaning: SentenceModels;
  readonly highlight: HighlightModels;
}

export type StoredSentenceModels = Pick<SentenceModels, 'calibration' | 'threshold'> & {
  readonly ranker: StoredRanker;
  readonly confidence: StoredTrees;
};

/** The file of weights: how it was made, and the names of the features in the order of the weights. */
export interface StoredModels {
  readonly about: string;
  readonly features: { readonly ranker: readonly string[]; readonly confidence: readonly string[] };
  readonly words: StoredSentenceModels;
  readonly meaning: StoredSentenceModels;
  readonly highlight: {
    readonly boundaries: StoredJointTrees;
    readonly span: StoredTrees;
    readonly read: StoredTrees;
  };
}

const file = new URL('../../../data/models/answers.json', import.meta.url);
let loaded: AnswerModels | null = null;

/** The fitted weights, read from `data/models/answers.json` when first needed. */
export function answerModels(): AnswerModels {
  loaded ??= restoreModels(JSON.parse(readFileSync(file, 'utf8')) as StoredModels);
  return loaded;
}

/** Weights as a file holds them, made ready. */
function restoreModels({ words, meaning, highlight }: StoredModels): AnswerModels {
  return {
    words: restoreSentenceModels(words),
    meaning: restoreSentenceModels(meaning),
    highlight: restoreHighlights(highlight),
  };
}

/** The highlight's models as a file holds them, made ready. */
export function restoreHighlights({ boundaries, span, read }: StoredModels['highlight']): HighlightModels {
  return { boundaries: restoreJointTrees(boundaries), span: restoreTrees(span), read: restoreTrees(read) };
}

function restoreSentenceModels(stored: StoredSentenceModels): SentenceModels {
  return { ...stored, ranker: restoreRanker(stored.ranker), confidence: restoreTrees(stored.confidence) };
}

/** The probability that a score stands for. */
export function calibrate({ scores, probabilities }: Calibration, score: number): number {
  const above = scores.findIndex((knot) => knot > score);
  if (above === 0) return probabilities[0]!;
  if (above < 0) return probabilities.at(-1)!;
  const [left, right] = [scores[above - 1]!, scores[above]!];
  const [low, high] = [probabilities[above - 1]!, probabilities[above]!];
  return low + ((score - left) / (right - left)) * (high - low);
}
