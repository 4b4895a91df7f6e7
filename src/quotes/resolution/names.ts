import { functionWords, type Span } from '../../text/index.ts';
import { genderOfFirstName, genderOfNoun, type Gender } from './gender.ts';
import {
  courtesyTitles, groupNouns, nameParticles, nameSuffixes, neverNames, offices, organisationWords, outletNouns, outletWords, personNouns, places, titleNouns,
  documentNouns, geographicFirstWords,
} from './lexicon.ts'; // prettier-ignore
import { singular } from './roles.ts';
import type { Word, WordTable } from './words.ts';

/** What kind of thing a name names, as far as its own words tell. */
export type NameKind = 'person' | 'organisation' | 'place' | 'unknown';

/** A proper name where it stands. The span is the bare name, without title, role and possessive ending. */
export interface NameMention extends Span {
  readonly firstWord: number;
  readonly endWord: number;
  /** Where title and role start: "Carter" in "Carter's press secretary Peter Cook" starts the role, for example. */
  readonly roleStart: number;
  /** Compared forms of its words, without suffix. */
  readonly parts: readonly string[];
  /** "jr", "iii", ... */
  readonly suffix: string | null;
  readonly gender: Gender;
  readonly kind: NameKind;
  /** Whether it only qualifies the noun after it ("the Trump campaign"). */
  readonly modifier: boolean;
  readonly sentence: number;
  readonly paragraph: number;
}

const joiners = new Set(['of', 'for', 'on', 'and', '&', 'the', 'in', 'at']);
const notNames = new Set(['god', 'am', 'pm', 'ok']);
const calendar =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept|oct|nov|dec)\.)$/iu;
const titleCaseShare = 0.6;
const smallWords =
  /^(?:a|an|the|of|in|on|at|to|for|from|by|with|as|and|or|but|nor|vs|per|via|into|over|its|than)$/u;

/** All proper names of a text, in order. */
export function findNames(table: WordTable): NameMention[] {
  const midSentence = wordsSeenCapital(table);
  const names: NameMention[] = [];
  const headlines: WordTable['sentences'][number][] = [];
  for (const sentence of table.sentences) {
    if (isTitleCase(table.words.slice(sentence.firstWord, sentence.endWord))) {
      headlines.push(sentence);
      continue;
    }
    for (let i = sentence.firstWord; i < sentence.endWord;) {
      const end = endOfName(table.words, i, sentence.firstWord, sentence.endWord, midSentence);
      if (end > i) names.push(...makeName(table.words, i, end, sentence.firstWord, sentence.endWord));
      i = Math.max(end, i + 1);
    }
  }
  const inHeadlines = headlines.flatMap((sentence) => knownNames(table.words, sentence, names));
  return [...names, ...inHeadlines].sort((a, b) => a.start - b.start);
}

/** In a headline only what is a name elsewhere in the text, or the last part of one, is taken for a name. */
function knownNames(
  words: readonly Word[],
  { firstWord, endWord }: WordTable['sentences'][number],
  names: readonly NameMention[],
): NameMention[] {
  const known = new Set(
    names
      .filter((name) => !name.modifier)
      .flatMap((name) => [name.parts.join(' '), name.kind === 'person' ? (name.parts.at(-1) ?? '') : '']),
  );
  const found: NameMention[] = [];
  for (let i = firstWord; i < endWord; i++) {
    for (let end = Math.min(i + 4, endWord); end > i; end--) {
      const parts = words.slice(i, end).map((word) => word.bare);
      if (!words[i]?.capital || !known.has(parts.join(' '))) continue;
      found.push(...makeName(words, i, end, firstWord, endWord));
      i = end - 1;
      break;
    }
  }
  return found;
}

/** Whether all words but the small ones are capitalised, as in a headline: then capitals tell nothing. */
function isTitleCase(words: readonly Word[]): boolean {
  const letters = words.filter((word) => /\p{L}{2}/u.test(word.text));
  if (letters.length < 4) return false;
  const small = letters.filter((word) => !word.capital);
  return (
    letters.length - small.length > titleCaseShare * letters.length &&
    small.every((word) => smallWords.test(word.bare))
  );
}

/** Words with a capital inside a sentence: where one starts a sentence, it is most likely a name there too. */
function wordsSeenCapital({ words, sentences }: WordTable): ReadonlySet<string> {
  const seen = new Set<string>();
  for (const { firstWord, endWord } of sentences) {
    const inside = words.slice(firstWord, endWord);
    if (isTitleCase(inside)) continue;
    inside.forEach((word, i) => {
      const before = inside[i - 1];
      if (i > 0 && word.capital && before && /[\p{L}\p{N},]$/u.test(before.text)) seen.add(word.bare);
    });
  }
  return seen;
}

