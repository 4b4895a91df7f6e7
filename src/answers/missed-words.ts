import { readFileSync } from 'node:fs';

/** Kinds of words, for those that are in no question which `data/models/missed-words.json` was derived from. */
export const wordKinds = ['number', 'name', 'verb', 'noun', 'other'] as const;
export type WordKind = (typeof wordKinds)[number];

/** How surprising it is that the answer lacks a word, as `data/models/missed-words.json` keeps it. */
export interface StoredMissedWords {
  readonly about: string;
  readonly kinds: Readonly<Record<WordKind, number>>;
  /** Stems by their surprise, with spaces between. */
  readonly stems: Readonly<Record<string, string>>;
}

interface MissedWords {
  readonly kinds: Readonly<Record<WordKind, number>>;
  readonly stems: ReadonlyMap<string, number>;
}

const file = new URL('../../data/models/missed-words.json', import.meta.url);
let loaded: MissedWords | null = null;

/**
 * How surprising it is that a sentence lacks a word of the question which it answers: minus the log of the share of
 * answers that do. Next to nothing for "kind" and "happen", which members put in their own words; much for a name.
 */
export function surpriseOf(stem: string, kind: WordKind): number {
  loaded ??= readMissedWords();
  return loaded.stems.get(stem) ?? loaded.kinds[kind];
}

function readMissedWords(): MissedWords {
  const { kinds, stems } = JSON.parse(readFileSync(file, 'utf8')) as StoredMissedWords;
  const pairs = Object.entries(stems).flatMap(([surprise, words]) =>
    words.split(' ').map((stem): [string, number] => [stem, Number(surprise)]),
  );
  return { kinds, stems: new Map(pairs) };
}
