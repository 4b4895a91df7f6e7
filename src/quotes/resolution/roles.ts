import { functionWords } from '../../text/index.ts';
import { bareWord, groupNouns, personNouns, titleNouns } from './lexicon.ts';
import type { NameMention } from './name-mention.ts';
import type { Word, WordTable } from './words.ts';

/** What the article says that somebody is: "the former Connecticut governor", "Carter's press secretary". */
export interface Role {
  readonly start: number;
  readonly end: number;
  /** Its nouns and adjectives in the singular, titles written out: {"florida", "senator"}. */
  readonly words: ReadonlySet<string>;
}

const roleWindow = 16;
const possessives = /^(?:his|her|their|its)$/u;
const stops = /^(?:who|which|that|whose|said|says|told|and|but|when|where|while|—|–|;|\()$/u;

const uncountable =
  /^(?:news|politics|economics|series|species|sports|ethics|physics|his|its|this|thus|times|affairs)$/u;

/** The words by which a role or a description is compared. */
export function roleWords(words: readonly Word[]): Set<string> {
  const found = new Set<string>();
  for (const word of words) {
    if (word.pos === 'PUNCT' || word.date || functionWords.has(word.bare)) continue;
    found.add(singular(word.bare));
  }
  return found;
}

/** Singular of a noun, with shortened titles written out: "men" is "man", "sens" is "senator". */
export function singular(word: string): string {
  const bare = bareWord(word);
  const title = titleNouns.get(bare);
  if (title) return title;
  if (uncountable.test(bare)) return bare;
  if (bare.endsWith('men') && bare.length > 2) return bare.replace(/men$/u, 'man');
  if (bare.endsWith('ies')) return bare.replace(/ies$/u, 'y');
  if (/(?:ss|sh|ch|x)es$/u.test(bare)) return bare.replace(/es$/u, '');
  if (/(?:analy|cri|diagno|the)ses$/u.test(bare)) return bare.replace(/es$/u, 'is');
  return /[^isu']s$/u.test(bare) ? bare.slice(0, -1) : bare;
}

const isHead = (word: Word | undefined): boolean =>
  word !== undefined && (personNouns.has(singular(word.bare)) || groupNouns.has(singular(word.bare)));

/** The roles that stand before a name, in apposition to it, or after "is". */
export function rolesOf(table: WordTable, name: NameMention): Role[] {
  const { words } = table;
  const limit = table.sentences[name.sentence]?.endWord ?? words.length;
  const first = table.sentences[name.sentence]?.firstWord ?? 0;
  const roles = [
    before(words, name),
    appositionAfter(words, name, limit),
    appositionBefore(words, name, first),
  ];
  return roles.filter((role) => role !== null);
}

function role(words: readonly Word[], from: number, to: number): Role | null {
  const head = words[from];
  const last = words[to - 1];
  return head && last ? { start: head.start, end: last.end, words: roleWords(words.slice(from, to)) } : null;
}

function before(words: readonly Word[], name: NameMention): Role | null {
  let from = name.firstWord;
  while (from > 0 && (words[from - 1]?.start ?? -1) >= name.roleStart) from--;
  return from < name.firstWord ? role(words, from, name.firstWord) : null;
}

/** ", a retired general and former ...," or " is the governor of ..." */
function appositionAfter(words: readonly Word[], name: NameMention, limit: number): Role | null {
  let from = name.endWord;
  if (words[from]?.text === '(') while (from < limit && words[from - 1]?.text !== ')') from++;
  const opener = words[from];
  if (!opener || from >= limit) return null;
  const copula = /^(?:is|was|became|remains)$/u.test(opener.bare);
  const relative =
    words[from]?.text === ',' &&
    words[from + 1]?.bare === 'who' &&
    /^(?:is|was)$/u.test(words[from + 2]?.bare ?? '');
  if (opener.text !== ',' && !copula) return null;
  from += relative ? 3 : 1;
  if (copula && !/^(?:a|an|the)$/u.test(words[from]?.bare ?? '')) return null;
  let to = from;
  while (
    to < limit &&
    to - from < roleWindow &&
    !/^[,.;:"”—–()]$/u.test(words[to]?.text ?? '') &&
    !stops.test(words[to]?.bare ?? '')
  )
    to++;
  if (copula || relative || /^[,.;—–()]$/u.test(words[to]?.text ?? '') || stops.test(words[to]?.bare ?? '')) {
    const nouns = words.slice(from, to);
    if (!/^(?:DET|NOUN|ADJ|PROPN|NUM)$/u.test(nouns[0]?.pos ?? '') && nouns[0]?.bare !== 'former')
      return null;
    const head = nouns.findIndex(isHead);
    const verb = nouns
      .slice(0, head)
      .some((word) => (word.pos === 'VERB' && !word.capital) || word.pos === 'AUX');
    if (head >= 0 && !verb) return role(words, from, to);
  }
  return null;
}

/** "Carter's press secretary, Peter Cook" */
function appositionBefore(words: readonly Word[], name: NameMention, first: number): Role | null {
  let at = name.firstWord;
  while (at > first && (words[at - 1]?.start ?? -1) >= name.roleStart) at--;
  if (words[at - 1]?.text !== ',') return null;
  let from = at - 1;
  while (
    from > first &&
    at - from < 10 &&
    (/^(?:NOUN|ADJ|PROPN|DET|ADP)$/u.test(words[from - 1]?.pos ?? '') ||
      possessives.test(words[from - 1]?.bare ?? '')) &&
    !/^(?:in|on|after|with)$/u.test(words[from - 1]?.bare ?? '')
  )
    from--;
  const nouns = words.slice(from, at - 1);
  const determined =
    /^(?:the|a|an)$/u.test(nouns[0]?.bare ?? '') ||
    possessives.test(nouns[0]?.bare ?? '') ||
    nouns.some((word) => word.possessive);
  return determined && nouns.some((word) => personNouns.has(singular(word.bare)))
    ? role(words, from, at - 1)
    : null;
}

const sameOffice: readonly ReadonlySet<string>[] = [
  new Set(['group', 'organization', 'organisation']),
  new Set(['company', 'firm', 'corporation']),
  new Set(['newspaper', 'paper', 'daily', 'tabloid']),
  new Set(['broadcaster', 'network', 'channel', 'station']),
  new Set(['spokesman', 'spokeswoman', 'spokesperson']),
  new Set(['adviser', 'advisor', 'aide']),
  new Set(['representative', 'congressman', 'congresswoman', 'lawmaker']),
  new Set(['senator', 'lawmaker']),
  new Set(['reverend', 'pastor', 'minister']),
  new Set(['lawyer', 'attorney']),
];

/** A noun and those that mean the same office or kind of body. */
export function sameOffices(noun: string): readonly string[] {
  return [noun, ...sameOffice.filter((nouns) => nouns.has(noun)).flatMap((nouns) => [...nouns])];
}
