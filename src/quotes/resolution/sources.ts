import { functionWords, type Span } from '../../text/index.ts';
import { describe, kindOfNoun, type Description } from './descriptions.ts';
import { isHappening } from './happenings.ts';
import { outletNouns } from './lexicon.ts';
import type { NameMention } from './name-mention.ts';
import { areJoined, endOfPhrase } from './phrases.ts';
import { pronounForm, type PronounForm } from './pronouns.ts';
import { singular } from './roles.ts';
import type { Word, WordTable } from './words.ts';

/** What stands at the head of a source: names (several when joined by "and"), a pronoun or a description. */
export type SourceHead =
  | { readonly kind: 'names'; readonly names: readonly number[] }
  | { readonly kind: 'pronoun'; readonly word: number; readonly form: PronounForm }
  | { readonly kind: 'relative'; readonly word: number }
  /** "A:" in an interview. */
  | { readonly kind: 'answer'; readonly word: number }
  | { readonly kind: 'description'; readonly description: Description; readonly author: number | null };

/**
 * Finds the head of a source span.
 *
 * @returns `happening` for one that cannot speak ("the talks"), null when the span holds no word or asks in an interview ("Q:")
 */
export function headOfSource(
  table: WordTable,
  names: readonly NameMention[],
  source: Span,
  firstInside: number,
): SourceHead | 'happening' | null {
  const { words } = table;
  let first = firstInside;
  while (first < words.length && (words[first]?.end ?? 0) <= source.start) first++;
  let end = first;
  while (end < words.length && (words[end]?.start ?? Infinity) < source.end) end++;
  while (first < end && words[first]?.pos === 'PUNCT') first++;
  if (first >= end) return null;
  if (words[first]?.bare === 'there') return 'happening';
  if (words[first + 1]?.text === ':' && /^[QA]$/u.test(words[first]!.text))
    return words[first]!.text === 'A' ? { kind: 'answer', word: first } : null;
  const form = pronounForm(words[first]);
  if (
    form &&
    end - first <= 2 &&
    !(words[first + 1] && end - first === 2 && words[first + 1]?.pos === 'NOUN')
  )
    return { kind: 'pronoun', word: first, form };
  if (end - first === 1 && /^(?:who|which|that)$/u.test(words[first]?.bare ?? ''))
    return { kind: 'relative', word: first };
  end = withApposition(words, names, first, end);
  const inside = names.flatMap((name, i) => (name.firstWord < end && name.endWord > first ? [i] : []));
  return namedHead(words, names, inside, first, end) ?? describedHead(table, names, inside, first, end);
}

/** Past ", John E. Herbst," or "filed in Manhattan by Yulia V. Tymoshenko" where a source was cut short of it. */
function withApposition(
  words: readonly Word[],
  names: readonly NameMention[],
  first: number,
  end: number,
): number {
  const kind = kindOfNoun(singular(words[end - 1]?.bare ?? ''));
  const determined =
    /^(?:DET|PRON)$/u.test(words[first]?.pos ?? '') ||
    words.slice(first, end).some((word) => word.possessive);
  const next = words[end];
  if (!next || !determined) return end;
  if (next.text === ',') {
    const name = names.find(({ firstWord, kind: named }) => firstWord === end + 1 && named === 'person');
    return name && words[name.endWord]?.text === ',' ? name.endWord : end;
  }
  if (kind !== 'document' || !/^(?:filed|written|sent|issued|signed|posted)$/u.test(next.bare)) return end;
  const by = words.findIndex((word, i) => i > end && i < end + 5 && word.bare === 'by');
  return names.find(({ firstWord }) => by >= 0 && firstWord > by && firstWord < by + 4)?.endWord ?? end;
}

function namedHead(
  words: readonly Word[],
  names: readonly NameMention[],
  inside: readonly number[],
  first: number,
  end: number,
): SourceHead | null {
  const phraseEnd = endOfPhrase(words, names, inside, first, end);
  const at = inside.find(
    (i) => names[i]?.endWord === phraseEnd && (phraseEnd === end || !words[phraseEnd - 1]?.possessive),
  );
  if (at !== undefined) {
    const joined = inside.filter((i) => i !== at && areJoined(words, names[at]!, names[i]!));
    return { kind: 'names', names: [at, ...joined] };
  }
  // "Carter's press secretary, Peter Cook": the name in apposition is meant.
  const head = singular(words[phraseEnd - 1]?.bare ?? '');
  // "Former prosecutor and New York City Mayor Rudy Giuliani" is one man.
  if (
    words[phraseEnd]?.bare === 'and' &&
    words[first]?.pos !== 'DET' &&
    kindOfNoun(words[phraseEnd - 1]?.bare ?? '') === 'person'
  ) {
    const one = inside.find(
      (i) => names[i]!.start > names[i]!.roleStart && names[i]!.roleStart <= words[phraseEnd + 1]!.start,
    );
    if (one !== undefined && names[one]!.firstWord > phraseEnd) return { kind: 'names', names: [one] };
  }
  if (words[phraseEnd]?.text !== ',')
    return appositionAfterComplement(words, names, inside, phraseEnd, head, first, end);
  const apposed = inside.find((i) => {
    const name = names[i];
    return (
      name &&
      name.kind !== 'place' &&
      name.firstWord > phraseEnd &&
      (words[phraseEnd + (/^(?:the|a|an)$/u.test(words[phraseEnd + 1]?.bare ?? '') ? 2 : 1)]?.start ?? 0) >=
        name.roleStart
    );
  });
  const isMeant =
    kindOfNoun(head) !== 'other' || (apposed !== undefined && ends(words, names[apposed]!, end));
  return apposed !== undefined && isMeant
    ? { kind: 'names', names: [apposed] }
    : appositionAfterComplement(words, names, inside, phraseEnd, head, first, end);
}

