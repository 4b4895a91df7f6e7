import { diffArrays } from 'diff';
import type { ArticleWords } from './article-words.ts';
import type { Stretch } from './locate.ts';
import type { Change } from './verdict.ts';
import type { ComparedWord } from './words.ts';

/** A run of the comparison: article words `article`, claim words `claim`, as indices; one of them empty but in `equal`. */
export interface Run {
  readonly op: Change['op'];
  readonly article: Stretch;
  readonly claim: Stretch;
}

/** Compares a stretch of an article with a claim, word by word (Myers's algorithm, by jsdiff). */
export function compare(article: ArticleWords, stretch: Stretch, claim: readonly ComparedWord[]): Run[] {
  const ours = article.words.slice(stretch.from, stretch.to).map(({ normal }) => normal);
  const theirs = claim.map(({ normal }) => normal);
  const runs: Run[] = [];
  let at = stretch.from;
  let said = 0;
  for (const { added, removed, count } of diffArrays(ours, theirs)) {
    const op = added ? 'insert' : removed ? 'delete' : 'equal';
    const run = {
      op,
      article: { from: at, to: op === 'insert' ? at : at + count },
      claim: { from: said, to: op === 'delete' ? said : said + count },
    } as const;
    runs.push(run);
    at = run.article.to;
    said = run.claim.to;
  }
  return runs;
}

/**
 * The same comparison where words that differ only in how they are joined are equal: "re-establishing" and
 * "reestablishing". Only a hyphen joins: "not able" is not "notable".
 */
export function joinHyphenated(
  runs: readonly Run[],
  article: ArticleWords,
  claim: readonly ComparedWord[],
): Run[] {
  const joined: Run[] = [];
  for (let i = 0; i < runs.length; i++) {
    const [run, next] = [runs[i], runs[i + 1]];
    if (!run) continue;
    if (next && run.op !== 'equal' && next.op !== 'equal') {
      const merged: Run = {
        op: 'equal',
        article: { from: run.article.from, to: next.article.to },
        claim: { from: run.claim.from, to: next.claim.to },
      };
      const ours = article.words.slice(merged.article.from, merged.article.to);
      const theirs = claim.slice(merged.claim.from, merged.claim.to);
      if (spelling(ours) === spelling(theirs) && (hyphenated(ours) || hyphenated(theirs))) {
        joined.push(merged);
        i++;
        continue;
      }
    }
    joined.push(run);
  }
  return joined;
}

/**
 * The runs from the first to the last word that article and claim share, and where the claim has other words at an
 * edge, those with as many words of the article as they are, if the sentence has them: so "Many agreements were
 * reached" is compared with "No agreements were reached", not with "agreements were reached".
 */
export function trimRuns(
  runs: readonly Run[],
  article: ArticleWords,
  sentenceOf: (word: ComparedWord) => unknown,
): Run[] {
  const first = runs.findIndex(({ op }) => op === 'equal');
  const last = runs.findLastIndex(({ op }) => op === 'equal');
  const start = runs[first]?.article.from ?? 0;
  const end = runs[last]?.article.to ?? 0;
  const sameSentence = (at: number, edge: number): boolean => {
    const [word, edgeWord] = [article.words[at], article.words[edge]];
    return word !== undefined && edgeWord !== undefined && sentenceOf(word) === sentenceOf(edgeWord);
  };
  const before = insertedIn(runs.slice(0, first));
  const after = insertedIn(runs.slice(last + 1));
  let from = start;
  while (before && start - from < before.to - before.from && sameSentence(from - 1, start)) from--;
  while (before && article.words[from]?.hyphenated) from--;
  let to = end;
  while (after && to - end < after.to - after.from && sameSentence(to, end - 1)) to++;
  while (after && article.words[to]?.hyphenated) to++;
  return [
    ...edgeRuns({ from, to: start }, before),
    ...runs.slice(first, last + 1),
    ...edgeRuns({ from: end, to }, after),
  ];
}

function insertedIn(edge: readonly Run[]): Stretch | null {
  const inserted = edge.filter(({ op }) => op === 'insert');
  const [first] = inserted;
  return first ? { from: first.claim.from, to: inserted.at(-1)?.claim.to ?? first.claim.to } : null;
}

function edgeRuns(article: Stretch, claim: Stretch | null): Run[] {
  if (!claim) return [];
  const replaced: Run = { op: 'delete', article, claim: { from: claim.from, to: claim.from } };
  const inserted: Run = { op: 'insert', article: { from: article.to, to: article.to }, claim };
  return article.to > article.from ? [replaced, inserted] : [inserted];
}

/** What the runs say, in the words of both sides; each piece carries the white space and marks that follow it. */
export function changesOf(
  runs: readonly Run[],
  text: string,
  article: ArticleWords,
  claimText: string,
  claim: readonly ComparedWord[],
): Change[] {
  const last = Math.max(...runs.map((run) => run.article.to)) - 1;
  const piece = (
    source: string,
    words: readonly ComparedWord[],
    { from, to }: Stretch,
    final: number,
  ): string => source.slice(words[from]?.start ?? 0, to > final ? words[final]?.end : words[to]?.start);
  return runs.map((run) => ({
    op: run.op,
    text:
      run.op === 'insert'
        ? piece(claimText, claim, run.claim, claim.length - 1)
        : piece(text, article.words, run.article, last),
  }));
}

function spelling(words: readonly ComparedWord[]): string {
  return words.map(({ normal }) => normal).join('');
}

function hyphenated(words: readonly ComparedWord[]): boolean {
  return words.length > 1 && words.slice(1).every((word) => word.hyphenated);
}
