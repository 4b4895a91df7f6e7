import { readFileSync } from 'node:fs';

/** Words that members ask in, in lower case, as `data/models/question-words.json` keeps them. */
export interface StoredQuestionWords {
  readonly about: string;
  /** With spaces between, that of the most questions first. */
  readonly words: string;
}

/** A word that may be asked with. */
interface QuestionWord {
  readonly word: string;
  /** Log of how likely it is: minus the log of its rank. */
  readonly prior: number;
  /** See `lettersOf`. */
  readonly letters: number;
}

/** Words that members ask in. */
export interface QuestionWords {
  readonly known: ReadonlySet<string>;
  /** By how many letters they have. */
  readonly byLength: readonly (readonly QuestionWord[] | undefined)[];
}

export const noQuestionWords: QuestionWords = { known: new Set(), byLength: [] };

const file = new URL('../../data/models/question-words.json', import.meta.url);
let loaded: QuestionWords | null = null;

/** The words that members ask in, read once. */
export function readQuestionWords(): QuestionWords {
  if (loaded !== null) return loaded;
  const { words } = JSON.parse(readFileSync(file, 'utf8')) as StoredQuestionWords;
  const all = words.split(' ');
  const byLength: QuestionWord[][] = [];
  all.forEach((word, i) => {
    (byLength[word.length] ??= []).push({ word, prior: -Math.log(i + 1), letters: lettersOf(word) });
  });
  loaded = { known: new Set(all), byLength };
  return loaded;
}

/** Which letters a word has, as bits, several letters to a bit: words that share few cannot be a misspelling apart. */
export function lettersOf(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
  return bits;
}
