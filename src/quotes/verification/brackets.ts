import { overlaps } from '../../text/index.ts';
import { resolveMentions } from '../read.ts';
import type { ArticleWords } from './article-words.ts';
import type { Run } from './compare.ts';
import type { VerifiableArticle } from './verdict.ts';
import { comparedWords, isNegation, type ComparedWord } from './words.ts';

/**
 * The runs that only differ by what a writer adds in square brackets: such words of the article that the claim leaves
 * out, and a claim's "he [Kern]" or "[Kern]" where the article's "he" is Kern.
 */
export function bracketedRuns(
  runs: readonly Run[],
  opened: VerifiableArticle,
  { words }: ArticleWords,
  claim: string,
  said: readonly ComparedWord[],
): ReadonlySet<Run> {
  const { article, reading } = opened;
  const found = new Set<Run>();
  runs.forEach((run, i) => {
    const deleted = words.slice(run.article.from, run.article.to);
    if (run.op === 'delete' && isBracketed(article.text, deleted)) found.add(run);
    const inserted = said.slice(run.claim.from, run.claim.to);
    if (run.op !== 'insert' || !isBracketed(claim, inserted)) return;
    const before = runs[i - 1];
    const replaces = before?.op === 'delete' && before.article.to - before.article.from === 1;
    const meant = words[run.article.from - 1];
    const names = resolveMentions(article, reading).flatMap((mention) =>
      mention.kind === 'pronoun' && meant && overlaps(mention, meant) ? [comparedWords(mention.name)] : [],
    );
    if (!names.some((name) => inserted.every(({ normal }) => name.some((part) => part.normal === normal))))
      return;
    found.add(run);
    if (replaces) found.add(before);
  });
  return found;
}

/** Whether words stand between one pair of square brackets, and none of them negates. */
function isBracketed(text: string, words: readonly ComparedWord[]): boolean {
  const [first, last] = [words[0], words.at(-1)];
  return (
    first !== undefined &&
    last !== undefined &&
    !words.some(({ normal }) => isNegation(normal)) &&
    /\[[^[\]]*$/u.test(text.slice(0, first.start)) &&
    !/[[\]]/u.test(text.slice(first.start, last.end)) &&
    /^[^[\]]*\]/u.test(text.slice(last.end))
  );
}
