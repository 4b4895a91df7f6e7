import { readFileSync } from 'node:fs';

const file = new URL('../../data/models/antonyms.json', import.meta.url);
let loaded: Map<string, string[]> | null = null;

/** Stems that mean the opposite of a stem. */
export function antonymsOf(stem: string): readonly string[] {
  loaded ??= readPairs();
  return loaded.get(stem) ?? [];
}

function readPairs(): Map<string, string[]> {
  const { pairs } = JSON.parse(readFileSync(file, 'utf8')) as { pairs: string[] };
  const antonyms = new Map<string, string[]>();
  const add = (from: string, to: string): void => {
    antonyms.set(from, [...(antonyms.get(from) ?? []), to]);
  };
  for (const pair of pairs) {
    const [a, b] = pair.split(' ') as [string, string];
    add(a, b);
    add(b, a);
  }
  return antonyms;
}