function startsName(
  words: readonly Word[],
  index: number,
  first: number,
  seen: ReadonlySet<string>,
): boolean {
  const word = words[index];
  if (!word?.capital || notNames.has(word.bare) || neverNames.has(word.bare) || calendar.test(word.text))
    return false;
  const before = words[index - 1];
  const opens =
    index === first ||
    !before ||
    /^[“"‘'(—–:;]$/u.test(before.text) ||
    /^[.?!…]/u.test(before.text) ||
    before.text === "''";
  if (!opens || /\p{Lu}.*\p{Lu}/u.test(word.text)) return true;
  if (seen.has(word.bare) || titleNouns.has(word.bare) || courtesyTitles.has(word.bare)) return true;
  const next = words[index + 1];
  if (functionWords.has(word.bare)) return next?.capital === true && genderOfFirstName(word.bare) !== null;
  if (next?.capital && !neverNames.has(next.bare) && !calendar.test(next.text))
    return word.pos !== 'VERB' && word.pos !== 'ADP' && word.pos !== 'ADV';
  const noun = singular(word.bare);
  if (personNouns.has(noun) || groupNouns.has(noun)) return false;
  return word.pos === 'PROPN';
}

function endOfName(
  words: readonly Word[],
  start: number,
  first: number,
  limit: number,
  seen: ReadonlySet<string>,
): number {
  if (!startsName(words, start, first, seen)) return start;
  let end = start + 1;
  while (end < limit) {
    const previous = words[end - 1];
    const word = words[end];
    if (!previous || !word || previous.possessive) break;
    const initial = /^\p{Lu}\.$/u.test(word.text);
    if (
      word.capital &&
      !notNames.has(word.bare) &&
      !calendar.test(word.text) &&
      (initial || !neverNames.has(word.bare))
    ) {
      end += 1;
      continue;
    }
    const suffix = words[end + 1];
    if (word.text === ',' && suffix && nameSuffixes.has(suffix.bare) && suffix.capital) {
      end += 2;
      continue;
    }
    const joined = endOfJoint(words, start, end, limit);
    if (joined === end) break;
    end = joined;
  }
  return end;
}

/** Past "of the", "van" or "and" inside a name, or `at` where the name ends. */
function endOfJoint(words: readonly Word[], start: number, at: number, limit: number): number {
  let next = at;
  while (next < limit && nameParticles.has(words[next]?.bare ?? '')) next++;
  if (next > at && words[next]?.capital) return next;
  next = at;
  while (next < limit && next - at < 2 && joiners.has(words[next]?.bare ?? '')) next++;
  const after = words[next];
  if (
    next === at ||
    next >= limit ||
    !after?.capital ||
    neverNames.has(after.bare) ||
    calendar.test(after.text)
  )
    return at;
  const joint = words[at]?.bare ?? '';
  const previous = words[at - 1]?.bare ?? '';
  if (joint === '&') return next;
  if (joint === 'of')
    return organisationWords.has(previous) || groupNouns.has(previous) || previous === 'secretary'
      ? next
      : at;
  // "NBC's Meet the Press": a title after its owner.
  if (joint === 'the')
    return words[start - 1]?.possessive || (words[start - 2]?.possessive && words[start - 1]?.pos === 'PUNCT')
      ? next
      : at;
  if (joint === 'and') {
    const article = words[start - 1];
    return article?.text === 'The' &&
      at - start === 1 &&
      outletWords.has(after.bare) &&
      outletWords.has(previous)
      ? next
      : at;
  }
  return (joint === 'on' || joint === 'for') && (organisationWords.has(previous) || groupNouns.has(previous))
    ? next
    : at;
}

/** The name in `words[start, end)`: titles split off, and a role before it found. */
function makeName(
  words: readonly Word[],
  start: number,
  end: number,
  first: number,
  limit: number,
): NameMention[] {
  const from = endOfTitle(words, start, end);
  const inner = words.slice(from, end);
  const last = inner.at(-1);
  const head = inner[0];
  if (!head || !last) return [];
  const suffixed = inner.length > 1 && nameSuffixes.has(last.bare);
  const parts = inner.filter((word) => word.text !== ',').map((word) => word.bare);
  if (suffixed) parts.pop();
  const title = from > start ? words[from - 1] : undefined;
  const next = words[end];
  const roleStart = startOfRole(words, from, start, first);
  const hasRole = roleStart < from;
  const roleHead = words[from - 1]?.bare ?? '';
  const article = words[roleStart - 1]?.bare === 'the';
  const kind = kindOfName(
    parts,
    hasRole && (personNouns.has(roleHead) || title !== undefined),
    inner,
    article,
  );
  return [
    {
      start: head.start,
      end: last.end,
      firstWord: from,
      endWord: end,
      roleStart: words[roleStart]?.start ?? head.start,
      parts,
      suffix: suffixed ? last.bare : null,
      gender:
        kind === 'person'
          ? ((hasRole ? genderOfNoun(roleHead) : null) ??
            (parts.length > 1 ? genderOfFirstName(parts[0] ?? '') : null))
          : null,
      kind,
      modifier:
        end < limit &&
        !last.possessive &&
        next !== undefined &&
        !next.capital &&
        /^(?:NOUN|ADJ)$/u.test(next.pos) &&
        next.start === last.end + 1,
      sentence: head.sentence,
      paragraph: head.paragraph,
    },
  ];
}

/** Index of the first word after the last title in `words[start, end)`, or `start`. */
function endOfTitle(words: readonly Word[], start: number, end: number): number {
  const last = words[end - 1]?.bare ?? '';
  if (groupNouns.has(last) || organisationWords.has(last) || documentNouns.has(last)) return start;
  let from = start;
  for (let i = start; i < end - 1; i++) {
    const bare = words[i]?.bare ?? '';
    if (!isTitle(bare) && !(party.test(bare) && end - i > 2)) continue;
    const ofOffice = words[i + 1]?.bare === 'of' && i + 3 < end;
    from = ofOffice ? i + 3 : i + 1;
  }
  return from;
}

/** "Democrat Hillary Clinton", but not "Republican Party". */
const party = /^(?:democrat|republican|libertarian)$/u;

const isTitle = (bare: string): boolean =>
  titleNouns.has(bare) || courtesyTitles.has(bare) || offices.has(bare);

/** Index of the word where the role before a name starts: back to a determiner, a verb or a mark. */
function startOfRole(words: readonly Word[], from: number, runStart: number, first: number): number {
  const before = words[from - 1];
  if (
    from === runStart &&
    (!before || from === first || (!personNouns.has(before.bare) && !groupNouns.has(before.bare)))
  )
    return from;
  if (before?.possessive && from === runStart) return from;
  let start = from - 1;
  while (start > first) {
    const word = words[start - 1];
    if (!word || (word.possessive && start - 1 < runStart && !word.capital)) break;
    // "chief of staff Don Regan"
    if (word.bare === 'of' && offices.has(words[start - 2]?.bare ?? '') && start - 2 >= first) {
      start -= 2;
      continue;
    }
    const inNounPhrase =
      /^(?:NOUN|ADJ|PROPN)$/u.test(word.pos) ||
      (word.capital && !neverNames.has(word.bare)) ||
      word.bare === 'former';
    // "refugees President Obama": a plural does not qualify a title; "communications director" is one role.
    const plural =
      before?.capital === true && !word.capital && word.pos === 'NOUN' && /[^s]s$/u.test(word.bare);
    if (!inNounPhrase || plural) break;
    start -= 1;
  }
  return start;
}

function kindOfName(
  parts: readonly string[],
  titled: boolean,
  words: readonly Word[],
  article: boolean,
): NameKind {
  const last = parts.at(-1) ?? '';
  if (titled) return 'person';
  if (places.has(parts.join(' '))) return 'place';
  if (words.some((word) => word.text === '&' || joiners.has(word.bare))) return 'organisation';
  const first = parts[0] ?? '';
  const firstName = parts.length > 1 && !geographicFirstWords.has(first) && genderOfFirstName(first) !== null;
  if (firstName && parts.length === 2 && !organisationWords.has(last) && !outletWords.has(last))
    return 'person';
  if (parts.length > 1 && parts.some((part) => organisationWords.has(part) || groupNouns.has(part)))
    return 'organisation';
  if (parts.length > 1 && outletWords.has(last)) return 'organisation';
  if (
    parts.length === 1 &&
    (organisationWords.has(last) || (article && (outletWords.has(last) || outletNouns.has(last))))
  )
    return 'organisation';
  if (words.length === 1 && /^\p{Lu}{2,6}$/u.test(words[0]?.text ?? '')) return 'organisation';
  if (firstName || words.slice(1, -1).some((word) => /^\p{Lu}\.$/u.test(word.text))) return 'person';
  return 'unknown';
}
