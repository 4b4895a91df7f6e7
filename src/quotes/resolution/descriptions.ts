import { functionWords, type Span } from '../../text/index.ts';
import { genderOfNoun, type Gender } from './gender.ts';
import { anonymousNouns, documentNouns, groupNouns, isInhabitant, personNouns } from './lexicon.ts';
import type { NameMention } from './name-mention.ts';
import { roleWords, singular } from './roles.ts';
import type { Word, WordTable } from './words.ts';

/** How a description points: back ("the", "this", "his"), to something new ("a", "some"), or bare ("officials"). */
export type Determiner = 'definite' | 'indefinite' | 'possessive' | 'bare';

/** A noun phrase that describes a speaker without naming one: "the Florida senator", "a source familiar with ...". */
export interface Description extends Span {
  readonly firstWord: number;
  readonly endWord: number;
  /** Index of the head noun, and that noun in the singular. */
  readonly headWord: number;
  readonly head: string;
  readonly kind: 'person' | 'group' | 'document' | 'other';
  readonly determiner: Determiner;
  readonly plural: boolean;
  /** Whether words after the noun say which one is meant ("the organizer of a rally"). */
  readonly complemented: boolean;
  readonly gender: Gender;
  /** Compared words: the head, its modifiers, and the names in its complement ("of Cleveland"). */
  readonly words: ReadonlySet<string>;
  readonly sentence: number;
  readonly paragraph: number;
}

const definite = /^(?:the|this|that|these|those|both)$/u;
const indefinite =
  /^(?:a|an|one|another|some|several|many|other|two|three|four|five|six|seven|eight|nine|ten|most|few|more|no|any|every|each)$/u;
const possessive = /^(?:his|her|its|their|our|my|your)$/u;

/** The kind of thing that a noun in the singular describes. */
export function kindOfNoun(noun: string): Description['kind'] {
  const last = noun.split('-').at(-1) ?? noun;
  if (personNouns.has(noun) || personNouns.has(last)) return 'person';
  if (groupNouns.has(noun)) return 'group';
  if (documentNouns.has(noun)) return 'document';
  return /(?:man|woman|ist|goer|holder|keeper|maker|person|-year-old)$/u.test(noun) && noun.length > 5
    ? 'person'
    : 'other';
}

/** Whether unnamed speakers go under this noun, so that no name is guessed behind it. */
export const isAnonymous = (head: string): boolean => anonymousNouns.has(head);

/** The descriptions of persons and groups in a text, apart from those that are the role before a name. */
export function findDescriptions(table: WordTable, names: readonly NameMention[]): Description[] {
  const roleOfName = new Set<number>();
  const partOfName = new Set<number>();
  for (const name of names) {
    for (let i = name.firstWord; i < name.endWord; i++) partOfName.add(i);
    for (let i = name.firstWord - 1; i >= 0 && (table.words[i]?.start ?? -1) >= name.roleStart; i--)
      roleOfName.add(i);
  }
  const found: Description[] = [];
  for (const { firstWord, endWord } of table.sentences) {
    for (let i = firstWord; i < endWord; i++) {
      const word = table.words[i];
      if (!word || roleOfName.has(i) || partOfName.has(i) || (word.capital && i > firstWord)) continue;
      const kind = kindOfNoun(singular(word.bare));
      if (kind !== 'person' && kind !== 'group') continue;
      const next = table.words[i + 1];
      if (word.possessive || (next && i + 1 < endWord && next.pos === 'NOUN')) continue;
      found.push(
        describe(
          table,
          startOfPhrase(table.words, i, firstWord),
          endOfComplement(table.words, i + 1, endWord),
          i,
        ),
      );
    }
  }
  return found;
}

function startOfPhrase(words: readonly Word[], head: number, first: number): number {
  let start = head;
  while (start > first) {
    const word = words[start - 1];
    if (!word) break;
    if (definite.test(word.bare) || indefinite.test(word.bare) || possessive.test(word.bare)) {
      start -= 1;
      break;
    }
    const modifies =
      /^(?:NOUN|ADJ|PROPN|NUM)$/u.test(word.pos) ||
      word.possessive ||
      (word.capital && !functionWords.has(word.bare));
    if (!modifies || word.date) break;
    start -= 1;
  }
  return start;
}

/** Past "of the Jupiter Police Department": a complement that holds names. */
function endOfComplement(words: readonly Word[], from: number, limit: number): number {
  if (!/^(?:of|for|from|to|at|with)$/u.test(words[from]?.bare ?? '')) return from;
  let end = from + 1;
  while (
    end < limit &&
    end - from < 8 &&
    (words[end]?.capital || /^(?:the|a|of|for|an)$/u.test(words[end]?.bare ?? ''))
  )
    end++;
  while (end > from && !words[end - 1]?.capital) end--;
  return end > from + 1 ? end : from;
}

/** Describes `words[first, end)` whose head noun is at `head`. */
export function describe(table: WordTable, first: number, end: number, head: number): Description {
  const { words } = table;
  const noun = words[head]!;
  const start = words[first]!;
  const singularHead = singular(noun.bare);
  const opener = start.bare;
  const inner = words.slice(first, end);
  const owner = words.slice(first, head).some((word) => word.possessive);
  const plural = noun.bare !== singularHead || /^(?:people|police|both|staff)$/u.test(noun.bare);
  return {
    start: start.start,
    end: (words[end - 1] ?? noun).end,
    firstWord: first,
    endWord: end,
    headWord: head,
    head: singularHead,
    kind: noun.capital && isInhabitant(singularHead) ? 'person' : kindOfNoun(singularHead),
    determiner:
      possessive.test(opener) || owner ? 'possessive'
      : definite.test(opener) ? 'definite'
      : indefinite.test(opener) || start.pos === 'NUM' ? 'indefinite'
      : 'bare', // prettier-ignore
    plural,
    complemented: end > head + 1 && words[head + 1]?.pos !== 'PUNCT',
    gender: plural ? null : genderOfNoun(noun.bare),
    words: roleWords(
      inner
        .slice(0, Math.max(head - first + 1, 1))
        .concat(inner.slice(head - first + 1).filter((word) => word.capital)),
    ),
    sentence: noun.sentence,
    paragraph: noun.paragraph,
  };
}
