import { putValues } from '../../trees/row.ts';
import { rangesOf, type Choice } from './choice.ts';
import { isPunctuation, isVerb, type ChoiceScene } from './choice-scene.ts';
import { heardIn } from './choices.ts';
import { isStop } from './document.ts';
import { tagCount } from './tags.ts';

/** Words beside which a content often begins or ends; near ones are alike, since trees ask whether a number is above another. */
const joints = [
  'that', 'if', 'whether', 'to', 'for', 'and', 'or', 'but', 'yet', 'so', 'because', 'since', 'as', 'while', 'although',
  'though', 'after', 'before', 'when', 'where', 'until', 'unless', 'which', 'who', 'whom', 'whose', 'including', 'adding',
  'citing', 'calling', 'saying', 'noting', 'with', 'without', 'by', 'in', 'on', 'at', 'from', 'of', 'about', 'over',
  'against', 'into', 'during', 'how', 'what', 'why',
]; // prettier-ignore
const jointNumbers = new Map(joints.map((word, i) => [word, i + 1]));

/** How many numbers tell of a choice how it came about, of its content, of its source, and of its cue. */
const widths = { standing: 14, content: 48, source: 26, cue: 10 };
export const choiceWidth = widths.standing + widths.content + widths.source + widths.cue;

/**
 * The choices for a cue as rows of numbers, one after the other, for trees.
 *
 * @param scores - the chooser's, one for each choice
 */
export function choiceRows(scene: ChoiceScene, scores: Float64Array): Float32Array {
  const { choices } = scene;
  const rows = new Float32Array(choices.list.length * choiceWidth);
  fillStanding(scene, scores, rows);
  choices.list.forEach((choice, k) => {
    const content = k * choiceWidth + widths.standing;
    if (choice.content.length) fillContent(scene, choice, rows, content);
    if (choice.source.length) fillSource(scene, choice, rows, content + widths.content);
    fillCue(scene, rows, content + widths.content + widths.source);
  });
  return rows;
}

/** How likely each choice is by the chooser, the field and the networks, and how far the others agree with it. */
function fillStanding({ choices, best, heard }: ChoiceScene, scores: Float64Array, rows: Float32Array): void {
  const { list } = choices;
  const top = Math.max(...scores);
  const shares = scores.map((score) => Math.exp(score - top));
  const total = shares.reduce((sum, share) => sum + share, 0);
  /** What share of the chooser's probability goes to choices that are alike in something. */
  const agreement = (of: (choice: Choice) => string | number): ((choice: Choice) => number) => {
    const sums = new Map<string | number, number>();
    list.forEach((choice, k) => {
      sums.set(of(choice), (sums.get(of(choice)) ?? 0) + shares[k]! / total);
    });
    return (choice) => sums.get(of(choice))!;
  };
  const alike = [
    agreement(({ content }) => content[0] ?? -1),
    agreement(({ content }) => content.at(-1) ?? -1),
    agreement(({ content }) => content.join()),
    agreement(({ source }) => source.join()),
  ];
  const filled = list.filter(({ content }) => content.length > 0);
  if (filled.length === 0) return;
  const order = list.map((_, k) => k).sort((a, b) => scores[b]! - scores[a]!);
  const rankOf = new Map(order.map((k, rank) => [k, rank]));
  const chosen = order.find((k) => list[k]!.content.length > 0)!;
  const likeliest = filled.reduce((a, b) => (heard.get(a)! >= heard.get(b)! ? a : b));
  const rivals = [filled[0]!, list[chosen]!, likeliest];
  list.forEach((choice, k) => {
    putValues(rows, k * choiceWidth, [
      scores[k]! - scores[chosen]!, scores[k]! - top, rankOf.get(k)!,
      choice.score - best, heard.get(choice)!, choice.origin, choice.rank,
      ...alike.map((share) => share(choice)), ...rivals.map((rival) => overlap(choice, rival)),
    ]); // prettier-ignore
  });
}

/** Tokens that two contents share, as a share of all that they have (Jaccard). */
function overlap({ content: a }: Choice, { content: b }: Choice): number {
  const other = new Set(b);
  const shared = a.filter((i) => other.has(i)).length;
  return shared / (a.length + b.length - shared || 1);
}

