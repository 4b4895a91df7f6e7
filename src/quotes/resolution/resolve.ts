import { contains, type TextReading } from '../../text/index.ts';
import type { AttributionSpans } from '../attribution.ts';
import { resolveDescription, resolvePronoun } from './antecedents.ts';
import { findDescriptions, type Description } from './descriptions.ts';
import { isQuoted, openDiscourse, prominenceOf, type Discourse, type Reference } from './discourse.ts';
import { authorOf } from './authors.ts';
import { implicitSpeaker } from './implicit.ts';
import { pronounForm, type PronounForm } from './pronouns.ts';
import { headOfSource, type SourceHead } from './sources.ts';

/** Something in the text that may refer, in the order in which it is read. */
type Item =
  | { readonly at: number; readonly type: 'name'; readonly name: number }
  | { readonly at: number; readonly type: 'description'; readonly description: Description }
  | { readonly at: number; readonly type: 'pronoun'; readonly word: number; readonly form: PronounForm }
  | { readonly at: number; readonly type: 'source'; readonly attribution: number; readonly head: SourceHead };

/**
 * Reads an article from its first word to its last and finds whom each name, description and pronoun refers to, and
 * so who speaks in each attribution. Pronouns inside quotations come last: they depend on who is quoted.
 */
export function resolveDiscourse(reading: TextReading, attributions: readonly AttributionSpans[]): Discourse {
  const discourse = openDiscourse(reading, attributions);
  const later: Extract<Item, { type: 'pronoun' }>[] = [];
  for (const item of itemsOf(discourse)) {
    if (item.type === 'pronoun' && isQuoted(discourse, item.at)) later.push(item);
    else resolveItem(discourse, item);
  }
  attributions.forEach((attribution, i) => {
    discourse.speakers[i] ??= implicitSpeaker(discourse, attribution, i);
  });
  for (const item of later) resolveQuotedPronoun(discourse, item);
  return discourse;
}

function itemsOf(discourse: Discourse): Item[] {
  const { table, names, attributions } = discourse;
  const items: Item[] = [];
  const inSource = new Set<number>();
  let wordsBefore = 0;
  attributions
    .map((attribution, i) => ({ span: attribution.source[0], i }))
    .sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0))
    .forEach(({ span, i }) => {
      if (!span) return;
      while (wordsBefore < table.words.length && (table.words[wordsBefore]?.end ?? 0) <= span.start)
        wordsBefore++;
      const head = headOfSource(table, names, span, wordsBefore);
      if (!head) return;
      items.push({ at: head.kind === 'names' ? span.end : span.start, type: 'source', attribution: i, head });
      if (head.kind === 'pronoun') inSource.add(head.word);
      else if (head.kind === 'description') inSource.add(head.description.headWord);
    });
  names.forEach((name, i) => items.push({ at: name.start, type: 'name', name: i }));
  for (const description of findDescriptions(table, names)) {
    if (!inSource.has(description.headWord))
      items.push({ at: description.start, type: 'description', description });
  }
  table.words.forEach((word, i) => {
    const form = pronounForm(word);
    if (form && form.refersTo !== 'thing' && !inSource.has(i))
      items.push({ at: word.start, type: 'pronoun', word: i, form });
  });
  // The names of a source come before it, so that it finds them known.
  return items.sort((a, b) => a.at - b.at || Number(a.type === 'source') - Number(b.type === 'source'));
}

function resolveItem(discourse: Discourse, item: Item): void {
  if (item.type === 'name') {
    referToName(discourse, item.name);
    referToPair(discourse, item.name);
  }
  if (item.type === 'description') referByDescription(discourse, item.description, null);
  if (item.type === 'pronoun') referByPronoun(discourse, item.word, item.form, null);
  if (item.type === 'source')
    discourse.speakers[item.attribution] = speakerOf(discourse, item.attribution, item.head);
}

function speakerOf(discourse: Discourse, attribution: number, head: SourceHead): number | null {
  if (head.kind === 'pronoun') {
    const index = referByPronoun(discourse, head.word, head.form, attribution);
    return discourse.entities[index ?? -1]?.author ?? index;
  }
  if (head.kind === 'relative') return antecedentOfRelative(discourse, head.word);
  if (head.kind === 'description') {
    const named = head.author === null ? undefined : discourse.entityOfName[head.author];
    const author = named ?? authorOf(discourse, head.description, attribution);
    const index = referByDescription(discourse, head.description, attribution);
    const entity = discourse.entities[index];
    if (author !== null && entity?.kind === 'document') entity.author = author;
    return author ?? entity?.author ?? index;
  }
  return pairOf(discourse, head.names) ?? discourse.entityOfName[head.names[0] ?? -1] ?? null;
}

