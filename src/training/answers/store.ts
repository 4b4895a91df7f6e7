import type {
  AnswerModels,
  HighlightModels,
  MixedModel,
  SentenceModels,
  StoredMixed,
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
  return { ranker: storeMixed(ranker), confidence: storeMixed(confidence), calibration, threshold };
}

function storeMixed({ linear, trees }: MixedModel): StoredMixed {
  return {
    linear: { bias: shorten(linear.bias), weights: Array.from(linear.weights, shorten) },
    trees: storeTrees(trees),
  };
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
