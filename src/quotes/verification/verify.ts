import { articleWords, type ArticleWords } from './article-words.ts';
import { bracketedRuns } from './brackets.ts';
import { compare, joinHyphenated, trimRuns, type Run } from './compare.ts';
import { elidedParts, findElided, pieces } from './joins.ts';
import { judge, notFound, shareOf, voiceOf, type Check } from './judge.ts';
import { align, occurrences, type Stretch } from './locate.ts';
import type { VerifiableArticle, Verdict, VerdictKind } from './verdict.ts';
import { comparedWords, type ComparedWord } from './words.ts';

// Below this share of its words in order, a claim has no more of a passage than texts of the same subject have in
// common: of quotations checked against other articles of the same months, fewer than 1 in 100 reach it.
const leastSimilarity = 0.45;
const leastWords = 3;
const leastContentWords = 2;
// A claim is joined from several places where they hold this much more of it than any one place does.
const leastJoinedGain = 0.1;
// Words so common that they stand in more places than this are no quotation to be told apart by its place.
const mostPlaces = 12;

/**
 * Whether a claimed quotation is in an article, in these words, by this speaker, with its sense.
 *
 * Words are compared without case, punctuation and typography; such differences are named in `typography`. A
 * reporting clause left out between the parts of a quotation, words left out under an ellipsis, and what a writer adds
 * in brackets to say who is meant, are no alterations either. Where several things are wrong, `kind` is the gravest, in the order: not found, altered,
 * misattributed, out of context; the other fields still say the rest.
 *
 * @param claim - the claimed words, with or without quotation marks; any string
 * @param speaker - who is claimed to have said them
 */
export function verifyQuotation(opened: VerifiableArticle, claim: string, speaker?: string): Verdict {
  const said = comparedWords(claim);
  const check: Check = {
    opened,
    words: articleWords(opened),
    claim,
    said,
    speaker: speaker?.trim() ? speaker.trim() : null,
  };
  if (said.length === 0) return notFound(check, null, 0);
  const exact = judgeBest(check, occurrences(check.words, said));
  if (exact) return exact;
  return verifyElided(check) ?? verifyAligned(check);
}

/** Of several places with the same words, the one that speaks best for the claim. */
function judgeBest(check: Check, found: readonly Stretch[]): Verdict | null {
  const order: readonly VerdictKind[] = ['exact', 'out of context', 'misattributed'];
  const verdicts = found
    .slice(0, mostPlaces)
    .map((place) => judge(check, { runs: runsOfParts([place]), parts: [place], unaltered: true }));
  const rank = ({ kind, attribution }: Verdict): number => 2 * order.indexOf(kind) + (attribution ? 0 : 1);
  return verdicts.sort((a, b) => rank(a) - rank(b))[0] ?? null;
}

function verifyElided(check: Check): Verdict | null {
  const parts = elidedParts(check.claim);
  const found = findElided(check.words, parts);
  if (!found) return null;
  const [first, ...rest] = found.map((stretch) => voiceOf(check, stretch).attribution?.speaker?.index);
  // An ellipsis may pass over words of one speaker; it may not put two speakers' words into one mouth.
  const unaltered = rest.every((speaker) => speaker === first);
  return judge(check, { runs: runsOfParts(found), parts: found, unaltered, elided: true });
}

function runsOfParts(parts: readonly Stretch[]): Run[] {
  let said = 0;
  return parts.flatMap((article, i) => {
    const claim = { from: said, to: said + article.to - article.from };
    const gap = { from: parts[i - 1]?.to ?? article.from, to: article.from };
    const equal: Run = { op: 'equal', article, claim };
    const skipped: Run = { op: 'delete', article: gap, claim: { from: said, to: said } };
    said = claim.to;
    return gap.to > gap.from ? [skipped, equal] : [equal];
  });
}

function verifyAligned(check: Check): Verdict {
  const { said, words, opened } = check;
  const alignment = align(words, said);
  if (!alignment) return notFound(check, null, 0);
  const compared = compare(words, alignment, said);
  const sentenceOf = (word: ComparedWord): unknown =>
    opened.reading.sentences.find(({ end }) => end > word.start);
  const runs = joinHyphenated(trimRuns(compared, words, sentenceOf), words, said);
  const similarity = shareOf(said, runs);
  const joined = pieces(words, said);
  const covered = shareOf(said, joined);
  if (Math.max(similarity, covered) < leastSimilarity || !hasSubstance(said, runs)) {
    return notFound(check, words.words[alignment.from]?.start ?? null, similarity);
  }
  const bracketed = bracketedRuns(runs, opened, words, check.claim, said);
  const unaltered = runs.every(
    (run) =>
      run.op === 'equal' || bracketed.has(run) || (run.op === 'delete' && isReporting(words, run.article)),
  );
  const isJoined = !unaltered && joined.length > 1 && covered - similarity >= leastJoinedGain;
  const whole = { from: runs[0]?.article.from ?? 0, to: runs.at(-1)?.article.to ?? 0 };
  const parts = isJoined ? joined.map(({ article }) => article) : [whole];
  return judge(check, { runs, parts, unaltered, bracketed });
}

function isReporting({ reporting }: ArticleWords, { from, to }: Stretch): boolean {
  return reporting.subarray(from, to).every((flag) => flag === 1);
}

/** Whether enough words are shared, and not of grammar alone; of very short claims, all but one. */
function hasSubstance(said: readonly ComparedWord[], runs: readonly Run[]): boolean {
  const shared = runs
    .filter(({ op }) => op === 'equal')
    .flatMap(({ claim }) => said.slice(claim.from, claim.to));
  const content = (words: readonly ComparedWord[]): number => words.filter(({ weight }) => weight > 1).length;
  return (
    shared.length >= Math.min(leastWords, said.length - 1) &&
    content(shared) >= Math.min(leastContentWords, content(said) - 1)
  );
}
