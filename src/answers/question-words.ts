import { readFileSync } from 'node:fs';

/** Words that members ask in, in lower case, as `data/models/question-words.json` keeps them. */
export interface StoredQuestionWords {
  readonly about: string;
  /** With spaces between, that of the most questions first. */
  readonly words: string;
}

/** Words that members ask in, by their rank among them, from 1. */
export type QuestionWords = ReadonlyMap<string, number>;

export const noQuestionWords: QuestionWords = new Map();

const file = new URL('../../data/models/question-words.json', import.meta.url);
let loaded: QuestionWords | null = null;

/** The words that members ask in, read once. */
export function readQuestionWords(): QuestionWords {
  if (loaded !== null) return loaded;
  const { words } = JSON.parse(readFileSync(file, 'utf8')) as StoredQuestionWords;
  loaded = new Map(words.split(' ').map((word, i) => [word, i + 1]));
  return loaded;
}
