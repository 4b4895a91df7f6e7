import type { Gender } from './gender.ts';
import { groupNouns, outletWords, places } from './lexicon.ts';
import type { NameMention } from './name-mention.ts';
import type { Role } from './roles.ts';

/** Somebody or something that the article speaks of. It grows while the article is read. */
export interface Entity {
  readonly index: number;
  kind: 'person' | 'organisation' | 'place' | 'group' | 'document' | 'unknown';
  gender: Gender;
  plural: boolean;
  readonly named: boolean;
  /** The fullest form in which the article names it. */
  name: string;
  readonly variants: Set<string>;
  readonly roles: Role[];
  /** Parts of its fullest name, in the form that is compared; none for unnamed ones. */
  parts: readonly string[];
  suffix: string | null;
  /** How often its name stands in the article. */
  count: number;
  /** Of a document: the index of the entity whose words it holds, where the article says. */
  author?: number;
}

/** The entities behind the names of an article, and for each name the index of its entity. */
export interface NamedEntities {
  readonly entities: Entity[];
  readonly entityOf: readonly number[];
}

/**
 * Groups names into entities: full names first, then shorter forms ("Mr. Carter", "the Times", "CAIR") by what
 * they can stand for.
 */
export function groupNames(text: string, names: readonly NameMention[]): NamedEntities {
  const entities: Entity[] = [];
  const entityOf = new Array<number>(names.length).fill(-1);
  const fullFirst = names.map((_, i) => i).sort((a, b) => lengthOf(names, b) - lengthOf(names, a) || a - b);
  const add = (i: number, entity: Entity): void => {
    entityOf[i] = entity.index;
    absorb(text, entity, names[i]!);
  };
  for (const i of fullFirst) {
    const name = names[i]!;
    if (name.parts.length < 2) continue;
    const known = entities.find((entity) => sameFullName(entity, name));
    add(i, known ?? begin(entities, text, name));
  }
  // "Mr. Obama" cannot be Michelle Obama; once he is known apart, "President Obama" can be him.
  const index = new PartIndex(entities);
  const single = names.flatMap(({ parts }, i) => (parts.length === 1 ? [i] : []));
  const gendered = single.filter((i) => names[i]!.gender !== null);
  const others = single.filter((i) => names[i]!.gender === null);
  for (const i of [...gendered, ...others]) {
    const name = names[i]!;
    const known = chooseEntity(index.having(name.parts[0] ?? ''), entityOf, names, i);
    add(i, known ?? index.add(begin(entities, text, name)));
  }
  return { entities, entityOf };
}

/** Entities by the parts and the initials of their names. */
class PartIndex {
  readonly #byPart = new Map<string, Entity[]>();

  constructor(entities: readonly Entity[]) {
    for (const entity of entities) this.add(entity);
  }

  add(entity: Entity): Entity {
    const keys = new Set([...entity.parts, initialsOf(entity)]);
    for (const key of keys) {
      const list = this.#byPart.get(key);
      if (list) list.push(entity);
      else this.#byPart.set(key, [entity]);
    }
    return entity;
  }

  having(part: string): readonly Entity[] {
    return this.#byPart.get(part) ?? [];
  }
}

const lengthOf = (names: readonly NameMention[], index: number): number => names[index]?.parts.length ?? 0;

function begin(entities: Entity[], text: string, name: NameMention): Entity {
  const entity: Entity = {
    index: entities.length,
    kind: name.kind,
    gender: name.gender,
    plural: false,
    named: true,
    name: text.slice(name.start, name.end),
    variants: new Set(),
    roles: [],
    parts: name.parts,
    suffix: name.suffix,
    count: 0,
  };
  entities.push(entity);
  return entity;
}

function absorb(text: string, entity: Entity, name: NameMention): void {
  entity.variants.add(text.slice(name.start, name.end));
  entity.count += name.modifier ? 0.5 : 1;
  entity.gender ??= name.gender;
  if (entity.kind === 'unknown') entity.kind = name.kind;
  if (name.kind === 'person' && entity.kind === 'place') entity.kind = 'person';
}

