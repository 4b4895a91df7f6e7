import { genderOfFirstName } from './gender.ts';
import { courtesyTitles, neverNames, organisationWords, personNouns, titleNouns } from './lexicon.ts';
import type { Word } from './words.ts';

/** Days and months, which are no names. */
export const calendar =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept|oct|nov|dec)\.)$/iu;

/** Months that are names of people as well. */
const personalMonth = /^(?:april|may|june|august)$/u;

/** Whether a word is a month that may be somebody's name. */
export function isPersonalMonth({ bare }: Word): boolean {
  return personalMonth.test(bare);
}

/** Whether a month ends the name of a person here: after a given name, and no day or year follows. */
export function isMonthAsSurname(words: readonly Word[], at: number): boolean {
  const [before, month, after] = [words[at - 1], words[at], words[at + 1]];
  return (
    month !== undefined &&
    before?.capital === true &&
    before.sentence === month.sentence &&
    isPersonalMonth(month) &&
    genderOfFirstName(before.bare) !== null &&
    !/^\p{N}/u.test(after?.text ?? '')
  );
}

/** After one of these a month is a month. */
const beforeMonth =
  /^(?:in|on|of|by|since|until|till|through|from|to|for|last|next|this|early|late|mid|every|between|and|or|a|the|each|during|before|after)$/u;

/**
 * Whether a month stands for the person of that surname whom the text names elsewhere.
 *
 * @param first - the first word of the sentence
 * @param seen - words that are names within sentences
 */
export function isKnownMonth(
  words: readonly Word[],
  index: number,
  first: number,
  seen: ReadonlySet<string>,
): boolean {
  const [word, before, after] = [words[index]!, words[index - 1], words[index + 1]];
  if (!isPersonalMonth(word) || !seen.has(word.bare) || /^\p{N}/u.test(after?.text ?? '')) return false;
  if (index > first) return !beforeMonth.test(before?.bare ?? '') && !/^\p{N}/u.test(before?.text ?? '');
  return word.possessive || /^(?:VERB|AUX|ADV)$/u.test(after?.pos ?? '');
}

/** Whether a month is the given name of the person whose surname follows: "April Ryan". */
export function isMonthAsGivenName(words: readonly Word[], at: number): boolean {
  const [before, month, surname] = [words[at - 1], words[at]!, words[at + 1]];
  return (
    isPersonalMonth(month) &&
    genderOfFirstName(month.bare) !== null &&
    surname?.capital === true &&
    surname.pos === 'PROPN' &&
    surname.sentence === month.sentence &&
    !neverNames.has(surname.bare) &&
    !calendar.test(surname.text) &&
    !titleNouns.has(surname.bare) &&
    !courtesyTitles.has(surname.bare) &&
    !personNouns.has(surname.bare) &&
    !organisationWords.has(surname.bare) &&
    (before?.sentence !== month.sentence || !beforeMonth.test(before.bare))
  );
}
