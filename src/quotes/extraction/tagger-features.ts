import type { Columns } from './columns.ts';
import { Mark, isStop } from './document.ts';
import { bucket } from './bucket.ts';
import { cueAfter, cueBefore } from './tagger-cues.ts';
import { SequenceBuilder, type Sequence } from './sequence.ts';

/** Features are hashed into 2^taggerBits buckets. */
export const taggerBits = 20;

const outside = 0x5bd1e995;

/** A column read around a token; beyond the paragraph stands a value that says on which side and how far. */
type At = (column: ArrayLike<number>, i: number) => number;

interface Paragraph {
  readonly start: number;
  readonly end: number;
  /** Number of likely cues outside quotations, at most 3. */
  readonly cues: number;
  readonly opensQuoted: number;
  readonly allQuoted: number;
  /** How the paragraph before ends: 0 plainly, 1 with a closing mark, 2 in an open quotation, 3 with a colon. */
  readonly before: number;
}

/** The features of one paragraph's tokens for the tagger that marks sources, cues and contents. */
export function taggerSequence(columns: Columns, start: number, end: number): Sequence {
  const paragraph = describe(columns, start, end);
  const builder = new SequenceBuilder(end - start, taggerBits);
  const at: At = (column, i) =>
    i < start
      ? outside + Math.max(start - 3, i) - start
      : i >= end
        ? outside + Math.min(i - end, 2) + 1
        : column[i]!;
  for (let i = start; i < end; i++) {
    builder.next(columns.context[i]!);
    lexical(builder, columns, at, i);
    classes(builder, columns, at, i);
    quotations(builder, columns, paragraph, at, i);
    position(builder, columns, paragraph, i);
    cueBefore(builder, columns, i);
    cueAfter(builder, columns, i);
  }
  return builder.finish();
}

function lexical(builder: SequenceBuilder, columns: Columns, at: At, i: number): void {
  const { word, lemma, pos, suffix, shape, quoted } = columns;
  const w = word[i]!;
  const l = lemma[i]!;
  const p = pos[i]!;
  builder.add(0);
  builder.add(1, w);
  builder.add(2, l);
  builder.add(3, p);
  builder.add(4, suffix[i]);
  builder.add(5, shape[i], quoted[i]);
  for (let k = 1; k <= 3; k++) {
    builder.add(5 + k, at(word, i - k));
    builder.add(8 + k, at(word, i + k));
  }
  const before = at(pos, i - 1);
  const after = at(pos, i + 1);
  builder.add(12, at(word, i - 1), w);
  builder.add(13, w, at(word, i + 1));
  builder.add(14, before);
  builder.add(15, at(pos, i - 2));
  builder.add(16, after);
  builder.add(17, at(pos, i + 2));
  builder.add(18, before, p);
  builder.add(19, p, after);
  builder.add(20, at(pos, i - 2), before, p);
  builder.add(21, before, p, after);
  builder.add(22, p, after, at(pos, i + 2));
  builder.add(23, l, before);
  builder.add(24, l, after);
  builder.add(25, at(lemma, i - 1), l);
  builder.add(26, l, at(lemma, i + 1));
  builder.add(27, at(word, i - 1), after);
  builder.add(28, before, at(word, i + 1));
  builder.add(29, at(word, i - 2), at(word, i - 1));
  builder.add(30, at(word, i + 1), at(word, i + 2));
  builder.add(31, at(pos, i - 3), at(pos, i - 2), before);
  builder.add(32, after, at(pos, i + 2), at(pos, i + 3));
  builder.add(33, l, after, at(pos, i + 2));
  builder.add(34, l, at(pos, i - 2), before);
  builder.add(35, at(word, i - 1), w, at(word, i + 1));
}

function classes(
  builder: SequenceBuilder,
  { coarse, fine, cue, pos, quoted }: Columns,
  at: At,
  i: number,
): void {
  const before = at(coarse, i - 1);
  const after = at(coarse, i + 1);
  const own = coarse[i]!;
  builder.add(40, fine[i]);
  builder.add(41, own, pos[i]);
  builder.add(42, own, at(pos, i - 1), at(pos, i + 1));
  builder.add(43, at(fine, i - 1));
  builder.add(44, at(fine, i + 1));
  builder.add(45, before, own);
  builder.add(46, own, after);
  builder.add(47, before, own, after);
  builder.add(48, fine[i], at(pos, i + 1));
  builder.add(49, fine[i], at(pos, i - 1));
  builder.add(50, cue[i], pos[i], at(pos, i - 1));
  builder.add(51, cue[i], at(pos, i + 1), at(pos, i + 2));
  builder.add(52, cue[i], at(cue, i - 1), at(cue, i + 1), quoted[i]);
  builder.add(53, cue[i], before, after);
}

