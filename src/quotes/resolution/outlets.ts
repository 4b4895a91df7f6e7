import type { Span } from '../../text/index.ts';
import { isOutlet } from './antecedents.ts';
import { kindOfNoun } from './descriptions.ts';
import type { Discourse } from './discourse.ts';
import { outletNouns, outletWords, places } from './lexicon.ts';
import { singular } from './roles.ts';
import type { Word } from './words.ts';

/** One link of a chain. */
export interface Hop {
  /** Its fullest form, as the article has it. */
  readonly name: string;
  readonly entity: number | null;
}

/** An outlet where the text names it. */
export interface OutletMention extends Hop, Span {
  readonly firstWord: number;
  readonly endWord: number;
}

const bodiesThatAreAddressed =
  /^(?:congress|senate|house|parliament|court|committee|council|commission|board|police|fbi|cia|un|nato|eu|gop|party|department|jury|university|college|school|church|campaign)$/u;

/** The outlets that stand in `words[first, end)`, in order. */
export function outletsIn(discourse: Discourse, first: number, end: number): OutletMention[] {
  const found: OutletMention[] = [];
  discourse.names.forEach((name, i) => {
    if (name.firstWord < first || name.endWord > end) return;
    const entity = discourse.entities[discourse.entityOfName[i] ?? -1];
    if (!entity || !isOutlet(entity) || isPlaceLike(name.parts)) return;
    const last = found.at(-1);
    // "CBS' Face the Nation" is one hop.
    if (last?.endWord === name.firstWord) return;
    const programme = programmeAfter(discourse, name.endWord);
    const endWord = programme ?? name.endWord;
    const whole = discourse.text.slice(name.start, discourse.table.words[endWord - 1]?.end ?? name.end);
    found.push({
      start: name.start,
      end: name.end,
      firstWord: name.firstWord,
      endWord,
      name: programme ? whole : outletName(discourse, entity.index),
      entity: entity.index,
    });
  });
  return found;
}

const isPlaceLike = (parts: readonly string[]): boolean => places.has(parts.join(' '));

/** Index of the word after a programme that an outlet owns ("NBC's Meet the Press"), or null. */
function programmeAfter({ table, names }: Discourse, at: number): number | null {
  if (!table.words[at - 1]?.possessive) return null;
  const opening = /^["“'‘]+$/u.test(table.words[at]?.text ?? '') ? 1 : 0;
  const first = at + opening;
  const named = names.find((name) => name.firstWord === first)?.endWord;
  let end = first;
  while (table.words[end]?.capital && table.words[end]?.sentence === table.words[at - 1]?.sentence) end++;
  const programme = named ?? (end > first + 1 ? end : null);
  return programme === null || opening === 0 ? programme : afterClosing(table.words, programme);
}

/** Past the quotation mark that closes at word `at`, and the comma or full stop that may stand before it. */
function afterClosing(words: readonly Word[], at: number): number {
  const mark = /^[.,]$/u.test(words[at]?.text ?? '') ? at + 1 : at;
  return /^["”'’]+$/u.test(words[mark]?.text ?? '') ? mark + 1 : at;
}

/** The fullest form of an outlet's name: with what the article calls it ("state broadcaster Al-Ikhbariya"). */
export function outletName({ text, entities, entityOfName, names }: Discourse, entity: number): string {
  const name = entities[entity]?.name ?? '';
  const described = names.find(
    (candidate, i) => entityOfName[i] === entity && candidate.roleStart < candidate.start,
  );
  if (!described) return name;
  const role = text.slice(described.roleStart, described.start).trim();
  return outletNouns.has(singular(role.split(/\s+/u).at(-1)?.toLowerCase() ?? ''))
    ? text.slice(described.roleStart, described.end)
    : name;
}

/**
 * Whoever is told something at `words[first, limit)`, when that is an outlet or its reporter: "the broadcaster",
 * "CNN", "Megyn Kelly of Fox News", "a TV interviewer".
 */
export function outletTold(discourse: Discourse, first: number, limit: number): OutletMention | null {
  const { words } = discourse.table;
  const named = namedOutletAt(discourse, first, limit);
  const person = named ? words[named.endWord] : undefined;
  if (named && !(person && outletNouns.has(person.bare) && !words[named.endWord - 1]?.possessive))
    return named;
  for (let i = first; i < Math.min(limit, first + 5); i++) {
    const word = words[i];
    if (!word || word.pos === 'PUNCT' || word.pos === 'VERB') return null;
    const noun = singular(word.bare);
    if (!outletNouns.has(noun) || noun !== word.bare) continue;
    const reference = discourse.references.find(
      (candidate) =>
        candidate.kind === 'description' && candidate.start <= word.start && candidate.end >= word.end,
    );
    const entity = reference ? discourse.entities[reference.entity] : undefined;
    const start = words[first] ?? word;
    // "radio host Hugh Hewitt"
    const host = discourse.names.find((name) => name.firstWord === i + 1 && name.roleStart < name.start);
    const end = host?.end ?? word.end;
    const whole = discourse.text.slice(start.start, end);
    const known = entity?.named === true;
    return {
      start: start.start,
      end,
      firstWord: first,
      endWord: host?.endWord ?? i + 1,
      name: known ? outletName(discourse, entity.index) : whole,
      entity: entity?.index ?? null,
    };
  }
  return null;
}

function namedOutletAt(discourse: Discourse, first: number, limit: number): OutletMention | null {
  const { names, entities, entityOfName, table, text } = discourse;
  const start = table.words[first]?.start ?? Infinity;
  const index = names.findIndex(
    (name) =>
      name.firstWord >= first &&
      name.endWord <= limit &&
      (name.roleStart <= start || name.firstWord <= first + 1),
  );
  const name = names[index];
  const entity = entities[entityOfName[index] ?? -1];
  if (!name || !entity) return null;
  if (entity.kind === 'person') {
    const outlet = /^(?:of|from|at)$/u.test(table.words[name.endWord]?.bare ?? '')
      ? outletsIn(discourse, name.endWord, Math.min(limit, name.endWord + 5))[0]
      : undefined;
    return outlet && outlet.firstWord <= name.endWord + 2
      ? { ...outlet, start: name.start, firstWord: name.firstWord, name: text.slice(name.start, outlet.end) }
      : null;
  }
  if (!isOutlet(entity) && !soundsLikeOutlet(entity.kind, entity.parts)) return null;
  return (
    outletsIn(discourse, name.firstWord, limit)[0] ?? {
      start: name.start,
      end: name.end,
      firstWord: name.firstWord,
      endWord: name.endWord,
      name: outletName(discourse, entity.index),
      entity: entity.index,
    }
  );
}

/** A body that is told something and is neither a person, a place nor an authority is most likely an outlet. */
function soundsLikeOutlet(kind: string, parts: readonly string[]): boolean {
  if (kind !== 'organisation') return false;
  return (
    parts.every(
      (part) => !bodiesThatAreAddressed.test(part) && kindOfNoun(part) !== 'person' && !part.endsWith('s'),
    ) || parts.some((part) => outletWords.has(part))
  );
}
