import {
  boundariesOf,
  candidateSpans,
  spanRows,
  spanWidth,
  type BoundaryModels,
} from '../../answers/highlight/spans.ts';
import { tokenRows, tokenWidth } from '../../answers/highlight/token-features.ts';
import type { HighlightModels } from '../../answers/models/answer-models.ts';
import { boost } from './boosting.ts';
import { FOLDS, insideFold, outsideFold } from './folds.ts';
import { logisticObjective, softmaxObjective } from './objectives.ts';
import { spanQuality, type SpanExample } from './span-examples.ts';

// Small trees: a highlight takes half of the time of an answer without the encoder.
const BOUNDARY_TREES = {
  trees: 45,
  rate: 0.18,
  leaves: 10,
  leastRows: 30,
  ridge: 3,
  featureShare: 0.4,
  rowShare: 0.6,
  seed: 1,
};
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

/** Models fitted on all articles, and for each fold models fitted on those of the other folds. */
export interface FoldedHighlights {
  readonly all: HighlightModels;
  readonly byFold: readonly HighlightModels[];
}

/**
 * Fits the highlight: boundary models, and a model that scores the spans which they propose. The latter learns from
 * proposals of boundary models that have not seen the article, as it will meet them.
 */
export function fitHighlights(examples: readonly SpanExample[]): FoldedHighlights {
  const boundaries = Array.from({ length: FOLDS }, (_, fold) => fitBoundaries(outsideFold(examples, fold)));
  const proposals = boundaries.flatMap((models, fold) =>
    insideFold(examples, fold).map((example) => ({ fold, ...propose(example, models) })),
  );
  const byFold = boundaries.map((models, fold) => ({
    ...models,
    span: fitSpans(outsideFold(proposals, fold)),
  }));
  return { all: { ...fitBoundaries(examples), span: fitSpans(proposals) }, byFold };
}

function fitBoundaries(examples: readonly SpanExample[]): BoundaryModels {
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
  const table = { rows, count, width: tokenWidth };
  return {
    start: boost(table, softmaxObjective(starts, start), BOUNDARY_TREES),
    end: boost(table, softmaxObjective(starts, end), BOUNDARY_TREES),
    inside: boost(table, logisticObjective(inside), BOUNDARY_TREES),
  };
}

interface Proposal {
  readonly rows: Float32Array;
  /** How good each span is, 0 to 1: overlap with an answer, and whether it is one. */
  readonly qualities: readonly number[];
}

function propose(example: SpanExample, models: BoundaryModels): Proposal {
  const boundaries = boundariesOf(example.view, models);
  const spans = candidateSpans(example.view, boundaries);
  const qualities = spans.map(({ from, to }) => {
    const { f1, isExact } = spanQuality(example, from, to);
    return 0.55 * f1 + 0.45 * Number(isExact);
  });
  return { rows: spanRows(example.view, boundaries, spans), qualities };
}

function fitSpans(proposals: readonly Proposal[]): HighlightModels['span'] {
  const targets = Float64Array.from(proposals.flatMap(({ qualities }) => qualities));
  const rows = new Float32Array(targets.length * spanWidth);
  let at = 0;
  for (const proposal of proposals) {
    rows.set(proposal.rows, at);
    at += proposal.rows.length;
  }
  return boost({ rows, count: targets.length, width: spanWidth }, logisticObjective(targets), SPAN_TREES);
}
