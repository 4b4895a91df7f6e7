import type { LinearModel, StoredLinear } from '../../answers/models/linear.ts';
import type {
  AnswerModels,
  HighlightModels,
  SentenceModels,
  StoredModels,
  StoredSentenceModels,
} from '../../answers/models/answer-models.ts';
import type { StoredTrees, TreeModel } from '../../answers/models/trees.ts';

/** Models as a file holds them: numbers to five significant digits, thresholds exactly as rows are compared. */
export function storeModels({
  words,
  meaning,
  highlight,
}: AnswerModels): Omit<StoredModels, 'about' | 'features'> {
  return {
    words: storeSentenceModels(words),
    meaning: storeSentenceModels(meaning),
    highlight: storeHighlights(highlight),
  };
}

/** The highlight's models as a file holds them. */
export function storeHighlights({ start, end, inside, span }: HighlightModels): StoredModels['highlight'] {
  return {
    start: storeTrees(start),
    end: storeTrees(end),
    inside: storeTrees(inside),
    span: storeTrees(span),
  };
}

function storeSentenceModels({
  ranker,
  confidence,
  calibration,
  threshold,
}: SentenceModels): StoredSentenceModels {
  return { ranker: storeLinear(ranker), confidence: storeTrees(confidence), calibration, threshold };
}

function storeLinear({ bias, weights }: LinearModel): StoredLinear {
  return { bias: shorten(bias), weights: Array.from(weights, shorten) };
}

function storeTrees({ roots, features, thresholds, left }: TreeModel): StoredTrees {
  return {
    roots: Array.from(roots),
    features: Array.from(features),
    thresholds: Array.from(thresholds, shorten),
    left: Array.from(left),
  };
}

function shorten(value: number): number {
  return Number(value.toPrecision(6));
}