function quotations(
  builder: SequenceBuilder,
  columns: Columns,
  paragraph: Paragraph,
  at: At,
  i: number,
): void {
  const { document, word, lemma, pos, quoted } = columns;
  const { quotation, mark, tokens } = document;
  builder.add(60, quoted[i], pos[i]);
  builder.add(61, quoted[i], word[i]);
  builder.add(62, quoted[i], at(pos, i - 1), at(pos, i + 1));
  if (quotation[i]! >= 0) {
    let first = i;
    while (first > paragraph.start && quotation[first - 1] === quotation[i]) first--;
    let last = i;
    while (last + 1 < paragraph.end && quotation[last + 1] === quotation[i]) last++;
    const size = bucket(last - first);
    const ending = endingOf(tokens[last]!.text, last + 1 >= paragraph.end);
    const opening = first - 1 <= paragraph.start ? 1 : 0;
    const capital = /^\p{Lu}/u.test(tokens[first]!.text) ? 1 : 0;
    builder.add(63, size, ending, capital);
    builder.add(64, at(pos, last + 2), ending);
    builder.add(65, at(word, first - 2));
    builder.add(66, opening, ending, size);
    builder.add(67, lemma[i], ending);
    builder.add(68, at(lemma, last + 2), ending);
    builder.add(69, at(lemma, last + 3), ending);
    builder.add(70, paragraph.cues, size, opening);
    builder.add(71, at(lemma, first - 3), at(word, first - 2));
    builder.add(72, at(pos, first - 2), capital, ending, size);
    return;
  }
  let left = i - 1;
  while (left >= paragraph.start && i - left < 25 && mark[left] !== Mark.closes) left--;
  let right = i + 1;
  while (right < paragraph.end && right - i < 25 && mark[right] !== Mark.opens) right++;
  const closed = left >= paragraph.start && mark[left] === Mark.closes;
  const ending = closed ? endingOf(tokens[left - 1]?.text ?? '', false) : 9;
  const toLeft = closed ? bucket(i - left) : 15;
  const toRight = right < paragraph.end && mark[right] === Mark.opens ? bucket(right - i) : 15;
  builder.add(73, toLeft, ending);
  builder.add(74, toRight);
  builder.add(75, toLeft, ending, pos[i]);
  builder.add(76, toRight, pos[i]);
  builder.add(77, lemma[i], toLeft < 7 ? toLeft : 9, ending);
  builder.add(78, lemma[i], toRight < 6 ? toRight : 9);
  builder.add(79, toLeft, toRight);
}

function position(builder: SequenceBuilder, columns: Columns, paragraph: Paragraph, i: number): void {
  const { document, word, lemma, pos, quoted } = columns;
  const first = document.sentenceStart[i]!;
  const last = document.sentenceEnd[i]! - 1;
  builder.add(85, bucket(i - first), pos[i]);
  builder.add(86, bucket(last - i), pos[i]);
  builder.add(87, word[first]);
  builder.add(88, lemma[first], bucket(i - first));
  builder.add(89, paragraph.opensQuoted, paragraph.allQuoted, paragraph.before, quoted[i]);
  builder.add(90, paragraph.cues, quoted[i], paragraph.before);
  builder.add(91, paragraph.end - paragraph.start < 8 ? 1 : 0, quoted[i]);
  builder.add(92, paragraph.start === 0 ? 1 : 0, quoted[i], first === paragraph.start ? 1 : 0);
}

function describe({ document, cue, quoted }: Columns, start: number, end: number): Paragraph {
  const { tokens, mark, quotation } = document;
  let cues = 0;
  let allQuoted = 1;
  for (let i = start; i < end; i++) {
    if (cue[i]! >= 3) cues = Math.min(3, cues + 1);
    if (quoted[i] === 0 && tokens[i]!.pos !== 'PUNCT') allQuoted = 0;
  }
  const last = start - 1;
  const before =
    start === 0
      ? 0
      : mark[last] === Mark.closes
        ? 1
        : quotation[last]! >= 0
          ? 2
          : tokens[last]!.text === ':'
            ? 3
            : 0;
  return { start, end, cues, allQuoted, before, opensQuoted: quoted[start] ? 1 : 0 };
}

/** How a quotation ends: 1 with a comma, 2 with a stop, 3 otherwise, 4 left open at the end of its paragraph. */
function endingOf(last: string, open: boolean): number {
  if (last === ',') return 1;
  if (isStop(last)) return 2;
  return open ? 4 : 3;
}
