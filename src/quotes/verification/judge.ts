import type { Attribution } from '../attribution.ts';
import type { ArticleWords } from './article-words.ts';
import { changesOf, type Run } from './compare.ts';
import { leftOff, leftOffWithin, type Surroundings } from './context.ts';
import type { Stretch } from './locate.ts';
import { attributionOf, checkSpeaker, wordingOf } from './speakers.ts';
import { typographicDifferences } from './typography.ts';
import type { LeftOff, Place, SpeakerCheck, VerifiableArticle, Verdict, Wording } from './verdict.ts';
import type { ComparedWord } from './words.ts';

/** A claim under verification, with its words in the form in which they are compared. */
export interface Check {
  readonly opened: VerifiableArticle;
  readonly words: ArticleWords;
  readonly claim: string;
  readonly said: readonly ComparedWord[];
  readonly speaker: string | null;
}

/** What was found: the comparison, the stretches it is made of, whether nothing but typography and honest gaps differs. */
export interface Finding {
  readonly runs: readonly Run[];
  readonly parts: readonly Stretch[];
  readonly unaltered: boolean;
  readonly elided?: boolean;
  /** Runs that are a writer's additions in brackets. */
  readonly bracketed?: ReadonlySet<Run>;
}

/** Share of the claim, by weight, that the equal runs or the found pieces cover: 0 to 1. */
export function shareOf(
  said: readonly ComparedWord[],
  found: readonly { readonly claim: Stretch; readonly op?: Run['op'] }[],
): number {
  const weigh = (words: readonly ComparedWord[]): number =>
    words.reduce((sum, { weight }) => sum + weight, 0);
  const equal = found.filter(({ op }) => op === undefined || op === 'equal');
  return equal.reduce((sum, { claim }) => sum + weigh(said.slice(claim.from, claim.to)), 0) / weigh(said);
}

/** Where words stand, and who says them there. */
export interface Voice {
  readonly place: Place;
  readonly attribution: Attribution | null;
  readonly wording: Wording;
  readonly speakerCheck: SpeakerCheck | null;
}

/** Whose words a stretch of the article is. */
export function voiceOf({ opened, words, speaker }: Check, stretch: Stretch): Voice {
  const place = placeOf(opened, words, stretch);
  const attribution = attributionOf(place, opened.quotes);
  const spoken = words.words
    .slice(stretch.from, stretch.to)
    .filter((_, i) => words.reporting[stretch.from + i] === 0);
  const wording = wordingOf(spoken, words.quotations, attribution);
  const speakerCheck =
    speaker === null ? null : checkSpeaker(speaker, { attribution, wording, place }, opened);
  return { place, attribution, wording, speakerCheck };
}

/** The verdict on what was found. */
export function judge(
  check: Check,
  { runs, parts, unaltered, elided = false, bracketed = new Set() }: Finding,
): Verdict {
  const { opened, words, claim, said } = check;
  const { text } = opened.article;
  const from = Math.min(...runs.filter(({ op }) => op !== 'insert').map(({ article }) => article.from));
  const to = Math.max(...runs.map(({ article }) => article.to));
  const place = placeOf(opened, words, { from, to });
  // What an ellipsis passes over may be anybody's.
  const spoken = elided ? parts[0] : undefined;
  const { attribution, wording, speakerCheck } = voiceOf(check, spoken ?? { from, to });
  const surroundings = {
    text,
    words: words.words,
    sentences: opened.reading.sentences,
    quotations: words.quotations,
    attribution,
  };
  const turn = unaltered ? turnOf(place, runs, elided, surroundings) : null;
  const misattributed = speakerCheck !== null && speakerCheck !== 'same' && speakerCheck !== 'unsaid';
  const gaps = runs.filter((run) => run.op === 'delete' && !bracketed.has(run)).map(({ article }) => article);
  return {
    kind: !unaltered ? 'altered' : misattributed ? 'misattributed' : turn ? 'out of context' : 'exact',
    claim,
    claimedSpeaker: check.speaker,
    match: place,
    parts: parts.map((part) => placeOf(opened, words, part)),
    attribution,
    speaker: attribution?.speaker ?? null,
    chain: attribution?.chain ?? [],
    wording,
    speakerCheck,
    changes: changesOf(runs, text, words, claim, said),
    typography: [
      ...typographicDifferences(runs, text, words, claim, said),
      ...(unaltered ? honestGaps(gaps, text, words, elided) : []),
      ...(bracketed.size > 0 ? ['words in brackets that explain'] : []),
    ],
    leftOff: turn,
    closest: null,
    similarity: shareOf(said, runs),
  };
}

function turnOf(
  place: Place,
  runs: readonly Run[],
  elided: boolean,
  surroundings: Surroundings,
): LeftOff | null {
  const around = leftOff(place, surroundings);
  if (around || !elided) return around;
  const gaps = runs.filter(({ op }) => op === 'delete');
  for (const { article } of gaps) {
    const [first, last] = [surroundings.words[article.from], surroundings.words[article.to - 1]];
    const within = first && last ? leftOffWithin({ start: first.start, end: last.end }, surroundings) : null;
    if (within) return within;
  }
  return null;
}

function honestGaps(
  gaps: readonly Stretch[],
  text: string,
  { words }: ArticleWords,
  elided: boolean,
): string[] {
  if (gaps.length === 0) return [];
  if (elided) return ['words left out and marked with an ellipsis'];
  const clauses = gaps.map(({ from, to }) => `“${text.slice(words[from]?.start ?? 0, words[to - 1]?.end)}”`);
  return [`${clauses.join(' and ')} left out`];
}

/** The verdict when nothing was found; `near` is the offset of what comes closest. */
export function notFound(
  { opened, claim, speaker }: Check,
  near: number | null,
  similarity: number,
): Verdict {
  const passage = near === null ? undefined : opened.article.passages.find(({ end }) => end > near);
  return {
    kind: 'not found',
    claim,
    claimedSpeaker: speaker,
    match: null,
    parts: [],
    attribution: null,
    speaker: null,
    chain: [],
    wording: null,
    speakerCheck: null,
    changes: [],
    typography: [],
    leftOff: null,
    closest: passage ? { start: passage.start, end: passage.end, passage: passage.number } : null,
    similarity,
  };
}

function placeOf(opened: VerifiableArticle, { words }: ArticleWords, { from, to }: Stretch): Place {
  const start = words[from]?.start ?? 0;
  return { start, end: words[to - 1]?.end ?? start, passage: passageAt(opened, start) };
}

function passageAt({ article }: VerifiableArticle, offset: number): number {
  return article.passages.findLast(({ start }) => start <= offset)?.number ?? 1;
}
