import type { Span } from '../../text/index.ts';
import { genderOfFirstName, genderOfNoun, type Gender } from './gender.ts';
import {
  courtesyTitles, documentNouns, geographicFirstWords, groupNouns, joiners, nameSuffixes, neverNames, offices,
  organisationWords, outletNouns, outletWords, personNouns, places, titleNouns,
} from './lexicon.ts'; // prettier-ignore
import type { Word } from './words.ts';

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

/** The name in `words[start, end)`: titles split off, and a role before it found. */
export function makeName(
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
  const parts = inner.filter(({ text }) => !/^[,"“”'‘’()]$/u.test(text)).map(({ bare }) => bare);
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
    // "RUIZ:" labels what somebody says in a transcript; capitals tell nothing there.
    next?.text === ':' && words[start - 1]?.paragraph !== head.paragraph,
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
  const ofBody = groupNouns.has(last) || organisationWords.has(last) || documentNouns.has(last);
  // "Justice Margaret Hill" is somebody, "Justice Ministry" is none.
  const given = words[end - 2]?.bare ?? '';
  if (ofBody && (isTitle(given) || genderOfFirstName(given) === null)) return start;
  // "Filmmaker Jack Marino": what starts a sentence has its capital from that.
  const trade = isTrade(words, start, end);
  let from = trade ? start + 1 : start;
  for (let i = start; i < end - 1; i++) {
    const bare = words[i]?.bare ?? '';
    // "Chief Executive Julia Brandt"
    const isRole =
      personNouns.has(bare) &&
      end - i > 2 &&
      genderOfFirstName(bare) === null &&
      genderOfFirstName(words[i + 1]?.bare ?? '') !== null;
    if (!isTitle(bare) && !isRole && !(party.test(bare) && end - i > 2)) continue;
    const ofOffice = words[i + 1]?.bare === 'of' && i + 3 < end;
    from = ofOffice ? i + 3 : i + 1;
  }
  return from;
}

function isTrade(words: readonly Word[], start: number, end: number): boolean {
  const first = words[start]!;
  const opens = words[start - 1]?.sentence !== first.sentence;
  const given = words[start + 1]?.bare ?? '';
  return (
    opens &&
    end - start > 2 &&
    genderOfFirstName(first.bare) === null &&
    genderOfFirstName(given) !== null &&
    first.text.length > 3
  );
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
    // "reason President Obama": a common noun does not qualify a title; "communications director" is one role.
    const common =
      words[start]?.capital === true && !word.capital && word.pos === 'NOUN' && !personNouns.has(word.bare);
    if (!inNounPhrase || common) break;
    start -= 1;
  }
  return start;
}

function kindOfName(
  parts: readonly string[],
  titled: boolean,
  words: readonly Word[],
  article: boolean,
  label: boolean,
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
  if (!label && words.length === 1 && /^\p{Lu}{2,6}$/u.test(words[0]?.text ?? '')) return 'organisation';
  if (firstName || words.slice(1, -1).some((word) => /^\p{Lu}\.$/u.test(word.text))) return 'person';
  return 'unknown';
}
