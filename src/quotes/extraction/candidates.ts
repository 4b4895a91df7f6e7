import { treeScores, type TreeModel } from '../../trees/trees.ts';
import type { Choice } from './choice.ts';
import { heardOf, listChoices, type Choices } from './choices.ts';
import { choiceSequence } from './choice-features.ts';
import { choiceRows, choiceWidth } from './choice-rows.ts';
import { setChoiceScene } from './choice-scene.ts';
import type { Columns } from './columns.ts';
import { decode, emissions, type Crf } from './crf.ts';
import { announces, leadsIn } from './cues.ts';
import type { Cue } from './role-scene.ts';
import type { Tags } from './tags.ts';

/** An attribution in the making: lists of tokens in order. */
export interface Candidate {
  readonly cue: Cue;
  source: number[];
  content: number[];
  /** Probability of its cue by the tagger. */
  readonly confidence: number;
}

/**
 * The fitted parts that find what belongs to a cue: a field over tokens, one over the choices that it leaves, and trees over
 * what all say of these.
 */
export interface RoleModel {
  readonly roles: Crf;
  readonly chooser: Crf;
  readonly judge: TreeModel;
}

/** Lowered scores of "outside" for a second look at a likely cue (from `likelyCue` on) for which the first found no content. */
const secondBias = [-0.8, 0, 0, 0, 0];
const likelyCue = 0.5;
/** Raises "source" when a first pass found none: few cues have no source. */
const sourceBias = [0, 2, 0, 0, 0];
/** A cue is dropped when the judge is so sure that it has no content. */
const surelyNothing = 0.7;

/** Finds the source and the content of each cue; a cue without content is dropped. */
export function fillRoles(columns: Columns, tags: Tags, cues: readonly Cue[], model: RoleModel): Candidate[] {
  return cues.flatMap((cue) => {
    const choices = listChoices(columns, tags, cue, model.roles);
    const { confidence } = choices;
    if (hasContent(choices, model.roles)) {
      const choice = choose(columns, tags, choices, model);
      return choice ? [{ cue, source: [...choice.source], content: [...choice.content], confidence }] : [];
    }
    return announces(columns, cue) || leadsIn(columns, cue)
      ? [{ cue, source: likelySource(choices, model.roles), content: [], confidence }]
      : [];
  });
}

/** Whether the field finds a content, or, if the cue is likely, the field at a second look or the networks find one. */
function hasContent(choices: Choices, roles: Crf): boolean {
  const { list, confidence, field } = choices;
  if (list[0]!.content.length) return true;
  if (confidence <= likelyCue) return false;
  return hearsContent(choices) || decode(roles, field.sequence, field.scores, secondBias).includes(3);
}

/** Whether the networks find a choice with a content likelier than all without one. */
function hearsContent(choices: Choices): boolean {
  const best = (filled: boolean): number =>
    Math.max(
      ...choices.list
        .filter(({ content }) => content.length > 0 === filled)
        .map((choice) => heardOf(choices, choice)),
    );
  return best(true) > best(false);
}

function likelySource({ field, start }: Choices, roles: Crf): number[] {
  const labels = decode(roles, field.sequence, field.scores, sourceBias);
  return Array.from(labels, (label, k) => (label === 1 || label === 2 ? start + k : -1)).filter(
    (i) => i >= 0,
  );
}

/** The best choice with a content, or null when the cue is more likely none. */
function choose(
  columns: Columns,
  tags: Tags,
  choices: Choices,
  { chooser, judge }: RoleModel,
): Choice | null {
  const scene = setChoiceScene(columns, tags, choices);
  const chosen = emissions(chooser, choiceSequence(scene));
  const scores = treeScores(judge, choiceRows(scene, chosen), choiceWidth);
  const top = Math.max(...scores);
  let all = 0;
  let nothing = 0;
  let best: Choice | null = null;
  let bestScore = -Infinity;
  choices.list.forEach((choice, k) => {
    const score = scores[k]!;
    const share = Math.exp(score - top);
    all += share;
    if (!choice.content.length) nothing += share;
    else if (score > bestScore) {
      best = choice;
      bestScore = score;
    }
  });
  return nothing < surelyNothing * all ? best : null;
}
