import type { LinearModel, StoredLinear } from '../../answers/models/linear.ts';
import type { RankerModel, StoredRanker } from '../../answers/models/ranker.ts';
import type {
  AnswerModels,
  HighlightModels,
  SentenceModels,
  StoredModels,
  StoredSentenceModels,
} from '../../answers/models/answer-models.ts';
import type { JointTreeModel, StoredJointTrees } from '../../trees/trees.ts';
import { shorten, storeTrees } from '../trees/store-trees.ts';

/** Models as a file holds them: weights to six significant digits, thresholds exactly as rows are compared. */
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
export function storeHighlights({ boundaries, span, read }: HighlightModels): StoredModels['highlight'] {
  return { boundaries: storeJointTrees(boundaries), span: storeTrees(span), read: storeTrees(read) };
}

function storeSentenceModels({
  ranker,
  confidence,
  calibration,
  threshold,
}: SentenceModels): StoredSentenceModels {
  return { ranker: storeRanker(ranker), confidence: storeTrees(confidence), calibration, threshold };
}

function storeRanker(ranker: RankerModel): StoredRanker {
  return {
    ...storeLinear(ranker),
    units: ranker.units.map(storeLinear),
    outputs: Array.from(ranker.outputs, shorten),
  };
}

function storeLinear({ bias, weights }: LinearModel): StoredLinear {
  return { bias: shorten(bias), weights: Array.from(weights, shorten) };
}

function storeJointTrees(model: JointTreeModel): StoredJointTrees {
  return { ...storeTrees(model), outputs: model.outputs, values: Array.from(model.values, shortenValue) };
}

function shortenValue(value: number): number {
  return Number(value.toPrecision(4));
}
