import type { NameMention } from './name-mention.ts';
import type { Word } from './words.ts';

const phraseEnds =
  /^(?:who|whom|whose|which|that|of|for|in|at|from|with|on|by|to|about|near|inside|outside|among|within|behind|as|via|familiar|close|under|into|against|after|before|during|since|without|between|through|despite|including|where|when|speaking|according|[,;:(—–]|-{1,2})$/u;

/** Index of the word after the first noun phrase of `words[first, end)`: before a preposition, a comma or a clause. */
export function endOfPhrase(
  words: readonly Word[],
  names: readonly NameMention[],
  inside: readonly number[],
  first: number,
  end: number,
): number {
  for (let i = first + 1; i < end; i++) {
    const word = words[i];
    const within = inside.some((n) => (names[n]?.firstWord ?? 0) < i && (names[n]?.endWord ?? 0) > i);
    if (within || !word) continue;
    const participle =
      word.pos === 'VERB' &&
      !word.capital &&
      /(?:ed|ing|en|wn)$/u.test(word.bare) &&
      words[i - 1]?.pos !== 'DET' &&
      (i > first + 1 || /^(?:NOUN|PROPN)$/u.test(words[first]?.pos ?? ''));
    // "a database tracking such deaths", which may be tagged as a noun.
    const governs =
      word.bare.endsWith('ing') &&
      words[i - 1]?.pos === 'NOUN' &&
      /^(?:the|a|an|such|these|those)$/u.test(words[i + 1]?.bare ?? '');
    const inRole = inside.some((n) => names[n]!.roleStart < word.start && names[n]!.start > word.start);
    if (inRole) continue;
    const joins = word.bare === 'and' && words[i - 1]?.pos === 'ADJ';
    if (
      phraseEnds.test(word.bare || word.text) ||
      participle ||
      governs ||
      startsTime(words, i) ||
      (word.bare === 'and' && !joins)
    )
      return i;
  }
  return end;
}

/** Whether "and" joins two names, the second perhaps after what it is to the first: "Hassan Ali and his wife, Amira". */
export function areJoined(words: readonly Word[], first: NameMention, second: NameMention): boolean {
  if (words[first.endWord]?.bare !== 'and') return false;
  if (words[first.endWord + 1]?.start === second.roleStart) return true;
  const between = words
    .slice(first.endWord + 1, second.firstWord)
    .filter(({ end }) => end <= second.roleStart);
  return (
    /^(?:his|her|their)$/u.test(between[0]?.bare ?? '') &&
    between.at(-1)?.text === ',' &&
    between.slice(1, -1).every(({ pos }) => /^(?:NOUN|ADJ|PROPN)$/u.test(pos))
  );
}

const days = /^(?:today|tonight|yesterday|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/u;
const periods =
  /^(?:day|night|morning|afternoon|evening|week|weekend|month|season|year|decade|century|spring|summer|fall|autumn|winter)$/u;

/** "a poll this month", "his speech Tuesday": when it was is no part of what speaks. */
function startsTime(words: readonly Word[], i: number): boolean {
  const [before, word, next] = [words[i - 1], words[i], words[i + 1]];
  if (/^(?:this|last|next)$/u.test(word?.bare ?? '')) return periods.test(next?.bare ?? '');
  const isNominal = (one: Word | undefined): boolean => /^(?:NOUN|PROPN)$/u.test(one?.pos ?? '');
  return days.test(word?.bare ?? '') && isNominal(before) && !isNominal(next);
}
