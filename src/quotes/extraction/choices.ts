import { Origin, rangesOf, type Choice } from './choice.ts';
import { changesOf } from './choice-changes.ts';
import type { Columns } from './columns.ts';
import { emissions, marginals, type Crf } from './crf.ts';
import { cueConfidence } from './cues.ts';
import { decodeBest } from './n-best.ts';
import { roleSequence } from './role-features.ts';
import type { Cue } from './role-scene.ts';
import type { Sequence } from './sequence.ts';
import { roleCount, type Tags } from './tags.ts';

/** The ways to fill the roles of a cue, and what the field says of the tokens around it. */
export interface Choices {
  readonly cue: Cue;
  /** Probability of the cue by the tagger. */
  readonly confidence: number;
  readonly list: readonly Choice[];
  /** The probability by the field that token `i` is in the source (role 1) or the content (role 2). */
  readonly probability: (i: number, role: number) => number;
  /** The logarithm by the networks of the probability of a label of `roleLabels` at token `i`. */
  readonly heard: (i: number, label: number) => number;
  /** What the field has seen: tokens `start` to before `end`. */
  readonly field: { readonly sequence: Sequence; readonly scores: Float64Array };
  readonly start: number;
  readonly end: number;
}

/** Weight of what the networks hear (logarithms of probabilities, this the least) beside the scores of the field. */
const networkWeight = 0.5;
const leastHeard = -8;
const mostLabellings = 20;
/** Lowered score of "outside", as where a single labelling is decoded, and where one with a content is wanted. */
const outsideBias = [-0.15, 0, 0, 0, 0];
const insistingBias = [-1.5, 0, 0, 0, 0];
/** Scores of choices that are no labellings. */
const nothingScore = -9;
const insistedScore = -5;
/** So many choices are changed to make others. */
const changedChoices = 2;

/** Lists ways to fill the roles of a cue: the likeliest labellings of the field and the networks together, and changes of them. */
export function listChoices(columns: Columns, tags: Tags, cue: Cue, crf: Crf): Choices {
  const { start, sequence } = roleSequence(columns, tags, cue);
  const end = start + sequence.length;
  const roles = tags.roles(cue, start, end);
  const scores = emissions(crf, sequence).map(
    (score, k) => score + networkWeight * Math.max(leastHeard, roles[k]!),
  );
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
  for (const choice of full.slice(0, changedChoices))
    for (const changed of changesOf(choice, source, columns, { cue, start, end })) add(changed);
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
    heard: (i, label) => (i < start || i >= end ? -Infinity : roles[(i - start) * roleCount + label]!),
    field: { sequence, scores },
    start,
    end,
  };
}

/** The logarithm by the networks of the probability of a choice: the sum over the tokens that the field has seen. */
export function heardOf(
  { heard, start, end }: Choices,
  { source, content }: Pick<Choice, 'source' | 'content'>,
): number {
  const labels = new Uint8Array(end - start);
  for (const [role, tokens] of [source, content].entries())
    for (const range of rangesOf(tokens))
      for (let i = range.start; i < range.end; i++)
        labels[i - start] = 2 * role + (i === range.start ? 1 : 2);
  return labels.reduce((sum, label, k) => sum + heard(start + k, label), 0);
}

/** The probability by the networks that token `i` is in the source (role 1) or the content (role 2). */
export function heardIn({ heard }: Choices, i: number, role: number): number {
  return Math.exp(heard(i, 2 * role - 1)) + Math.exp(heard(i, 2 * role));
}

function rolesOf(labels: Uint8Array, start: number): Pick<Choice, 'source' | 'content'> {
  const source: number[] = [];
  const content: number[] = [];
  labels.forEach((label, k) => {
    if (label) (label < 3 ? source : content).push(start + k);
  });
  return { source, content };
}
