import type { Answer } from '../../answers/index.ts';

/** A question with what counts as a right answer, from either set of development data. */
export interface GoldQuestion {
  readonly set: 'news' | 'squad';
  readonly id: string;
  readonly question: string;
  readonly kind: string;
  /** File name for news, title for SQuAD. */
  readonly article: string;
  readonly answers: readonly string[];
  readonly sentences: readonly string[];
  readonly speaker: string | null;
  /** Number of the gold passage (SQuAD), or null. */
  readonly passage: number | null;
  /** Where in the gold passage each answer starts (SQuAD). */
  readonly starts?: readonly number[];
}

/** How one answer did, and what it was. */
export interface Judged {
  readonly gold: GoldQuestion;
  readonly answer: Answer;
  readonly excerptText: string;
  readonly highlightText: string;
  readonly isPassageRight: boolean;
  readonly isExcerptRight: boolean;
  readonly f1: number;
  readonly isExact: boolean;
  readonly isSpeakerRight: boolean;
  readonly isRight: boolean;
}

/** SQuAD's normalisation: lower case, no punctuation, no articles, single spaces. */
export function normalizeAnswer(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\p{P}\p{S}]/gu, ' ')
    .replace(/\b(a|an|the)\b/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

function wordsOf(text: string): string[] {
  return normalizeAnswer(text).split(' ').filter(Boolean);
}

/** Overlap of words, as SQuAD's evaluation counts it: 0 to 1. */
export function overlapF1(given: string, gold: string): number {
  const left = wordsOf(given);
  const right = wordsOf(gold);
  if (left.length === 0 || right.length === 0) return left.length === right.length ? 1 : 0;
  const counts = new Map<string, number>();
  for (const word of right) counts.set(word, (counts.get(word) ?? 0) + 1);
  let same = 0;
  for (const word of left) {
    const count = counts.get(word) ?? 0;
    if (count === 0) continue;
    same++;
    counts.set(word, count - 1);
  }
  return (2 * same) / (left.length + right.length);
}

/** Whether an excerpt shows a gold sentence: half of its words, and the start of one in the other. */
function coversSentence(excerpt: string, sentence: string): boolean {
  const wanted = wordsOf(sentence);
  const given = new Set(wordsOf(excerpt));
  if (wanted.length === 0 || wanted.filter((word) => given.has(word)).length < wanted.length / 2)
    return false;
  const [left, right] = [normalizeAnswer(excerpt), normalizeAnswer(sentence)];
  return left.includes(right.slice(0, 30)) || right.includes(left.slice(0, 30));
}

/** Whether an excerpt shows the answer; `passage` is the excerpt's number. */
export function showsAnswer(gold: GoldQuestion, excerpt: string, passage: number | null): boolean {
  if (gold.answers.length === 0 || (gold.set === 'squad' && passage !== gold.passage)) return false;
  const shown = normalizeAnswer(excerpt);
  if (gold.answers.some((answer) => shown.includes(normalizeAnswer(answer)))) return true;
  return showsGoldSentence(gold, excerpt);
}

/** Whether an excerpt shows a sentence that was marked as answering. */
export function showsGoldSentence({ sentences }: GoldQuestion, excerpt: string): boolean {
  return sentences.some((sentence) => coversSentence(excerpt, sentence));
}

const titles = new Set(
  (
    'mr mrs ms dr sen rep gov president secretary the a an of for and in senator governor spokesman spokeswoman ' +
    'director professor he she they it his her'
  ).split(' '),
);

/** Judges an answer by the rules of the development data's judge. */
export function judge(gold: GoldQuestion, answer: Answer, articleText: string): Judged {
  const textAt = (span: { start: number; end: number } | null): string =>
    span ? articleText.slice(span.start, span.end) : '';
  const excerptText = textAt(answer.excerpt);
  const highlightText = textAt(answer.highlight);
  const isExcerptRight = showsAnswer(gold, excerptText, answer.excerpt?.passage ?? null);
  const names = (text: string): string[] => wordsOf(text).filter((word) => !titles.has(word));
  const given = new Set(
    answer.attributions
      .slice(0, 3)
      .flatMap(({ speaker, chain }) => [speaker?.name ?? '', ...chain].flatMap(names)),
  );
  return {
    gold,
    answer,
    excerptText,
    highlightText,
    isPassageRight: gold.set === 'squad' && answer.excerpt?.passage === gold.passage,
    isExcerptRight,
    f1: Math.max(0, ...gold.answers.map((text) => overlapF1(highlightText, text))),
    isExact: gold.answers.some((text) => normalizeAnswer(text) === normalizeAnswer(highlightText)),
    isSpeakerRight: names(gold.speaker ?? '').some((word) => given.has(word)),
    isRight:
      gold.answers.length > 0 ? answer.kind === 'answered' && isExcerptRight : answer.kind === 'unanswered',
  };
}
