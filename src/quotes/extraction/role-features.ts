import type { Columns } from './columns.ts';
import { bucket, confidence } from './bucket.ts';
import { pathsFrom, type Path } from './role-paths.ts';
import { setScene, type Cue, type Scene, type Seen } from './role-scene.ts';
import { SequenceBuilder, combine, type Sequence } from './sequence.ts';
import { roleOf, tagCount, type Tags } from './tags.ts';

/** Features are hashed into 2^roleBits buckets. */
export const roleBits = 20;

/** The tokens around a cue that may belong to its source and content, with their features. */
export interface RoleSequence {
  readonly start: number;
  readonly sequence: Sequence;
}

/** The features of the tokens around a cue, for the field that finds its source and content. */
export function roleSequence(columns: Columns, tags: Tags, cue: Cue): RoleSequence {
  const scene = setScene(columns, tags, cue);
  const { start, end } = scene;
  const builder = new SequenceBuilder(end - start, roleBits);
  const fragmentAt = new Map<number, Seen>();
  for (const fragment of scene.seen)
    for (let i = fragment.start; i < fragment.end; i++) fragmentAt.set(i, fragment);
  const paths = pathsFrom(scene);
  for (let i = start; i < end; i++) {
    builder.next(columns.context[i]!);
    if (i >= cue.start && i < cue.end) {
      builder.add(1);
      continue;
    }
    const side = i < cue.start ? 0 : 2;
    local(builder, scene, i, side);
    path(builder, scene, paths[i - start]!, i, side);
    const fragment = fragmentAt.get(i);
    if (fragment) within(builder, scene, fragment, i);
    else loose(builder, scene, i, side);
  }
  return { start, sequence: builder.finish() };
}

function local(builder: SequenceBuilder, scene: Scene, i: number, side: number): void {
  const { columns, tags, cue, head, start, end } = scene;
  const { document, word, lemma, pos, quoted, shape, coarse, fine } = columns;
  const at = (column: ArrayLike<number>, k: number): number =>
    k < start ? -11 : k >= end ? -12 : column[k]!;
  const distance = side === 0 ? cue.start - i : i - cue.end + 1;
  const same = document.sentenceStart[i] === document.sentenceStart[cue.start] ? 1 : 0;
  const where = side * 4 + same * 2 + (quoted[i] ? 1 : 0);
  const tag = tags.labels[i]!;
  const role = roleOf(tag);
  const verb = lemma[head]!;
  builder.add(2, where);
  builder.add(3, where, tag);
  builder.add(4, side, level(tags, i, 1));
  builder.add(5, side, level(tags, i, 3));
  builder.add(6, level(tags, i, 2));
  builder.add(7, side, bucket(distance), tag);
  builder.add(8, verb, side, role);
  builder.add(9, verb, side, pos[i]);
  builder.add(10, lemma[i], side, role);
  builder.add(11, pos[i], side, bucket(distance));
  builder.add(12, word[i], where);
  builder.add(13, at(word, i - 1), where);
  builder.add(14, at(word, i + 1), where);
  builder.add(15, at(pos, i - 1), pos[i], side);
  builder.add(16, pos[i], at(pos, i + 1), side);
  builder.add(17, at(tags.labels, i - 1), tag, at(tags.labels, i + 1), side);
  builder.add(18, where, at(pos, cue.end), role);
  builder.add(19, where, at(pos, cue.start - 1), role);
  builder.add(20, word[head], side, same);
  builder.add(21, at(word, cue.end), combine(side, role, same));
  builder.add(22, at(word, cue.start - 1), combine(side, role, same));
  builder.add(23, scene.passive, side, role, pos[i]);
  builder.add(24, shape[i], role, side);
  builder.add(25, tag, at(word, i - 1));
  builder.add(26, tag, at(word, i + 1));
  builder.add(27, at(pos, i - 2), at(pos, i - 1), pos[i], side);
  builder.add(28, pos[i], at(pos, i + 1), at(pos, i + 2), side);
  builder.add(29, coarse[head], side, role, same);
  builder.add(30, fine[head], side, tag);
  builder.add(31, coarse[i], side, role);
  builder.add(32, level(tags, i, 3), at(word, i - 1), at(word, i));
  builder.add(33, begins(tags, i, 3), begins(tags, i, 1), where);
  builder.add(34, level(tags, i, 3), level(tags, i - 1 < start ? i : i - 1, 3), at(pos, i - 1), pos[i]);
}

