import { bucket, confidence } from './bucket.ts';
import { rangesOf, type Choice } from './choice.ts';
import { heardIn } from './choices.ts';
import type { ChoiceScene } from './choice-scene.ts';
import type { SequenceBuilder } from './sequence.ts';
import { tagCount } from './tags.ts';

/** Features of the source of a choice. `side` is that of its content, `layout` a code of the content's ranges. */
export function sourceFeatures(
  builder: SequenceBuilder,
  scene: ChoiceScene,
  { source }: Choice,
  side: number,
  layout: number,
): void {
  const { columns, choices, head, verb, sure, at } = scene;
  const { pos, cue: cueClass } = columns;
  const ranges = rangesOf(source);
  const [first, second] = ranges;
  if (!first) {
    builder.add(100, verb);
    builder.add(101, sure, cueClass[head]);
    builder.add(102, pos[head]);
    builder.add(103, at(pos, choices.cue.start - 1), layout);
    return;
  }
  const own = first.end <= choices.cue.start ? 0 : 1;
  const end = ranges.at(-1)!.end;
  const distance = own === 0 ? bucket(choices.cue.start - end) : 10 + bucket(first.start - choices.cue.end);
  builder.add(104, ranges.length, own);
  builder.add(116, distance, pos[head]);
  builder.add(118, verb, own, side);
  builder.add(119, verb, pos[first.start], own);
  builder.add(120, second ? bucket(second.start - first.end) : 12);
  edges(builder, scene, first.start, end, own);
  probabilities(builder, scene, first.start, end);
}

function edges(
  builder: SequenceBuilder,
  { columns, at }: ChoiceScene,
  start: number,
  end: number,
  side: number,
): void {
  const { document, word, pos, coarse, quoted } = columns;
  const last = end - 1;
  builder.add(105, at(word, start - 1), pos[start], side);
  builder.add(106, at(word, end), pos[last], side);
  builder.add(107, at(pos, start - 1), pos[start], side);
  builder.add(108, pos[last], at(pos, end), at(pos, end + 1));
  builder.add(109, bucket(end - start), side);
  builder.add(110, word[start], side);
  builder.add(111, word[last]);
  builder.add(117, quoted[start], side);
  builder.add(122, at(word, start - 1), word[start]);
  builder.add(123, coarse[last], pos[last], at(pos, end));
  builder.add(124, document.sentenceStart[start] === start ? 1 : 0, side, bucket(end - start));
}

function probabilities(
  builder: SequenceBuilder,
  { tags, choices }: ChoiceScene,
  start: number,
  end: number,
): void {
  const { labels, marginals } = tags;
  const last = end - 1;
  const labelled = (i: number): number => confidence(choices.probability(i, 1));
  const tagged = (i: number): number =>
    confidence(i < choices.end ? marginals[i * tagCount + 1]! + marginals[i * tagCount + 2]! : 0);
  builder.add(112, labelled(start), labelled(start - 1));
  builder.add(113, labelled(last), labelled(end));
  const heard = (i: number): number => confidence(heardIn(choices, i, 1));
  builder.add(125, heard(start), heard(start - 1));
  builder.add(126, heard(last), heard(end));
  builder.add(114, confidence(marginals[start * tagCount + 1]!));
  builder.add(115, tagged(last), tagged(end));
  builder.add(121, labels[start], labels[start - 1] ?? 0, labels[last], labels[end] ?? 0);
}
