import { isNative, its, parse } from './language.ts';

const known = new Map<string, boolean>();

/** Whether a word stands in the lexicon of the language model (some 87,000 English words and names). */
export function isEnglishWord(word: string): boolean {
  const remembered = known.get(word);
  if (remembered !== undefined) return remembered;
  const ids = parse(word)
    .tokens()
    .out(its.uniqueId as never) as unknown as number[];
  const found = ids.length > 0 && ids.every(isNative);
  if (known.size > 50_000) known.clear();
  known.set(word, found);
  return found;
}