function path(builder: SequenceBuilder, scene: Scene, between: Path, i: number, side: number): void {
  const { columns, tags, cue, head } = scene;
  const { pos, quoted, lemma, document } = columns;
  const same = document.sentenceStart[i] === document.sentenceStart[cue.start] ? 1 : 0;
  const role = roleOf(tags.labels[i]!);
  const { commas, verbs, clauses, marks, cues, shape } = between;
  const sentences = Math.min(4, between.sentences);
  const markBefore = document.mark[cue.start - 1] ?? 0;
  builder.add(40, side, commas, verbs, same);
  builder.add(41, side, shape);
  builder.add(42, side, shape, pos[i]);
  builder.add(43, side, combine(clauses, Math.min(verbs, 3), Math.min(commas, 3)), role);
  builder.add(44, side, marks, quoted[i], same);
  builder.add(45, side, cues, role, same);
  builder.add(46, side, Math.min(marks, 4), role, Math.min(cues, 2));
  builder.add(47, lemma[head], side, Math.min(commas, 3), Math.min(verbs, 2));
  builder.add(48, side, sentences, quoted[i], role);
  builder.add(49, side, sentences, combine(quoted[i]!, markBefore), role);
  builder.add(50, side, sentences, Math.min(cues, 2), quoted[i]);
  builder.add(51, side, combine(commas, Math.min(verbs, 2), same), lemma[i], role);
}

function within(builder: SequenceBuilder, scene: Scene, f: Seen, i: number): void {
  const { columns, tags, head, company, cues } = scene;
  const { word, lemma, quoted } = columns;
  const { role, side, rank } = f;
  const near = Math.min(rank, 2);
  builder.add(60, role, side, rank, f.cuesBetween);
  builder.add(61, role, side, bucket(f.distance), f.contested);
  builder.add(62, combine(role, side), f.sameSentence, f.contested, near);
  builder.add(63, combine(role, side), f.contested, f.cuesBetween, quoted[i]);
  builder.add(64, combine(tags.labels[i]!, side), near, f.contested, f.sameSentence);
  builder.add(65, role, side, f.sourcesBetween, near);
  builder.add(66, role, side, bucket(f.end - f.start - 1), near);
  builder.add(67, lemma[head], combine(role, side), near, f.contested);
  builder.add(68, role, side, company);
  builder.add(69, role, side, company, near);
  builder.add(70, combine(role, side, cues), bucket(f.distance), f.sameSentence, Math.min(rank, 1));
  builder.add(71, role, side, word[f.start], i === f.start ? 1 : 0);
}

function loose(
  builder: SequenceBuilder,
  { columns, company, cues, cue }: Scene,
  i: number,
  side: number,
): void {
  const { document, pos, quoted } = columns;
  const same = document.sentenceStart[i] === document.sentenceStart[cue.start] ? 2 : 0;
  const where = side * 4 + same + (quoted[i] ? 1 : 0);
  builder.add(80, where, company);
  builder.add(81, where, cues, company);
  builder.add(82, where, pos[i], company > 0 ? 1 : 0);
}

/** The tagger's probability that a token has a role (1 source, 2 cue, 3 content), as one of eight classes. */
function level(tags: Tags, i: number, role: number): number {
  const at = i * tagCount + role * 2;
  return confidence(tags.marginals[at - 1]! + tags.marginals[at]!);
}

function begins(tags: Tags, i: number, role: number): number {
  return confidence(tags.marginals[i * tagCount + role * 2 - 1]!);
}
