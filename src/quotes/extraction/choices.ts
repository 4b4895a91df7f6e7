import type { Columns } from './columns.ts';
import { emissions, marginals, type Crf } from './crf.ts';
import { cueConfidence } from './cues.ts';
import { decodeBest } from './n-best.ts';
import { roleSequence } from './role-features.ts';
import type { Cue } from './role-scene.ts';
import type { Sequence } from './sequence.ts';
import type { Fragment, Tags } from './tags.ts';

/** How a choice came about: a labelling of the field, nothing, a labelling that avoids nothing, or a change of one of these. */
export const Origin = { labelled: 0, nothing: 1, insisted: 2, dropped: 3, snapped: 4, given: 5 } as const;

/** One way to fill the roles of a cue: tokens of its source and of its content, in order. */
export interface Choice {
  readonly source: readonly number[];
  readonly content: readonly number[];
  /** Logarithm of its probability by the field, less that of the best labelling; a guess where it is no labelling. */
  readonly score: number;
  readonly origin: number;
  readonly rank: number;
}

/** The ways to fill the roles of a cue, and what the field says of the tokens around it. */
export interface Choices {
  readonly cue: Cue;
  /** Probability of the cue by the tagger. */
  readonly confidence: number;
  readonly list: readonly Choice[];
  /** The probability by the field that token `i` is in the source (role 1) or the content (role 2). */
  readonly probability: (i: number, role: number) => number;
  /** What the field has seen: tokens `start` to before `end`. */
  readonly field: { readonly sequence: Sequence; readonly scores: Float64Array };
  readonly start: number;
  readonly end: number;
}

const mostLabellings = 12;
/** Lowered score of "outside", as where a single labelling is decoded, and where one with a content is wanted. */
const outsideBias = [-0.15, 0, 0, 0, 0];
const insistingBias = [-1.5, 0, 0, 0, 0];
/** Scores of choices that are no labellings. */
const nothingScore = -9;
const insistedScore = -5;
const changeCost = 3;
/** So many choices are changed to make others. */
const changedChoices = 3;

/** Lists ways to fill the roles of a cue: the likeliest labellings of the field, and changes of them. */
export function listChoices(columns: Columns, tags: Tags, cue: Cue, crf: Crf): Choices {
  const { start, sequence } = roleSequence(columns, tags, cue);
  const scores = emissions(crf, sequence);
  const list = new Map<string, Choice>();
  const add = (choice: Choice): void => {
    const key = `${choice.source.join()}|${choice.content.join()}`;
    if (!list.has(key)) list.set(key, choice);
  };
  const labelled = decodeBest(crf, sequence, scores, mostLabellings, outsideBias);
  const top = labelled[0]!.score;
  labelled.forEach(({ labels, score }, rank) => {
    add({ ...rolesOf(labels, start), score: score - top, origin: Origin.labelled, rank });
  });
  const full = [...list.values()].filter(({ content }) => content.length);
  const source = [...list.values()].find((choice) => choice.source.length)?.source ?? [];
  add({ source: [], content: [], score: nothingScore, origin: Origin.nothing, rank: 99 });
  if (!full.length) {
    decodeBest(crf, sequence, scores, 2, insistingBias).forEach(({ labels }, rank) => {
      const choice = { ...rolesOf(labels, start), score: insistedScore, origin: Origin.insisted, rank };
      add(choice);
      if (choice.content.length) full.push(choice);
    });
  }
  const end = start + sequence.length;
  for (const choice of full.slice(0, changedChoices))
    for (const changed of changesOf(choice, source, columns, cue, { start, end })) add(changed);
  const found = marginals(crf, sequence, scores);
  const probability = (i: number, role: number): number => {
    if (i < start || i >= end) return 0;
    const at = (i - start) * crf.labels.length + 2 * role;
    return found[at - 1]! + found[at]!;
  };
  return {
    cue,
    confidence: cueConfidence(tags, cue),
    list: [...list.values()],
    probability,
    field: { sequence, scores },
    start,
    end,
  };
}

/** Neighbouring tokens as ranges. */
export function rangesOf(tokens: readonly number[]): Omit<Fragment, 'role'>[] {
  const ranges: { start: number; end: number }[] = [];
  for (const i of tokens) {
    const last = ranges.at(-1);
    if (last?.end === i) last.end = i + 1;
    else ranges.push({ start: i, end: i + 1 });
  }
  return ranges;
}

function rolesOf(labels: Uint8Array, start: number): Pick<Choice, 'source' | 'content'> {
  const source: number[] = [];
  const content: number[] = [];
  labels.forEach((label, k) => {
    if (label) (label < 3 ? source : content).push(start + k);
  });
  return { source, content };
}

/** A choice without one of its ranges, with its quotations whole, and with the likeliest source if it has none. */
function* changesOf(
  choice: Choice,
  likelySource: readonly number[],
  columns: Columns,
  cue: Cue,
  seen: { readonly start: number; readonly end: number },
): Generator<Choice> {
  const { source, content, rank } = choice;
  const score = choice.score - changeCost;
  const ranges = rangesOf(content);
  if (ranges.length > 1) {
    for (const { start, end } of ranges) {
      const rest = content.filter((i) => i < start || i >= end);
      yield { source, content: rest, score, origin: Origin.dropped, rank };
    }
  }
  const whole = withWholeQuotations(columns, content, cue, seen);
  if (whole.length > content.length) yield { source, content: whole, score, origin: Origin.snapped, rank };
  if (!source.length && likelySource.length) {
    const rest = content.filter((i) => !likelySource.includes(i));
    yield { source: likelySource, content: rest, score, origin: Origin.given, rank };
  }
}

function withWholeQuotations(
  { document }: Columns,
  content: readonly number[],
  cue: Cue,
  seen: { readonly start: number; readonly end: number },
): number[] {
  const { quotation, mark } = document;
  const tokens = new Set(content);
  for (const i of content) {
    const run = quotation[i]!;
    if (run < 0) continue;
    for (const step of [-1, 1]) {
      let k = i + step;
      const within = (): boolean => k >= seen.start && k < seen.end && (k < cue.start || k >= cue.end);
      for (; within() && quotation[k] === run; k += step) tokens.add(k);
      if (within() && mark[k]) tokens.add(k);
    }
  }
  return [...tokens].sort((a, b) => a - b);
}
