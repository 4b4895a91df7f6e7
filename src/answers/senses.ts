import { readFileSync } from 'node:fs';
import type { Token } from '../text/index.ts';

/** WordNet's classes of nouns as they stand in the file; like ones next to each other, so that one split of a tree can take several. */
export const senseNames = [
  'time', 'quantity', 'possession', 'location', 'object', 'group', 'person', 'animal', 'plant', 'artifact', 'substance',
  'food', 'phenomenon', 'communication', 'event', 'cognition', 'act', 'process', 'relation', 'state', 'attribute', 'feeling',
  'motive', 'shape', 'body', 'tops',
] as const; // prettier-ignore

/** Stems of nouns, and names in lower case, by the class of their commonest sense, as `data/models/senses.json` keeps them. */
export interface StoredSenses {
  readonly about: string;
  readonly nouns: Readonly<Record<string, string>>;
  readonly names: Readonly<Record<string, string>>;
}

const file = new URL('../../data/models/senses.json', import.meta.url);
let loaded: { nouns: Map<string, number>; names: Map<string, number> } | null = null;

/** Number of the class of a noun ("year": time), from 1; 0 where it is not known. */
export function senseOfNoun({ stem }: Pick<Token, 'stem'>): number {
  loaded ??= readSenses();
  return loaded.nouns.get(stem) ?? 0;
}

/** Number of the class of what a name is known for ("Paris": location), from 1; 0 where it is not known. */
export function senseOfName({ normal }: Pick<Token, 'normal'>): number {
  loaded ??= readSenses();
  return loaded.names.get(normal) ?? 0;
}

function readSenses(): NonNullable<typeof loaded> {
  const { nouns, names } = JSON.parse(readFileSync(file, 'utf8')) as StoredSenses;
  return { nouns: numbered(nouns), names: numbered(names) };
}

function numbered(stored: Readonly<Record<string, string>>): Map<string, number> {
  return new Map(
    senseNames.flatMap((name, i) => (stored[name] ?? '').split(' ').map((word) => [word, i + 1] as const)),
  );
}
