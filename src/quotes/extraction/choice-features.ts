import { bucket, confidence } from './bucket.ts';
import { announces } from './cues.ts';
import { Origin, type Choice } from './choice.ts';
import { heardIn } from './choices.ts';
import { pieceFeatures } from './choice-pieces.ts';
import { isPunctuation, isVerb, piecesOf, scoreClass, type ChoiceScene, type Piece } from './choice-scene.ts';
import { sourceFeatures } from './choice-source.ts';
import { SequenceBuilder, type Sequence } from './sequence.ts';
import { tagCount } from './tags.ts';

/** Features are hashed into 2^choiceBits buckets. */
export const choiceBits = 18;

/** The features of the choices for a cue, in place of tokens. */
export function choiceSequence(scene: ChoiceScene): Sequence {
  const { choices } = scene;
  const builder = new SequenceBuilder(choices.list.length, choiceBits);
  for (const choice of choices.list) {
    builder.next(0);
    if (choice.content.length) filled(builder, scene, choice);
    else nothing(builder, scene, choice);
  }
  return builder.finish();
}

/** That the cue is none. */
function nothing(builder: SequenceBuilder, scene: ChoiceScene, choice: Choice): void {
  const { score, rank, source } = choice;
  const { columns, tags, choices, head, verb, sure, best, at } = scene;
  const { word, pos, cue: cueClass } = columns;
  const { start, end } = choices.cue;
  const inContent = tags.marginals[start * tagCount + 5]! + tags.marginals[start * tagCount + 6]!;
  builder.add(1, sure);
  builder.add(2, sure, cueClass[head]);
  builder.add(3, verb);
  builder.add(4, scoreClass(score));
  builder.add(5, verb, sure);
  builder.add(6, bucket(best > -Infinity ? Math.round(-best * 2) : 20));
  builder.add(7, sure, announces(columns, choices.cue) ? 1 : 0);
  builder.add(8, rank === 0 ? 1 : 0, sure);
  builder.add(9, Math.round(inContent * 10));
  builder.add(10, pos[head], end - start, sure);
  builder.add(11, source.length ? 1 : 0);
  builder.add(12, at(pos, start - 1), at(pos, end), pos[head]);
  builder.add(13, at(word, end), pos[head]);
  const heard = nothingClass(scene.heard.get(choice)!);
  builder.add(14, heard);
  builder.add(15, heard, sure);
  builder.add(16, heard, verb);
}

/** How much likelier "nothing" is by the networks than the best choice with a content. */
function nothingClass(difference: number): number {
  return Math.max(-20, Math.min(20, Math.round(difference)));
}

function filled(builder: SequenceBuilder, scene: ChoiceScene, choice: Choice): void {
  const pieces = piecesOf(scene, choice);
  const layout = pieces.reduce((code, { side, quoted }) => (code * 6 + side * 3 + quoted) % 7919, 1);
  origin(builder, scene, choice);
  shape(builder, scene, choice, pieces, layout);
  inside(builder, scene, choice, pieces);
  left(builder, scene, choice, pieces.length);
  pieces.forEach((_, k) => {
    pieceFeatures(builder, scene, pieces, k);
  });
  sourceFeatures(builder, scene, choice, pieces[0]!.side, layout);
}

function origin(builder: SequenceBuilder, { best, sure, heard }: ChoiceScene, choice: Choice): void {
  const heardBehind = scoreClass(heard.get(choice)!);
  const behind = scoreClass(choice.score - best);
  builder.add(20, behind);
  builder.add(21, Math.min(choice.rank, 12), choice.origin);
  builder.add(22, choice.origin, behind);
  builder.add(23, choice.origin);
  builder.add(41, heardBehind);
  builder.add(42, heardBehind >> 1);
  builder.add(43, heardBehind, sure);
  builder.add(44, heardBehind, behind);
  builder.add(45, heardBehind, choice.origin);
  builder.add(29, sure, choice.rank === 0 && choice.origin === Origin.labelled ? 1 : 0);
}

function shape(
  builder: SequenceBuilder,
  { verb, sure, choices }: ChoiceScene,
  { source }: Choice,
  pieces: readonly Piece[],
  layout: number,
): void {
  const [first] = pieces;
  const sourceSide = source.length ? (source[0]! < choices.cue.start ? 0 : 1) : 2;
  builder.add(24, layout);
  builder.add(25, layout, sourceSide);
  builder.add(26, pieces.length, sure);
  builder.add(27, verb, pieces.length, first!.side);
  builder.add(28, verb, first!.quoted, first!.side);
}

function inside(
  builder: SequenceBuilder,
  { columns, tags, choices, verb, sure, tagged }: ChoiceScene,
  { content }: Choice,
  pieces: readonly Piece[],
): void {
  const { document } = columns;
  const words = content.filter((i) => !isPunctuation(document, i));
  const mean = (of: (i: number) => number): number =>
    words.reduce((sum, i) => sum + of(i), 0) / (words.length || 1);
  const verbs = words.filter((i) => isVerb(document, i)).length;
  const cues = words.filter((i) => tags.labels[i] === 3).length;
  const size = bucket(words.length);
  const { quoted } = pieces[0]!;
  builder.add(30, size, quoted);
  builder.add(31, confidence(mean(tagged)));
  builder.add(32, confidence(mean((i) => choices.probability(i, 2))));
  builder.add(46, confidence(mean((i) => heardIn(choices, i, 2))));
  builder.add(33, confidence(words.reduce((least, i) => Math.min(least, tagged(i)), 1)));
  builder.add(34, Math.min(verbs, 3), verb);
  builder.add(35, Math.min(verbs, 2), quoted, pieces.length);
  builder.add(36, Math.min(cues, 2), sure);
  builder.add(37, verb, size);
}

/** What looks like content in the sentence of the cue and is left out. */
function left(
  builder: SequenceBuilder,
  { columns, choices, sentenceStart, sentenceEnd, tagged }: ChoiceScene,
  { content }: Choice,
  pieces: number,
): void {
  const taken = new Set(content);
  let likely = 0;
  let labelled = 0;
  for (let i = Math.max(sentenceStart, choices.start); i < Math.min(sentenceEnd, choices.end); i++) {
    if (taken.has(i) || (i >= choices.cue.start && i < choices.cue.end)) continue;
    if (tagged(i) > 0.5 && !isPunctuation(columns.document, i)) likely++;
    if (choices.probability(i, 2) > 0.5) labelled++;
  }
  builder.add(38, bucket(likely));
  builder.add(39, bucket(labelled));
  builder.add(40, bucket(likely), pieces);
}
