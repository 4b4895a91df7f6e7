import type { ArticleWords } from './article-words.ts';
import type { Run } from './compare.ts';
import type { ComparedWord } from './words.ts';

// A claim in a Discord message carries Markdown between its words; that is no difference of the words.
const markup = /[*_~|>`\\\s\p{Cf}]+/gu;

/**
 * The small differences between an article's words and a claim's that are equal in substance: case, accents,
 * apostrophes, how numbers and abbreviations are written, and the marks between the words.
 */
export function typographicDifferences(
  runs: readonly Run[],
  text: string,
  article: ArticleWords,
  claimText: string,
  claim: readonly ComparedWord[],
): string[] {
  const names = new Set<string>();
  for (const run of runs) {
    if (run.op !== 'equal') continue;
    const ours = article.words.slice(run.article.from, run.article.to);
    const theirs = claim.slice(run.claim.from, run.claim.to);
    if (ours.length !== theirs.length) {
      names.add('hyphens');
      continue;
    }
    ours.forEach((word, i) => {
      const other = theirs[i];
      if (!other) return;
      compareWords(text.slice(word.start, word.end), claimText.slice(other.start, other.end), names);
      const [next, otherNext] = [ours[i + 1], theirs[i + 1]];
      if (!next || !otherNext) return;
      compareMarks(text.slice(word.end, next.start), claimText.slice(other.end, otherNext.start), names);
    });
  }
  return [...names];
}

function compareWords(ours: string, theirs: string, names: Set<string>): void {
  if (ours === theirs) return;
  const apostrophes = (word: string): string => word.replace(/['’ʼ`´]/gu, '');
  const accents = (word: string): string => word.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, '');
  if (ours.replace(/[’ʼ`´]/gu, "'") !== theirs.replace(/[’ʼ`´]/gu, "'") && /['’ʼ`´]/u.test(ours + theirs)) {
    names.add('apostrophes');
  }
  const [a, b] = [apostrophes(ours), apostrophes(theirs)];
  if (accents(a).toLowerCase() === accents(b).toLowerCase()) {
    if (accents(a) !== accents(b)) names.add('capital letters');
    if (a.toLowerCase() !== b.toLowerCase()) names.add('accents');
    return;
  }
  names.add(/\p{N}|%|percent/iu.test(ours) ? 'how a number is written' : 'how an abbreviation is written');
}

function compareMarks(ours: string, theirs: string, names: Set<string>): void {
  const [a, b] = [plainMarks(ours), plainMarks(theirs)];
  if (a === b) return;
  const without = (marks: string, kind: RegExp): string => marks.replace(kind, '');
  const differs = (kind: RegExp): boolean => marksOf(a, kind) !== marksOf(b, kind);
  if (differs(/["']/gu)) names.add('quotation marks');
  if (differs(/-/gu)) names.add('hyphens and dashes');
  if (without(a, /["'-]/gu) !== without(b, /["'-]/gu)) names.add('punctuation');
}

function marksOf(marks: string, kind: RegExp): string {
  return (marks.match(kind) ?? []).join('');
}

/** Marks without white space and Markdown; kinds of quotation marks and dashes made one. */
function plainMarks(marks: string): string {
  return marks
    .replace(/''|[“”„«»]/gu, '"')
    .replace(/[‘’‚]/gu, "'")
    .replace(/[–—‑−]|--/gu, '-')
    .replace(/…/gu, '...')
    .replace(markup, '');
}
