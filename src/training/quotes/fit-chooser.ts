import { rangesOf, type Choice } from '../../quotes/extraction/choice.ts';
import type { Choices } from '../../quotes/extraction/choices.ts';
import type { Crf } from '../../quotes/extraction/crf.ts';
import type { Document } from '../../quotes/extraction/document.ts';
import type { TokenAttribution } from '../../quotes/extraction/rules.ts';
import type { Sequence } from '../../quotes/extraction/sequence.ts';
import { randomFrom, shuffle } from '../random.ts';
import { softmax } from './fit-judge.ts';

/** The choices for a cue, with how good each is. */
export interface ChoiceExample {
  readonly sequence: Sequence;
  readonly worth: readonly number[];
}

export interface ChooserOptions {
  readonly bits: number;
  readonly seed: number;
}

const epochs = 8;
/** The weights are the mean of those after each of so many epochs, the last ones. */
const averagedEpochs = 5;
/** Share of the features left out at each visit of a cue, anew each time. */
const dropout = 0.5;
const learningRate = 0.1;
const decay = 0.001;
/** Gradients smaller than this change nothing worth the time. */
const negligible = 1e-3;
/** How sharply worth becomes a distribution over the choices, which the chooser learns. */
const temperature = 0.15;

/** Fits a log-linear model of which choice is best, by AdaGrad with feature dropout: a field with one label over choices. */
export function fitChooser(examples: readonly ChoiceExample[], { bits, seed }: ChooserOptions): Crf {
  const rows = new Float32Array(1 << bits);
  const history = new Float32Array(1 << bits).fill(0.5);
  const random = randomFrom(seed);
  const order = examples.map((_, i) => i);
  const mean = new Float32Array(1 << bits);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const i of order) learn(rows, history, examples[i]!, Math.floor(random() * 2 ** 30));
    if (epoch >= epochs - averagedEpochs) rows.forEach((weight, i) => (mean[i]! += weight / averagedEpochs));
  }
  return {
    labels: ['score'],
    rowOf: Int32Array.from({ length: 1 << bits }, (_, i) => i),
    rows: mean,
    transitions: new Float32Array(0),
  };
}

function learn(
  rows: Float32Array,
  history: Float32Array,
  { sequence, worth }: ChoiceExample,
  salt: number,
): void {
  const { length, offsets, features } = sequence;
  const kept = features.map((feature) => (isKept(feature, salt) ? feature : -1));
  const scores = Array.from({ length }, (_, choice) => {
    let sum = 0;
    for (let k = offsets[choice]!; k < offsets[choice + 1]!; k++) if (kept[k]! >= 0) sum += rows[kept[k]!]!;
    return sum / (1 - dropout);
  });
  const guessed = softmax(scores, 1);
  const wanted = softmax(worth, temperature);
  for (let choice = 0; choice < length; choice++) {
    const gradient = guessed[choice]! - wanted[choice]!;
    if (Math.abs(gradient) < negligible) continue;
    for (let k = offsets[choice]!; k < offsets[choice + 1]!; k++) {
      const at = kept[k]!;
      if (at < 0) continue;
      history[at]! += gradient * gradient;
      rows[at]! -= (learningRate * (gradient + decay * rows[at]!)) / Math.sqrt(history[at]!);
    }
  }
}

/** The same features are left out of all choices for a cue. */
function isKept(feature: number, salt: number): boolean {
  let hash = Math.imul(feature ^ salt, 0x9e3779b1);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  return (hash >>> 0) / 2 ** 32 >= dropout;
}

/**
 * How good each choice is, given the true attributions: for a true cue by its content (overlap of words, exact ranges) and its
 * source; for a false one, to choose nothing.
 */
export function worthOf(document: Document, choices: Choices, gold: readonly TokenAttribution[]): number[] {
  const truth = attributionOf(document, choices, gold);
  if (!truth) return choices.list.map(({ content }) => (content.length ? 0 : 1));
  const seen = (i: number): boolean => i >= choices.start && i < choices.end;
  const content = truth.content.filter(seen);
  const source = truth.source.filter(seen);
  const isWord = (i: number): boolean => document.tokens[i]!.pos !== 'PUNCT';
  const words = new Set(content.filter(isWord));
  const ranges = new Set(rangesOf(content).map(({ start, end }) => `${start} ${end}`));
  return choices.list.map((choice) => {
    if (!choice.content.length) return words.size ? -0.2 : 1.5;
    return contentWorth(choice, isWord, words, ranges) + sourceWorth(choice, source);
  });
}

function contentWorth(
  { content }: Choice,
  isWord: (i: number) => boolean,
  words: ReadonlySet<number>,
  ranges: ReadonlySet<string>,
): number {
  const own = content.filter(isWord);
  const shared = own.filter((i) => words.has(i)).length;
  const overlap = shared / (own.length + words.size - shared || 1);
  const ownRanges = rangesOf(content);
  const exact = ownRanges.filter(({ start, end }) => ranges.has(`${start} ${end}`)).length;
  const worth = overlap >= 0.8 ? 1 : overlap >= 0.5 ? 0.5 * overlap : 0.2 * overlap;
  return worth + (0.8 * 2 * exact) / (ownRanges.length + ranges.size || 1);
}

function sourceWorth({ source }: Choice, truth: readonly number[]): number {
  if (!truth.length) return source.length ? 0 : 0.3;
  if (source.join() === truth.join()) return 0.8;
  return source.some((i) => truth.includes(i)) ? 0.3 : 0;
}

/** Function words of a cue tell less of which cue it is. */
const auxiliaries = new Set(
  (
    'a an the of and or in for to by on at with from as that is was were are be been being am has have had do does did will ' +
    'would can could may might should must not also about it his her their he she they i we you'
  ).split(' '),
);

/** The true attribution whose cue is that of the choices, or null. */
function attributionOf(
  { tokens }: Document,
  { cue }: Choices,
  gold: readonly TokenAttribution[],
): TokenAttribution | null {
  let best: TokenAttribution | null = null;
  let most = 0;
  for (const attribution of gold) {
    const shared = attribution.cue
      .filter((i) => i >= cue.start && i < cue.end)
      .reduce((sum, i) => sum + (auxiliaries.has(tokens[i]!.normal) ? 0.1 : 1), 0);
    if (shared <= most) continue;
    most = shared;
    best = attribution;
  }
  return best;
}
