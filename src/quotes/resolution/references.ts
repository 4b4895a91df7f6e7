import { contains } from '../../text/index.ts';
import { resolveDescription, resolvePronoun } from './antecedents.ts';
import type { Description } from './descriptions.ts';
import { isQuoted, prominenceOf, type Discourse, type Reference } from './discourse.ts';
import type { Entity } from './entities.ts';
import type { NameMention } from './name-mention.ts';
import { areJoined } from './phrases.ts';
import type { PronounForm } from './pronouns.ts';

function refer(
  discourse: Discourse,
  reference: Omit<Reference, 'quoted' | 'sentence' | 'paragraph'>,
  word: number,
): void {
  const { sentence = 0, paragraph = 0 } = discourse.table.words[word] ?? {};
  discourse.references.push({
    ...reference,
    sentence,
    paragraph,
    quoted: isQuoted(discourse, reference.start),
  });
  discourse.lastSeen.set(reference.entity, paragraph);
}

/** Adds the reference of a name. */
export function referToName(discourse: Discourse, index: number): void {
  const name = discourse.names[index];
  const entity = discourse.entityOfName[index];
  if (!name || entity === undefined || entity < 0) return;
  const prominence = prominenceOf(discourse, name.firstWord, name.endWord, name.modifier);
  const speaks = discourse.attributions.some(({ source }) => source.some((span) => contains(span, name)));
  refer(
    discourse,
    { start: name.start, end: name.end, kind: 'name', entity, prominence, speaks },
    name.firstWord,
  );
}

/** "Trump and Lewandowski": two persons whom "they" takes up together. */
export function referToPair(discourse: Discourse, index: number): void {
  const { names, entities, entityOfName, table } = discourse;
  const first = names[index - 1];
  const second = names[index];
  if (!first || !second || !areJoined(table.words, first, second)) return;
  const pair = [index - 1, index].map((i) => entities[entityOfName[i] ?? -1]);
  if (pair.some((entity) => entity?.kind !== 'person')) return;
  const entity = pairEntity(discourse, first, second);
  const prominence = prominenceOf(discourse, first.firstWord, second.endWord);
  refer(
    discourse,
    { start: first.start, end: second.end, kind: 'name', entity: entity.index, prominence, speaks: false },
    first.firstWord,
  );
}

/** The entity that two persons or bodies are together; one under that name is added. */
export function pairEntity({ text, entities }: Discourse, first: NameMention, second: NameMention): Entity {
  const name = text.slice(first.start, second.end);
  let entity = entities.find((candidate) => candidate.plural && candidate.name === name);
  if (!entity) {
    entity = {
      index: entities.length, kind: 'person', gender: null, plural: true, named: true, name,
      variants: new Set([name]), roles: [], parts: [], suffix: null, count: 1,
    }; // prettier-ignore
    entities.push(entity);
  }
  return entity;
}

/** Resolves a description and adds its reference. */
export function referByDescription(
  discourse: Discourse,
  description: Description,
  attribution: number | null,
): number {
  const { sentence, paragraph } = description;
  const known = discourse.described.get(description.headWord);
  if (known !== undefined) return known;
  const apposed = attribution === null ? apposedTo(discourse, description) : null;
  const index =
    apposed ??
    resolveDescription(discourse, description, { start: description.start, sentence, paragraph, attribution })
      .index;
  if (attribution !== null) discourse.described.set(description.headWord, index);
  const prominence = prominenceOf(discourse, description.firstWord, description.headWord + 1);
  const { start, end } = description;
  refer(
    discourse,
    { start, end, kind: 'description', entity: index, prominence, speaks: attribution !== null },
    description.headWord,
  );
  return index;
}

/** The entity whose role a description is: "a pollster" in "Mr. Kopachko, a pollster". */
function apposedTo({ entities }: Discourse, { start }: Description): number | null {
  const holder = entities.find(
    (entity) =>
      entity.named &&
      entity.roles.some((role) => role.start <= start && start < role.end && role.end - role.start > 3),
  );
  return holder?.index ?? null;
}

/** Resolves a pronoun and adds its reference. */
export function referByPronoun(
  discourse: Discourse,
  index: number,
  form: PronounForm,
  attribution: number | null,
): number | null {
  const word = discourse.table.words[index];
  if (!word || form.refersTo === 'self') return null;
  const entity = resolvePronoun(discourse, form, {
    start: word.start,
    sentence: word.sentence,
    paragraph: word.paragraph,
    attribution,
  });
  if (!entity) return null;
  const prominence = prominenceOf(discourse, index, index + 1);
  refer(
    discourse,
    {
      start: word.start,
      end: word.end,
      kind: 'pronoun',
      entity: entity.index,
      prominence,
      speaks: attribution !== null,
    },
    index,
  );
  return entity.index;
}
