import { functionWords } from '../../text/index.ts';
import { genderOfFirstName } from './gender.ts';
import {
  courtesyTitles, groupNouns, joiners, nameParticles, nameSuffixes, neverNames, organisationWords, outletWords,
  personNouns, titleNouns,
} from './lexicon.ts'; // prettier-ignore
import { calendar, isKnownMonth, isMonthAsGivenName, isMonthAsSurname } from './months.ts';
import { singular } from './roles.ts';
import type { Word } from './words.ts';

/** "Said Trump": a verb before the one who speaks, and a given name too. */
const reports = /^(?:said|says|asked|added|wrote|quoted)$/u;

const notNames = new Set(['god', 'am', 'pm', 'ok']);

function startsName(
  words: readonly Word[],
  index: number,
  first: number,
  seen: ReadonlySet<string>,
): boolean {
  const word = words[index];
  if (!word?.capital || notNames.has(word.bare)) return false;
  // "Q:" in an interview.
  if (/^[QA]$/u.test(word.text) && words[index + 1]?.text === ':') return false;
  if (isKnownMonth(words, index, first, seen) || isMonthAsGivenName(words, index)) return true;
  if (neverNames.has(word.bare) || calendar.test(word.text)) return false;
  const before = words[index - 1];
  const opens =
    index === first ||
    !before ||
    /^[“‘(—–:;]$/u.test(before.text) ||
    (/^["']$/u.test(before.text) &&
      (before.end === word.start || /^[.?!]/u.test(words[index - 2]?.text ?? ''))) ||
    /^[.?!…]/u.test(before.text) ||
    before.text === "''";
  if (!opens || /\p{Lu}.*\p{Lu}/u.test(word.text)) return true;
  if (seen.has(word.bare) || titleNouns.has(word.bare) || courtesyTitles.has(word.bare)) return true;
  const next = words[index + 1];
  if (functionWords.has(word.bare)) return next?.capital === true && genderOfFirstName(word.bare) !== null;
  if (next?.capital && !neverNames.has(next.bare) && !calendar.test(next.text))
    // "Ted", "Grant": a verb in the dictionary, a given name before a surname.
    return (
      (word.pos !== 'VERB' || (genderOfFirstName(word.bare) !== null && !reports.test(word.bare))) &&
      word.pos !== 'ADP' &&
      word.pos !== 'ADV'
    );
  const noun = singular(word.bare);
  if (personNouns.has(noun) || groupNouns.has(noun)) return false;
  return word.pos === 'PROPN';
}

export function endOfName(
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
      (!calendar.test(word.text) || isMonthAsSurname(words, end)) &&
      (initial || !neverNames.has(word.bare))
    ) {
      end += 1;
      continue;
    }
    const afterNickname = endOfNickname(words, end, limit);
    if (afterNickname > end) {
      end = afterNickname;
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
  // "New York-based": a part of an adjective.
  return /^\p{Lu}\p{L}*[-‐‑]\p{Ll}/u.test(words[end]?.text ?? '') && end < limit ? start : end;
}

/** Past a nickname in marks that stands before the surname ("Robert “Bob” Kelley"), or `at` where there is none. */
function endOfNickname(words: readonly Word[], at: number, limit: number): number {
  const [open, nickname, close, surname] = words.slice(at, Math.min(at + 4, limit));
  const isMarked = /^["“'‘(]$/u.test(open?.text ?? '') && /^["”'’)]$/u.test(close?.text ?? '');
  const isName = isMarked && nickname?.capital && nickname.bare.length > 1 && surname?.capital;
  return isName && genderOfFirstName(words[at - 1]!.bare) !== null ? at + 3 : at;
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
