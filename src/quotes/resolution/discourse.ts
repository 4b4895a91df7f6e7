import type { Span, TextReading } from '../../text/index.ts';
import type { AttributionSpans } from '../attribution.ts';
import { kindOfNoun, type Description } from './descriptions.ts';
import { groupNames, type Entity } from './entities.ts';
import type { Mention } from './mention.ts';
import type { NameMention } from './name-mention.ts';
import { findNames } from './names.ts';
import { rolesOf, type Role } from './roles.ts';
import { wordsOf, type WordTable } from './words.ts';

/** A mention whose entity is known, and what makes it likely to be taken up again. */
export interface Reference extends Omit<Mention, 'name'> {
  readonly sentence: number;
  readonly paragraph: number;
  /** 0 to 1: subjects stand out most, qualifiers of other nouns least. */
  readonly prominence: number;
  readonly quoted: boolean;
  /** Whether it is the source of an attribution. */
  readonly speaks: boolean;
}

/** What is known of an article while its mentions are resolved in text order. */
export interface Discourse {
  readonly text: string;
  readonly table: WordTable;
  readonly names: readonly NameMention[];
  readonly entityOfName: readonly number[];
  readonly entities: Entity[];
  /** In text order, but for pronouns inside quotations: they are apart, since nothing takes them up. */
  readonly references: Reference[];
  readonly quotedPronouns: Reference[];
  /** For each entity the paragraph in which it was last referred to. */
  readonly lastSeen: Map<number, number>;
  /** For each description that was a source, by its head word, the entity: two attributions may share a source. */
  readonly described: Map<number, number>;
  readonly attributions: readonly AttributionSpans[];
  /** For each attribution the entity that speaks, once known. */
  readonly speakers: (number | null)[];
  /** The attributions whose source is nobody who could speak ("the talks"). */
  readonly voiceless: Set<number>;
  /** For each attribution without a source the one whose words it repeats, or null. */
  readonly repeats: (number | null)[];
  /** For each attribution to a document the one in whose words that document is mentioned first, or null. */
  readonly givenIn: (number | null)[];
  /** The quotations of the text, without their marks. */
  readonly quotations: readonly Span[];
}

/** Finds the names of an article and groups them; nothing else is resolved yet. */
export function openDiscourse(
  reading: TextReading,
  attributions: readonly AttributionSpans[],
  quotations: readonly Span[],
): Discourse {
  const { text } = reading;
  const table = wordsOf(reading);
  const roles = new Map<NameMention, Role[]>();
  const names = findNames(table).map((name) => {
    const found = name.kind === 'place' ? [] : rolesOf(table, name);
    const known = name.kind === 'unknown' ? { ...name, kind: kindByRoles(name, found) } : name;
    roles.set(known, found);
    return known;
  });
  const { entities, entityOf } = groupNames(text, names);
  names.forEach((name, i) => entities[entityOf[i] ?? -1]?.roles.push(...(roles.get(name) ?? [])));
  return {
    text,
    table,
    names,
    entityOfName: entityOf,
    entities,
    references: [],
    quotedPronouns: [],
    lastSeen: new Map(),
    described: new Map(),
    attributions,
    speakers: attributions.map(() => null),
    voiceless: new Set(),
    repeats: attributions.map(() => null),
    givenIn: attributions.map(() => null),
    quotations,
  };
}

/** What the article calls a name tells what it names: only a noun right before it makes it a body ("broadcaster TRT"). */
function kindByRoles(name: NameMention, roles: readonly Role[]): NameMention['kind'] {
  const kindsIn = ({ words }: Role): string[] => [...words].map(kindOfNoun);
  if (roles.some((role) => kindsIn(role).includes('person'))) return 'person';
  return roles.some((role) => role.end <= name.start && kindsIn(role).includes('group')) &&
    name.roleStart < name.start
    ? 'organisation'
    : 'unknown';
}

/** Adds an entity that has no name of its own. */
export function addUnnamed(discourse: Discourse, description: Description): Entity {
  const name = shownForm(discourse, description);
  const entity: Entity = {
    index: discourse.entities.length,
    kind: description.kind === 'other' ? 'unknown' : description.kind,
    gender: description.gender,
    plural: description.plural,
    named: false,
    name,
    variants: new Set([name]),
    roles: [{ start: description.start, end: description.end, words: description.words }],
    parts: [],
    suffix: null,
    count: 1,
  };
  discourse.entities.push(entity);
  return entity;
}

const longestName = 90;

/** A description as it is shown: without a clause after a comma where it is long. */
export function shownForm({ text }: Discourse, { start, end }: Span): string {
  // Through whom it is known belongs to the chain.
  const whole = text
    .slice(start, end)
    .replace(/,?\s+(?:cited|quoted|interviewed)\s+(?:by|in)\b.*$/su, '')
    .replace(/[\s,;:—–]+$/u, '');
  if (whole.length <= longestName) return whole;
  return whole.slice(0, longestName).replace(/(?:[,(—]|\s+\S*$).*$/su, '');
}

/** Whether an offset stands inside quotation marks. */
export function isQuoted({ quotations }: Discourse, offset: number): boolean {
  let low = 0;
  let high = quotations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((quotations[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return (quotations[low]?.start ?? Infinity) <= offset;
}

/** How much the words `[first, end)` stand out in their sentence. */
export function prominenceOf({ table }: Discourse, first: number, end: number, modifier = false): number {
  const { words } = table;
  const sentence = table.sentences[words[first]?.sentence ?? 0];
  if (modifier) return 0.25;
  if (words[end - 1]?.possessive) return 0.5;
  const next = words[end];
  const before = words[first - 1];
  const afterPreposition = before?.pos === 'ADP' && before.bare !== 'that';
  if (afterPreposition) return 0.45;
  if (next && /^(?:VERB|AUX)$/u.test(next.pos)) return 1;
  for (let i = sentence?.firstWord ?? first; i < first; i++)
    if (/^(?:VERB|AUX)$/u.test(words[i]?.pos ?? '')) return 0.6;
  return 0.9;
}