/** "the American ambassador at the time, John E. Herbst" */
function appositionAfterComplement(
  words: readonly Word[],
  names: readonly NameMention[],
  inside: readonly number[],
  phraseEnd: number,
  head: string,
  first: number,
  end: number,
): SourceHead | null {
  if (!(/^(?:the|a|an)$/u.test(words[first]?.bare ?? '') || words[first]?.possessive)) return null;
  const last = inside.find((i) => {
    const name = names[i];
    if (name?.kind !== 'person' || name.firstWord <= phraseEnd) return false;
    const role = words.findIndex(({ start }) => start >= name.roleStart);
    return words[role - 1]?.text === ',';
  });
  if (last === undefined) return null;
  const isMeant = kindOfNoun(head) === 'person' || ends(words, names[last]!, end);
  return isMeant ? { kind: 'names', names: [last] } : null;
}

/** Whether a person's name closes a source: then what goes before says who that is, whatever its noun ("her predecessor, Paul Kern,"). */
function ends(words: readonly Word[], { kind, endWord }: NameMention, end: number): boolean {
  return kind === 'person' && words.slice(endWord, end).every(({ text }) => text === ',');
}

/** What is counted or gathered speaks: "three-quarters of the voters", "many of them", "a chorus of critics". */
const counted =
  /^(?:half|percent|quarters|third|thirds|majority|most|many|some|all|number|dozens|hundreds|one|two|several|percentage|chorus|clutch|crop|flood|handful|host|range|series|slew|stream|string|trio|wave)$/u;

function describedHead(
  table: WordTable,
  names: readonly NameMention[],
  inside: readonly number[],
  first: number,
  end: number,
): SourceHead | 'happening' {
  const { words } = table;
  let head = endOfPhrase(words, names, inside, first, end) - 1;
  if (words[head + 1]?.bare === 'of' && counted.test(words[head]?.bare ?? '')) {
    const rest = endOfPhrase(words, names, inside, head + 2, end);
    if (rest > head + 2) head = rest - 1;
  }
  while (head > first && (words[head]?.pos === 'PUNCT' || functionWords.has(words[head]?.bare ?? ''))) head--;
  const description = describe(table, first, end, head);
  // "the nationalist Global Times tabloid": the noun only says what kind of thing the name names.
  const named =
    outletNouns.has(description.head) && description.kind !== 'person'
      ? inside.find((i) => names[i]?.endWord === head && !words[head - 1]?.possessive)
      : undefined;
  if (named !== undefined) return { kind: 'names', names: [named] };
  if (description.kind === 'other' && !words[head]?.capital && isHappening(description.head))
    return 'happening';
  return { kind: 'description', description, author: authorInside(words, names, inside, description) };
}

/** Who publishes or obtains a document has not written it. */
const passedOn =
  /^(?:released|obtained|leaked|published|posted|conducted|cited|quoted|reported|seen|reviewed|provided)$/u;

/** "Dan Regan's memoir", "a lawsuit filed by Yulia V. Tymoshenko": the name whose words a document is. */
function authorInside(
  words: readonly Word[],
  names: readonly NameMention[],
  inside: readonly number[],
  description: Description,
): number | null {
  if (description.kind !== 'document') return null;
  const owner = inside.find((i) => {
    const name = names[i];
    return name && name.endWord <= description.headWord && words[name.endWord - 1]?.possessive;
  });
  if (owner !== undefined) return owner;
  for (let i = description.headWord + 1; i < description.endWord; i++) {
    if (!/^(?:by|from)$/u.test(words[i]?.bare ?? '') || passedOn.test(words[i - 1]?.bare ?? '')) continue;
    const writer = inside.find((n) => names[n]!.firstWord > i && names[n]!.firstWord < i + 8);
    return writer ?? null;
  }
  return null;
}
