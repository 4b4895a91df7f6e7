import { confidence } from './bucket.ts';
import { rangesOf, type Choice } from './choice.ts';
import { heardOf, type Choices } from './choices.ts';
import type { Columns } from './columns.ts';
import type { Document } from './document.ts';
import { headOf } from './role-scene.ts';
import { tagCount, type Fragment, type Tags } from './tags.ts';

/** A range of a content as its cue sees it. */
export interface Piece extends Omit<Fragment, 'role'> {
  /** 0 before the cue, 1 after it. */
  readonly side: number;
  /** 0 outside quotation marks, 1 partly inside, 2 inside. */
  readonly quoted: number;
}

/** The choices for a cue with what is known of the cue. */
export interface ChoiceScene {
  readonly columns: Columns;
  readonly tags: Tags;
  readonly choices: Choices;
  /** The main verb of the cue, or its last word. */
  readonly head: number;
  readonly verb: number;
  /** Whether the cue is negated ("did not announce"). */
  readonly negated: number;
  /** Class of the cue's confidence. */
  readonly sure: number;
  /** Score of the best choice with a content; -Infinity if there is none. */
  readonly best: number;
  /** Logarithm by the networks of the probability of each choice, less that of the best with a content. */
  readonly heard: ReadonlyMap<Choice, number>;
  readonly sentenceStart: number;
  readonly sentenceEnd: number;
  /** A column read at a token; beyond the paragraph stands a value of its own. */
  readonly at: (column: ArrayLike<number>, i: number) => number;
  /** Probability by the tagger that the token is content; 0 beyond what the field has seen. */
  readonly tagged: (i: number) => number;
}

export function setChoiceScene(columns: Columns, tags: Tags, choices: Choices): ChoiceScene {
  const { document } = columns;
  const { cue, list } = choices;
  const head = headOf(document, cue);
  const first = document.paragraphStart[cue.start]!;
  const last = document.paragraphEnd[cue.start]!;
  const sums = list.map((choice) => heardOf(choices, choice));
  const bestHeard = Math.max(...list.map(({ content }, k) => (content.length ? sums[k]! : -Infinity)));
  return {
    columns,
    tags,
    choices,
    head,
    verb: columns.lemma[head]!,
    negated: document.tokens.slice(cue.start, cue.end).some(isNegation) ? 1 : 0,
    sure: confidence(choices.confidence),
    best: Math.max(...list.map(({ content, score }) => (content.length ? score : -Infinity))),
    heard: new Map(list.map((choice, k) => [choice, sums[k]! - bestHeard])),
    sentenceStart: document.sentenceStart[cue.start]!,
    sentenceEnd: document.sentenceEnd[cue.start]!,
    at: (column, i) => (i < first ? -21 : i >= last ? -22 : column[i]!),
    tagged: (i) =>
      i < choices.start || i >= choices.end
        ? 0
        : tags.marginals[i * tagCount + 5]! + tags.marginals[i * tagCount + 6]!,
  };
}

/** The ranges of the content of a choice. */
export function piecesOf({ columns, choices }: ChoiceScene, { content }: Choice): Piece[] {
  const { quotation } = columns.document;
  return rangesOf(content).map(({ start, end }) => {
    let words = 0;
    let inside = 0;
    for (let i = start; i < end; i++) {
      if (isPunctuation(columns.document, i)) continue;
      words++;
      if (quotation[i]! >= 0) inside++;
    }
    const quoted = inside === 0 ? 0 : inside < words ? 1 : 2;
    return { start, end, side: end <= choices.cue.start ? 0 : 1, quoted };
  });
}

/** A difference of scores as one of 25 classes; -1 when it is positive. */
export function scoreClass(difference: number): number {
  if (difference > 0.25) return -1;
  const halves = Math.round(-difference * 2);
  if (halves < 12) return halves;
  return halves < 20 ? 12 + ((halves - 12) >> 1) : Math.min(24, 16 + ((halves - 20) >> 3));
}

export function isPunctuation({ tokens }: Document, i: number): boolean {
  return tokens[i]!.pos === 'PUNCT';
}

export function isVerb({ tokens }: Document, i: number): boolean {
  return tokens[i]!.pos === 'VERB' || tokens[i]!.pos === 'AUX';
}

function isNegation({ normal }: Document['tokens'][number]): boolean {
  return /^(?:not|n[’']t|never)$/u.test(normal);
}
