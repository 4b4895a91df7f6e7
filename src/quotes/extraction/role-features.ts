import type { Columns } from './columns.ts';
import { Mark } from './document.ts';
import { SequenceBuilder, combine, type Sequence } from './sequence.ts';
import { bucket } from './tagger-features.ts';
import { fragmentsOf, roleOf, tagCount, type Fragment, type Tags } from './tags.ts';

/** Features are hashed into 2^roleBits buckets. */
export const roleBits = 20;

/** How far before and after a cue its source and content are looked for, in tokens of its paragraph. */
const reachBefore = 220;
const reachAfter = 320;

/** A cue: tokens `start` to before `end`. */
export interface Cue {
  readonly start: number;
  readonly end: number;
}

/** The tokens around a cue that may belong to its source and content, with their features. */
export interface RoleSequence {
  readonly start: number;
  readonly sequence: Sequence;
}

/** A fragment as one cue sees it. */
interface Seen extends Fragment {
  /** 0 before the cue, 1 the cue itself, 2 after it. */
  readonly side: number;
  readonly distance: number;
  /** Fragments of the same role on this side that are nearer to the cue. */
  readonly rank: number;
  /** Other cues between. */
  readonly cuesBetween: number;
  readonly sourcesBetween: number;
  /** Whether another cue is nearer to it. */
  readonly contested: number;
  readonly sameSentence: number;
}

interface Scene {
  readonly columns: Columns;
  readonly tags: Tags;
  readonly cue: Cue;
  readonly start: number;
  readonly end: number;
  readonly head: number;
  readonly passive: number;
  readonly seen: readonly Seen[];
  /** How many sources and contents of the same sentence stand before and after the cue, as one number. */
  readonly company: number;
  readonly cues: number;
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

function setScene(columns: Columns, tags: Tags, cue: Cue): Scene {
  const { document } = columns;
  const start = Math.max(document.paragraphStart[cue.start]!, cue.start - reachBefore);
  const end = Math.min(document.paragraphEnd[cue.start]!, cue.end + reachAfter);
  let head = cue.end - 1;
  for (let i = cue.end - 1; i >= cue.start; i--) {
    if (document.tokens[i]!.pos === 'VERB') {
      head = i;
      break;
    }
  }
  const seen = see(columns, fragmentsOf(tags.labels, start, end), cue);
  const company = [
    [1, 0],
    [1, 2],
    [3, 0],
    [3, 2],
  ].reduce((code, [role, side]) => {
    const count = seen.filter((f) => f.role === role && f.side === side && f.sameSentence).length;
    return code * 3 + Math.min(2, count);
  }, 0);
  const others = seen.filter((f) => f.role === 2 && f.side !== 1 && f.sameSentence).length;
  const passive = head > cue.start && document.tokens[head - 1]!.lemma === 'be' ? 1 : 0;
  return { columns, tags, cue, start, end, head, passive, seen, company, cues: Math.min(3, others) };
}

function see({ document }: Columns, fragments: readonly Fragment[], cue: Cue): Seen[] {
  const sideOf = (f: Fragment): number => (f.end <= cue.start ? 0 : f.start >= cue.end ? 2 : 1);
  const cues = fragments.filter((f) => f.role === 2 && sideOf(f) !== 1);
  return fragments.map((f) => {
    const side = sideOf(f);
    const from = side === 0 ? f.end : cue.end;
    const to = side === 0 ? cue.start : f.start;
    const inBetween = (g: Fragment): boolean => g.start >= from && g.end <= to;
    const distance = side === 1 ? 0 : to - from;
    const nearest = Math.min(
      ...cues.map((c) => (c.end <= f.start ? f.start - c.end : c.start >= f.end ? c.start - f.end : 0)),
    );
    const same = fragments.filter((g) => g.role === f.role && g !== f && sideOf(g) === side);
    return {
      ...f,
      side,
      distance,
      rank: Math.min(3, same.filter((g) => (side === 0 ? g.start > f.start : g.start < f.start)).length),
      cuesBetween: Math.min(2, cues.filter(inBetween).length),
      sourcesBetween: Math.min(2, fragments.filter((g) => g.role === 1 && inBetween(g)).length),
      contested: nearest < distance ? 1 : 0,
      sameSentence: document.sentenceStart[f.start] === document.sentenceStart[cue.start] ? 1 : 0,
    };
  });
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

/** What lies between a token and the cue. */
interface Path {
  readonly commas: number;
  readonly verbs: number;
  readonly clauses: number;
  readonly marks: number;
  readonly cues: number;
  readonly sentences: number;
  /** Hash of the first verbs, prepositions, conjunctions and marks from the cue on. */
  readonly shape: number;
}

function pathsFrom({ columns, tags, cue, start, end }: Scene): Path[] {
  const paths: Path[] = [];
  const walk = (from: number, to: number, step: number): void => {
    let path: Path & { steps: number } = {
      commas: 0,
      verbs: 0,
      clauses: 0,
      marks: 0,
      cues: 0,
      sentences: 0,
      shape: 7,
      steps: 0,
    };
    for (let i = from; i !== to; i += step) {
      const near = i - step;
      if (i !== from && columns.document.sentenceStart[i] !== columns.document.sentenceStart[near])
        path = { ...path, sentences: path.sentences + 1 };
      paths[i - start] = path;
      path = extend(path, columns, tags, i);
    }
  };
  walk(cue.start - 1, start - 1, -1);
  walk(cue.end, end, 1);
  return paths;
}

function extend(
  path: Path & { steps: number },
  { document, word, pos }: Columns,
  tags: Tags,
  i: number,
): Path & { steps: number } {
  const token = document.tokens[i]!;
  const verb = token.pos === 'VERB' || token.pos === 'AUX';
  const joint = token.pos === 'PUNCT' || token.pos === 'SCONJ' || token.pos === 'CCONJ';
  const counted = path.steps < 6 && (verb || joint || token.pos === 'ADP');
  return {
    commas: Math.min(4, path.commas + (token.text === ',' ? 1 : 0)),
    verbs: Math.min(4, path.verbs + (verb ? 1 : 0)),
    clauses: Math.min(
      2,
      path.clauses + (token.pos === 'SCONJ' || /^(?:who|which|that)$/u.test(token.normal) ? 1 : 0),
    ),
    marks: Math.min(5, path.marks + (document.mark[i] === Mark.none ? 0 : 1)),
    cues: Math.min(3, path.cues + (tags.labels[i] === 3 ? 1 : 0)),
    sentences: path.sentences,
    shape: counted ? combine(path.shape, joint ? word[i] : pos[i]) : path.shape,
    steps: path.steps + (counted ? 1 : 0),
  };
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

/** A probability as one of eight classes. */
export function confidence(probability: number): number {
  if (probability < 0.02) return 0;
  if (probability < 0.1) return 1;
  if (probability < 0.3) return 2;
  if (probability < 0.5) return 3;
  if (probability < 0.7) return 4;
  if (probability < 0.9) return 5;
  return probability < 0.98 ? 6 : 7;
}