/** A content: its size, how likely its words are, what it leaves out, and what stands at its edges. */
function fillContent(scene: ChoiceScene, { content }: Choice, rows: Float32Array, at: number): void {
  const { columns, tags, choices, tagged, sentenceStart, sentenceEnd } = scene;
  const { document, quoted, context, cue } = columns;
  const { tokens } = document;
  const isSeen = (i: number): boolean => i >= choices.start && i < choices.end;
  const labelled = (i: number): number => choices.probability(i, 2);
  const heard = (i: number): number => (isSeen(i) ? heardIn(choices, i, 2) : 0);
  const kind = (i: number): number => scene.at(context, i);
  const joint = (i: number): number => (kind(i) < 0 ? -1 : (jointNumbers.get(tokens[i]!.normal) ?? 0));
  const isWord = (i: number): boolean => !isPunctuation(document, i);
  const words = content.filter(isWord);
  const own = new Set(content);
  const left: number[] = [];
  for (let i = Math.max(sentenceStart, choices.start); i < Math.min(sentenceEnd, choices.end); i++)
    if (!own.has(i) && (i < choices.cue.start || i >= choices.cue.end) && isWord(i)) left.push(i);
  const pieces = rangesOf(content);
  const first = pieces[0]!;
  const start = first.start;
  const end = pieces.at(-1)!.end;
  const stop = document.sentenceEnd[end - 1]!;
  const rest: number[] = [];
  for (let i = end; i < Math.min(stop, choices.end); i++) if (isWord(i)) rest.push(i);
  let before = 0;
  for (let i = document.sentenceStart[start]!; i < start; i++) if (isWord(i)) before++;
  const isBefore = first.end <= choices.cue.start;
  putValues(rows, at, [
    pieces.length, words.length, share(words, (i) => quoted[i] === 1), words.filter((i) => isVerb(document, i)).length,
    words.filter((i) => tags.labels[i] === 3).length, words.filter((i) => cue[i]! > 2).length,
    mean(words, tagged), least(words, tagged), mean(words, labelled), least(words, labelled), mean(words, heard), least(words, heard),
    sum(left, tagged), sum(left, labelled), sum(left, heard), left.filter((i) => quoted[i] === 1).length,
    tags.marginals[start * tagCount + 5]!, isSeen(start) ? Math.exp(choices.heard(start, 3)) : 0, tagged(start - 1),
    labelled(start), labelled(start - 1), heard(start), heard(start - 1),
    tagged(end - 1), tagged(end), labelled(end - 1), labelled(end), heard(end - 1), heard(end),
    end === stop ? 2 : isStop(tokens[end]?.text ?? '.') ? 1 : 0, start === document.sentenceStart[start] ? 1 : 0,
    kind(start - 1), kind(start), joint(start), joint(start - 1),
    kind(end - 1), kind(end), kind(end + 1), joint(end), joint(end + 1),
    isBefore ? 0 : 1, end <= choices.cue.start ? 0 : 1, isBefore ? choices.cue.start - first.end : start - choices.cue.end,
    rest.length, rest.filter((i) => isVerb(document, i)).length, sum(rest, tagged), rest.filter((i) => tags.labels[i] === 3).length,
    before,
  ]); // prettier-ignore
}

/** A source, likewise. */
function fillSource(scene: ChoiceScene, { source, content }: Choice, rows: Float32Array, at: number): void {
  const { columns, tags, choices } = scene;
  const { document, context, shape, quoted } = columns;
  const ranges = rangesOf(source);
  const start = source[0]!;
  const end = source.at(-1)! + 1;
  const isSeen = (i: number): boolean => i >= choices.start && i < choices.end;
  const labelled = (i: number): number => choices.probability(i, 1);
  const heard = (i: number): number => (isSeen(i) ? heardIn(choices, i, 1) : 0);
  const tagged = (i: number): number =>
    isSeen(i) ? tags.marginals[i * tagCount + 1]! + tags.marginals[i * tagCount + 2]! : 0;
  const isBefore = end <= choices.cue.start;
  putValues(rows, at, [
    1, source.length, isBefore ? 0 : 1, isBefore ? choices.cue.start - end : start - choices.cue.end, ranges.length,
    mean(source, labelled), least(source, labelled), mean(source, heard), least(source, heard), mean(source, tagged), least(source, tagged),
    tags.marginals[start * tagCount + 1]!, labelled(start - 1), heard(start - 1), tagged(start - 1), labelled(end), heard(end), tagged(end),
    context[start]!, context[end - 1]!, scene.at(context, end), shape[end - 1]!, quoted[start]!,
    content.length === 0 ? -1 : content[0]! < start ? 0 : 1, source.some((i) => document.tokens[i]!.text === ',') ? 1 : 0,
    start === document.sentenceStart[start] ? 1 : 0,
  ]); // prettier-ignore
}

function fillCue(scene: ChoiceScene, rows: Float32Array, at: number): void {
  const { columns, choices, head, negated, sentenceStart, sentenceEnd } = scene;
  const { cue, confidence, list } = choices;
  putValues(rows, at, [
    confidence, cue.end - cue.start, columns.cue[head]!, columns.context[head]!, negated,
    isVerb(columns.document, head) ? 1 : 0, list.length, sentenceEnd - sentenceStart, cue.start - sentenceStart,
    columns.coarse[head]!,
  ]); // prettier-ignore
}

const sum = (tokens: readonly number[], of: (i: number) => number): number =>
  tokens.reduce((total, i) => total + of(i), 0);
const mean = (tokens: readonly number[], of: (i: number) => number): number =>
  sum(tokens, of) / (tokens.length || 1);
const share = (tokens: readonly number[], is: (i: number) => boolean): number =>
  mean(tokens, (i) => Number(is(i)));
const least = (tokens: readonly number[], of: (i: number) => number): number =>
  tokens.reduce((low, i) => Math.min(low, of(i)), 1);
