import { isMonthAsSurname, isPersonalMonth } from './months.ts';
import { endOfName } from './name-extent.ts';
import { isInhabitant, outletWords, personNouns } from './lexicon.ts';
import { makeName, type NameMention } from './name-mention.ts';
import type { Word, WordTable } from './words.ts';

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
      if (end > i && !isDescription(table.words, i, end))
        names.push(...makeName(table.words, i, end, sentence.firstWord, sentence.endWord));
      i = Math.max(end, i + 1);
    }
  }
  const inHeadlines = headlines.flatMap((sentence) => knownNames(table.words, sentence, names));
  return [...names, ...inHeadlines].sort((a, b) => a.start - b.start);
}

/** "the Briton", "the Republican", "the Senator": a capital of its own, and yet no name. */
function isDescription(words: readonly Word[], start: number, end: number): boolean {
  const [article, word, next] = [words[start - 1], words[start]!, words[end]];
  if (end > start + 1 || article?.bare !== 'the' || article.sentence !== word.sentence) return false;
  if (next?.sentence === word.sentence && /^(?:NOUN|ADJ|PROPN)$/u.test(next.pos)) return false;
  // "..., The Tennessean reported": a capital article inside a sentence is part of a name.
  const before = words[start - 2];
  if (article.capital && before?.sentence === word.sentence && /[\p{L}\p{N},]/u.test(before.text))
    return false;
  return isInhabitant(word.bare) || (personNouns.has(word.bare) && !outletWords.has(word.bare));
}

/** In a headline only what is a name elsewhere in the text, or the last part of one, is taken for a name. */
function knownNames(
  words: readonly Word[],
  { firstWord, endWord }: WordTable['sentences'][number],
  names: readonly NameMention[],
): NameMention[] {
  const known = new Set(
    names
      .filter(({ modifier, parts }) => !modifier || parts.length > 1)
      .flatMap(({ parts, kind }) => [
        parts.join(' '),
        ...(kind === 'person' ? [parts.at(-1)!, parts[0]!] : []),
      ]),
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
      if (!before || !word.capital || !/[\p{L}\p{N},]$/u.test(before.text)) return;
      // "in May" does not make a name of it, "Theresa May" does.
      if (!isPersonalMonth(word) || isMonthAsSurname(words, firstWord + i)) seen.add(word.bare);
    });
  }
  return seen;
}
