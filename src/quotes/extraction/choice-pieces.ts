import { bucket, confidence } from './bucket.ts';
import { heardIn } from './choices.ts';
import { isPunctuation, isVerb, type ChoiceScene, type Piece } from './choice-scene.ts';
import { Mark, isStop, type Document } from './document.ts';
import type { SequenceBuilder } from './sequence.ts';
import { tagCount } from './tags.ts';

/** Features of one range of a content: where it begins and ends, what it holds, and what follows it. */
export function pieceFeatures(
  builder: SequenceBuilder,
  scene: ChoiceScene,
  pieces: readonly Piece[],
  index: number,
): void {
  const piece = pieces[index]!;
  const ending = endingOf(scene.columns.document, piece.end);
  begins(builder, scene, piece, index);
  ends(builder, scene, piece, ending, index === pieces.length - 1);
  probabilities(builder, scene, piece);
  size(builder, scene, pieces, index);
  if (!ending && inSentence(scene, piece)) rest(builder, scene, piece);
}

function begins(builder: SequenceBuilder, scene: ChoiceScene, piece: Piece, index: number): void {
  const { at, columns, verb } = scene;
  const { document, word, pos, coarse } = columns;
  const { start, end, side, quoted } = piece;
  const opening = document.sentenceStart[start] === start ? 1 : 0;
  const cutBefore = cutOf(document, start, start - 1);
  const cutAfter = cutOf(document, end - 1, end);
  builder.add(50, cutBefore, cutAfter, quoted);
  builder.add(51, cutBefore * 3 + cutAfter, side, quoted);
  builder.add(52, at(word, start - 1), side, quoted);
  builder.add(53, word[start], side);
  builder.add(54, at(pos, start - 1), pos[start], side);
  builder.add(55, at(word, start - 1), pos[start], side);
  builder.add(56, at(word, start - 1), word[start]);
  builder.add(57, opening, side, quoted, index ? 0 : 1);
  builder.add(66, verb, at(word, start - 1), side);
  builder.add(68, verb, word[start], side);
  builder.add(86, coarse[start], at(coarse, start - 1), side);
  builder.add(89, /^[,:]$/u.test(document.tokens[start]!.text) ? 1 : 0, quoted);
}

function ends(
  builder: SequenceBuilder,
  { at, columns, verb }: ChoiceScene,
  { end, side, quoted }: Piece,
  ending: number,
  last: boolean,
): void {
  const { document, word, lemma, pos, coarse } = columns;
  builder.add(58, word[end - 1], ending);
  builder.add(59, at(word, end), side, quoted);
  builder.add(60, pos[end - 1], at(pos, end), side);
  builder.add(61, at(word, end), at(word, end + 1), side);
  builder.add(62, at(pos, end), at(pos, end + 1), at(pos, end + 2), side);
  builder.add(63, ending, side, quoted, last ? 1 : 0);
  builder.add(64, at(lemma, end), pos[end - 1], side);
  builder.add(65, at(word, end), at(pos, end + 1), side);
  builder.add(67, verb, ending, side);
  builder.add(69, verb, at(word, end), side);
  builder.add(87, coarse[end - 1], at(coarse, end), side);
  builder.add(88, document.tokens[end - 1]!.text === ',' ? 1 : 0, quoted, at(pos, end));
}

function probabilities(
  builder: SequenceBuilder,
  { tags, tagged, choices }: ChoiceScene,
  { start, end, side }: Piece,
): void {
  const labelled = (i: number): number => confidence(choices.probability(i, 2));
  builder.add(70, confidence(tags.marginals[start * tagCount + 5]!), side);
  builder.add(71, confidence(tagged(end - 1)), confidence(tagged(end)));
  builder.add(72, labelled(start), labelled(start - 1));
  builder.add(73, labelled(end - 1), labelled(end));
  const heard = (i: number): number => confidence(heardIn(choices, i, 2));
  builder.add(90, heard(start), heard(start - 1), side);
  builder.add(91, heard(end - 1), heard(end), side);
}

function size(builder: SequenceBuilder, scene: ChoiceScene, pieces: readonly Piece[], index: number): void {
  const { columns, choices, at, verb, negated } = scene;
  const piece = pieces[index]!;
  const { start, end, side, quoted } = piece;
  const before = pieces[index - 1];
  const { words, verbs } = tally(columns.document, start, end);
  const gap = side === 0 ? choices.cue.start - end : start - choices.cue.end;
  const same = inSentence(scene, piece) ? 1 : 0;
  const later = index ? 1 : 0;
  builder.add(74, bucket(gap), side, same, quoted);
  builder.add(75, quoted, same, later, pieces.length);
  builder.add(76, quoted, pieces[0]!.quoted, before ? bucket(start - before.end) : 9, later);
  builder.add(77, bucket(words), quoted, side, later);
  builder.add(78, bucket(words), Math.min(verbs, 2), quoted, later);
  builder.add(79, Math.min(verbs, 2), verb, side);
  builder.add(80, later, quoted, before?.quoted ?? 5, at(columns.word, start - 1));
  builder.add(81, later, quoted, before?.quoted ?? 5, same);
  builder.add(92, negated, quoted, side, same);
}

/** What follows a range until its sentence ends. */
function rest(
  builder: SequenceBuilder,
  { columns, tags, tagged, choices, at }: ChoiceScene,
  { end, side }: Piece,
): void {
  const { document, word, lemma } = columns;
  const last = Math.min(document.sentenceEnd[end - 1]!, choices.end);
  const { words, verbs } = tally(document, end, last);
  let content = 0;
  let cues = 0;
  for (let i = end; i < last; i++) {
    if (isPunctuation(document, i)) continue;
    content += tagged(i);
    if (tags.labels[i] === 3) cues++;
  }
  const size = bucket(words);
  builder.add(82, size, confidence(content / (words || 1)), side);
  builder.add(83, size, Math.min(verbs, 2), side, Math.min(cues, 2));
  builder.add(84, at(word, end), size);
  builder.add(85, at(lemma, end + 1), at(word, end), Math.min(cues, 1));
}

function tally(document: Document, start: number, end: number): { words: number; verbs: number } {
  let words = 0;
  let verbs = 0;
  for (let i = start; i < end; i++) {
    if (!isPunctuation(document, i)) words++;
    if (isVerb(document, i)) verbs++;
  }
  return { words, verbs };
}

function inSentence({ columns, sentenceStart }: ChoiceScene, { start, end }: Piece): boolean {
  const starts = columns.document.sentenceStart;
  return starts[start] === sentenceStart || starts[end - 1] === sentenceStart;
}

/** Whether a range that ends before token `end` ends its sentence: 1 yes, 2 but for a stop, 0 no. */
function endingOf({ tokens, sentenceEnd }: Document, end: number): number {
  if (sentenceEnd[end - 1] === end) return 1;
  return isStop(tokens[end]?.text ?? '.') ? 2 : 0;
}

/** Whether a quotation goes on from the token at an edge to its neighbour outside (1), or ends there before its mark (2). */
function cutOf({ quotation, mark }: Document, edge: number, outside: number): number {
  if (quotation[edge]! < 0) return 0;
  if (quotation[outside] === quotation[edge]) return 1;
  return outside > edge ? (mark[outside] === Mark.closes ? 2 : 0) : mark[outside] ? 2 : 0;
}