/** The entity of a source of two names, once it is known as one. */
function pairOf({ names, text, entities }: Discourse, indices: readonly number[]): number | null {
  const sorted = indices
    .map((i) => names[i])
    .filter((name) => name !== undefined)
    .sort((a, b) => a.start - b.start);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last || sorted.length !== 2) return null;
  const form = text.slice(first.start, last.end);
  return entities.find((entity) => entity.plural && entity.name === form)?.index ?? null;
}

/** "who", "which": what stands right before. */
function antecedentOfRelative(discourse: Discourse, index: number): number | null {
  const word = discourse.table.words[index];
  if (!word) return null;
  const before = discourse.references.filter(
    ({ end, sentence, prominence, entity }) =>
      end <= word.start &&
      sentence === word.sentence &&
      (word.bare !== 'who' || (prominence !== 0.5 && discourse.entities[entity]?.kind !== 'place')),
  );
  const nearest = before.toSorted((a, b) => b.end - a.end || a.start - b.start)[0];
  return nearest?.entity ?? null;
}

/** "Trump and Lewandowski": two persons whom "they" takes up together. */
function referToPair(discourse: Discourse, index: number): void {
  const { names, entities, entityOfName, table, text } = discourse;
  const first = names[index - 1];
  const second = names[index];
  if (
    !first ||
    !second ||
    table.words[first.endWord]?.bare !== 'and' ||
    table.words[first.endWord + 1]?.start !== second.roleStart
  )
    return;
  const pair = [index - 1, index].map((i) => entities[entityOfName[i] ?? -1]);
  if (pair.some((entity) => entity?.kind !== 'person')) return;
  const name = text.slice(first.start, second.end);
  let entity = entities.find((candidate) => candidate.plural && candidate.name === name);
  if (!entity) {
    entity = {
      index: entities.length, kind: 'person', gender: null, plural: true, named: true, name,
      variants: new Set([name]), roles: [], parts: [], suffix: null, count: 1,
    }; // prettier-ignore
    entities.push(entity);
  }
  const prominence = prominenceOf(discourse, first.firstWord, second.endWord);
  refer(
    discourse,
    { start: first.start, end: second.end, kind: 'name', entity: entity.index, prominence, speaks: false },
    first.firstWord,
  );
}

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

function referToName(discourse: Discourse, index: number): void {
  const name = discourse.names[index];
  const entity = discourse.entityOfName[index];
  if (!name || entity === undefined || entity < 0) return;
  const prominence = prominenceOf(discourse, name.firstWord, name.endWord, name.modifier);
  const speaks = discourse.attributions.some(({ source }) =>
    source.some((span) => span.start <= name.start && name.end <= span.end),
  );
  refer(
    discourse,
    { start: name.start, end: name.end, kind: 'name', entity, prominence, speaks },
    name.firstWord,
  );
}

function referByDescription(
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

function referByPronoun(
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

/** "I" in a quotation is who is quoted; "he" is somebody else. */
function resolveQuotedPronoun(
  discourse: Discourse,
  { word: index, form }: Extract<Item, { type: 'pronoun' }>,
): void {
  const word = discourse.table.words[index];
  if (!word || (form.refersTo === 'self' && form.number === 'plural')) return;
  const at = discourse.attributions.findLastIndex(({ content }) =>
    content.some((span) => contains(span, word)),
  );
  const speaker = discourse.speakers[at] ?? null;
  const { start, end, sentence, paragraph } = word;
  const entity =
    form.refersTo === 'self'
      ? speaker
      : resolvePronoun(discourse, form, { start, sentence, paragraph, attribution: null })?.index;
  if (entity === null || entity === undefined || (form.refersTo !== 'self' && entity === speaker)) return;
  discourse.quotedPronouns.push({
    start,
    end,
    kind: 'pronoun',
    entity,
    prominence: 0,
    speaks: false,
    quoted: true,
    sentence,
    paragraph,
  });
}
