import { loadEncoder } from '../../answers/encoder/encoder.ts';
import { readingRows, readingWidth, readSentence } from '../../answers/highlight/reading.ts';
import {
  boundariesOf,
  candidateSpans,
  spanRows,
  spanWidth,
  type CandidateSpan,
} from '../../answers/highlight/spans.ts';
import { tokenRows, tokenWidth } from '../../answers/highlight/token-features.ts';
import type { HighlightModels } from '../../answers/models/answer-models.ts';
import { treeScores, type JointTreeModel, type TreeModel } from '../../trees/trees.ts';
import { boost, boostJointly } from '../trees/boosting.ts';
import type { BoostSettings } from '../trees/tree-growing.ts';
import { isWritten } from './data.ts';
import { FOLDS, insideFold, outsideFold } from './folds.ts';
import { logisticObjective, softmaxObjective } from '../trees/objectives.ts';
import { spanQuality, type SpanExample } from './span-examples.ts';

// Large trees, but not many: a highlight takes half of the time of an answer without the encoder.
const BOUNDARY_TREES = {
  trees: 150,
  rate: 0.09,
  leaves: 32,
  leastRows: 30,
  ridge: 3,
  featureShare: 0.3,
  rowShare: 0.4,
  seed: 1,
};
/** Most tokens are plainly inside or outside of the answer; where it starts and ends should decide as much on splits. */
const INSIDE_WEIGHT = 0.3;
/** There are ten questions over news for each one of SQuAD; those over our own encyclopedia are many and easy. */
const SQUAD_WEIGHT = 3;
const SPAN_TREES = {
  trees: 80,
  rate: 0.12,
  leaves: 10,
  leastRows: 40,
  ridge: 3,
  featureShare: 0.4,
  rowShare: 0.7,
  seed: 2,
};
const READ_TREES = { ...SPAN_TREES, trees: 120, rate: 0.06, seed: 4 };

/** Models fitted on all articles, and for each fold models fitted on those of the other folds. */
export interface FoldedHighlights {
  readonly all: HighlightModels;
  readonly byFold: readonly HighlightModels[];
}

/**
 * Fits the highlight: a boundary model, a model that scores the spans which it proposes, and one that hears the reader as well.
 * The latter two learn from proposals of models that have not seen the article, as they will meet them.
 *
 * @param readable - examples over articles that were opened with the encoder, and which its reader was not fitted on
 */
export function fitHighlights(
  examples: readonly SpanExample[],
  readable: readonly SpanExample[],
): FoldedHighlights {
  const boundaries = Array.from({ length: FOLDS }, (_, fold) => fitBoundaries(outsideFold(examples, fold)));
  const proposals = boundaries.flatMap((model, fold) =>
    insideFold(examples, fold).map((example) => ({ fold, ...propose(example, model) })),
  );
  const words = boundaries.map((model, fold) => ({
    boundaries: model,
    span: fitSpans(outsideFold(proposals, fold), spanWidth, SPAN_TREES),
  }));
  const read = readable.map((example) => ({
    fold: example.fold,
    ...proposeRead(example, words[example.fold]!),
  }));
  return {
    all: {
      boundaries: fitBoundaries(examples),
      span: fitSpans(proposals, spanWidth, SPAN_TREES),
      read: fitSpans(read, readingWidth, READ_TREES),
    },
    byFold: words.map((models, fold) => ({
      ...models,
      read: fitSpans(outsideFold(read, fold), readingWidth, READ_TREES),
    })),
  };
}

function fitBoundaries(examples: readonly SpanExample[]): JointTreeModel {
  const count = examples.reduce((sum, { view }) => sum + view.tokens.length, 0);
  const rows = new Float32Array(count * tokenWidth);
  const [start, end, inside] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  const starts = new Int32Array(examples.length + 1);
  examples.forEach(({ view, answers }, example) => {
    const first = starts[example]!;
    rows.set(tokenRows(view), first * tokenWidth);
    for (const { from, to } of answers) {
      start[first + from]! += 1 / answers.length;
      end[first + to]! += 1 / answers.length;
      for (let i = from; i <= to; i++) inside[first + i]! += 1 / answers.length;
    }
    starts[example + 1] = first + view.tokens.length;
  });
  const weights = Float64Array.from(examples, weightOf);
  const insideWeights = new Float64Array(count);
  weights.forEach((weight, example) => {
    insideWeights.fill(INSIDE_WEIGHT * weight, starts[example], starts[example + 1]);
  });
  const objectives = [
    softmaxObjective(starts, start, weights),
    softmaxObjective(starts, end, weights),
    logisticObjective(inside, insideWeights),
  ];
  return boostJointly({ rows, count, width: tokenWidth }, objectives, BOUNDARY_TREES);
}

function weightOf({ gold }: SpanExample): number {
  return gold.set === 'squad' && !isWritten(gold) ? SQUAD_WEIGHT : 1;
}

interface Proposal {
  readonly weight: number;
  readonly rows: Float32Array;
  /** How good each span is, 0 to 1: overlap with an answer, and whether it is one. */
  readonly qualities: readonly number[];
}

function propose(example: SpanExample, model: JointTreeModel): Proposal {
  const boundaries = boundariesOf(example.view, model);
  const spans = candidateSpans(example.view, boundaries);
  return proposal(example, spans, spanRows(example.view, boundaries, spans));
}

function proposeRead(example: SpanExample, models: Omit<HighlightModels, 'read'>): Proposal {
  const { view } = example;
  const boundaries = boundariesOf(view, models.boundaries);
  const reading = readSentence(view, loadEncoder().encodeQuestion(view.match.question.text));
  const spans = candidateSpans(view, boundaries, reading);
  const scores = treeScores(models.span, spanRows(view, boundaries, spans), spanWidth);
  return proposal(example, spans, readingRows(view, boundaries, reading, spans, scores));
}

function proposal(example: SpanExample, spans: readonly CandidateSpan[], rows: Float32Array): Proposal {
  const qualities = spans.map(({ from, to }) => {
    const { f1, isExact } = spanQuality(example, from, to);
    return 0.55 * f1 + 0.45 * Number(isExact);
  });
  return { weight: weightOf(example), rows, qualities };
}

function fitSpans(proposals: readonly Proposal[], width: number, options: BoostSettings): TreeModel {
  const targets = Float64Array.from(proposals.flatMap(({ qualities }) => qualities));
  const weights = Float64Array.from(
    proposals.flatMap(({ qualities, weight }) => qualities.map(() => weight)),
  );
  const rows = new Float32Array(targets.length * width);
  let at = 0;
  for (const proposal of proposals) {
    rows.set(proposal.rows, at);
    at += proposal.rows.length;
  }
  return boost({ rows, count: targets.length, width }, logisticObjective(targets, weights), options);
}
