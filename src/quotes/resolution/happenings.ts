import { readFileSync } from 'node:fs';

/** Nouns for what happens or is the case, in the singular, as `data/models/happenings.json` keeps them. */
export interface StoredHappenings {
  readonly about: string;
  readonly nouns: string;
}

const file = new URL('../../../data/models/happenings.json', import.meta.url);
let loaded: ReadonlySet<string> | null = null;

/** Whether a noun in the singular names what happens, is done or is the case ("talk", "ceasefire"), and so says nothing. */
export function isHappening(noun: string): boolean {
  loaded ??= new Set((JSON.parse(readFileSync(file, 'utf8')) as StoredHappenings).nouns.split(' '));
  return loaded.has(noun);
}