function sameFullName(entity: Entity, name: NameMention): boolean {
  if (entity.suffix !== name.suffix && entity.suffix && name.suffix) return false;
  if (conflict(entity, name)) return false;
  const [long, short] =
    entity.parts.length >= name.parts.length ? [entity.parts, name.parts] : [name.parts, entity.parts];
  if (long.length === short.length) {
    return long.every(
      (part, i) => part === short[i] || (i < long.length - 1 && initialOf(part, short[i] ?? '')),
    );
  }
  if (entity.kind === 'organisation' || name.kind === 'organisation' || name.kind === 'place') {
    return !places.has(short.join(' ')) && startsWith(long, short) && !outletWords.has(long.at(-1) ?? '');
  }
  return long.at(-1) === short.at(-1) && (long[0] === short[0] || initialOf(long[0] ?? '', short[0] ?? ''));
}

const startsWith = (long: readonly string[], short: readonly string[]): boolean =>
  short.every((part, i) => part === long[i]);
const initialOf = (a: string, b: string): boolean =>
  (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));

function conflict(entity: Entity, name: NameMention): boolean {
  if (entity.gender && name.gender && entity.gender !== name.gender) return true;
  const person = (kind: string): boolean => kind === 'person';
  const thing = (kind: string): boolean => kind === 'organisation' || kind === 'place';
  return (person(entity.kind) && thing(name.kind)) || (thing(entity.kind) && person(name.kind));
}

/** The entity that a one-word name stands for: one whose last name, first name or initials it is. */
function chooseEntity(
  entities: readonly Entity[],
  entityOf: readonly number[],
  names: readonly NameMention[],
  at: number,
): Entity | undefined {
  const name = names[at]!;
  const part = name.parts[0] ?? '';
  const ranked = entities
    .map((entity) => ({ entity, fit: fitOf(entity, name, part) }))
    .filter(({ fit }) => fit > 0)
    .map(({ entity, fit }) => ({
      entity,
      score: fit * 1000 + nearness(entity, entityOf, names, at) * 50 + entity.count,
    }));
  return ranked.sort((a, b) => b.score - a.score)[0]?.entity;
}

function fitOf(entity: Entity, name: NameMention, part: string): number {
  if (entity.parts.length === 1 && entity.parts[0] === part && !(conflict(entity, name) && entity.gender))
    return entity.gender === null ? 5 : 6;
  // Capitals alone do not make a body of somebody's initials ("KC Johnson ... KC said").
  const isInitials = entity.kind === 'person' && entity.parts[0] === part && part.length === 2;
  if (entity.parts.length < 2 || (conflict(entity, name) && !isInitials)) return 0;
  const last = entity.parts.at(-1) === part;
  if (entity.kind === 'person' || entity.kind === 'unknown') {
    if (last) return 6;
    if (entity.parts[0] === part && entity.kind === 'person' && name.kind !== 'place') return 3;
    return entity.parts.includes(part) && name.kind === 'unknown' && part.length > 2 ? 1 : 0;
  }
  if (initialsOf(entity) === part && part.length > 1) return 4;
  if (last && (outletWords.has(part) || groupNouns.has(part))) return 3;
  return entity.parts[0] === part &&
    name.kind === 'unknown' &&
    entity.kind === 'organisation' &&
    !name.modifier
    ? 1
    : 0;
}

function initialsOf(entity: Entity): string {
  const long = entity.parts.filter((part) => !/^(?:of|the|and|for|on|in|&)$/u.test(part));
  return long
    .flatMap((part) => part.split('-'))
    .map((part) => part[0] ?? '')
    .join('');
}

/** 2 where the entity was named earlier in the same paragraph, 1 where earlier in the article, else 0. */
function nearness(
  entity: Entity,
  entityOf: readonly number[],
  names: readonly NameMention[],
  at: number,
): number {
  const last = entityOf.lastIndexOf(entity.index, at - 1);
  if (last < 0 || at === 0) return 0;
  return names[last]?.paragraph === names[at]?.paragraph ? 2 : 1;
}
