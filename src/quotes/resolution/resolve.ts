import type { TextReading } from '../../text/index.ts';
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
      while (wordsBefore < table.words.length && (table.words[wordsBefore]?.end ?? 0) <= span.start) wordsBefore++;
      const head = headOfSource(table, names, span, wordsBefore);
      if (!head) return;
      items.push({ at: span.start, type: 'source', attribution: i, head });
      if (head.kind === 'pronoun') inSource.add(head.word);
      else if (head.kind === 'description') inSource.add(head.description.headWord);
    });
  names.forEach((name, i) => items.push({ at: name.start, type: 'name', name: i }));
  for (const description of findDescriptions(table, names)) {
    if (!inSource.has(description.headWord)) items.push({ at: description.start, type: 'description', description });
  }
  table.words.forEach((word, i) => {
    const form = pronounForm(word);
    if (form && form.refersTo !== 'thing' && !inSource.has(i)) items.push({ at: word.start, type: 'pronoun', word: i, form });
  });
  return items.sort((a, b) => a.at - b.at || (a.type === 'name' ? -1 : 1));
}

function resolveItem(discourse: Discourse, item: Item): void {
  if (item.type === 'name') referToName(discourse, item.name);
  else if (item.type === 'description') referByDescription(discourse, item.description, null);
  else if (item.type === 'pronoun') referByPronoun(discourse, item.word, item.form, null);
  else discourse.speakers[item.attribution] = speakerOf(discourse, item.attribution, item.head);
}

function speakerOf(discourse: Discourse, attribution: number, head: SourceHead): number | null {
  if (head.kind === 'pronoun') return referByPronoun(discourse, head.word, head.form, attribution);
  if (head.kind === 'description') {
    const author = head.author === null ? undefined : discourse.entityOfName[head.author];
    const entity = author ?? authorOf(discourse, head.description, attribution);
    return entity ?? referByDescription(discourse, head.description, attribution);
  }
  const [first] = head.names;
  const entity = discourse.entityOfName[first ?? -1];
  return entity ?? null;
}

function refer(discourse: Discourse, reference: Omit<Reference, 'quoted' | 'sentence' | 'paragraph'>, word: number): void {
  const { sentence = 0, paragraph = 0 } = discourse.table.words[word] ?? {};
  discourse.references.push({ ...reference, sentence, paragraph, quoted: isQuoted(discourse, reference.start) });
}

function referToName(discourse: Discourse, index: number): void {
  const name = discourse.names[index];
  const entity = discourse.entityOfName[index];
  if (!name || entity === undefined || entity < 0) return;
  const prominence = prominenceOf(discourse, name.firstWord, name.endWord, name.modifier);
  const speaks = discourse.attributions.some(({ source }) => source.some((span) => span.start <= name.start && name.end <= span.end));
  refer(discourse, { start: name.start, end: name.end, kind: 'name', entity, prominence, speaks }, name.firstWord);
}

function referByDescription(discourse: Discourse, description: Description, attribution: number | null): number {
  const { sentence, paragraph } = description;
  const { index } = resolveDescription(discourse, description, { start: description.start, sentence, paragraph, attribution });
  const prominence = prominenceOf(discourse, description.firstWord, description.headWord + 1);
  const { start, end } = description;
  refer(discourse, { start, end, kind: 'description', entity: index, prominence, speaks: attribution !== null }, description.headWord);
  return index;
}

function referByPronoun(discourse: Discourse, index: number, form: PronounForm, attribution: number | null): number | null {
  const word = discourse.table.words[index];
  if (!word || form.refersTo === 'self') return null;
  const entity = resolvePronoun(discourse, form, { start: word.start, sentence: word.sentence, paragraph: word.paragraph, attribution });
  if (!entity) return null;
  const prominence = prominenceOf(discourse, index, index + 1);
  refer(discourse, { start: word.start, end: word.end, kind: 'pronoun', entity: entity.index, prominence, speaks: attribution !== null }, index);
  return entity.index;
}

/** "I" in a quotation is who is quoted; "he" is somebody else. */
function resolveQuotedPronoun(discourse: Discourse, { word: index, form }: Extract<Item, { type: 'pronoun' }>): void {
  const word = discourse.table.words[index];
  if (!word) return;
  const at = discourse.attributions.findLastIndex(({ content }) => content.some((span) => span.start <= word.start && word.end <= span.end));
  const speaker = at < 0 ? null : (discourse.speakers[at] ?? null);
  if (form.refersTo === 'self') {
    if (speaker === null || form.number === 'plural') return;
    refer(discourse, { start: word.start, end: word.end, kind: 'pronoun', entity: speaker, prominence: 0.3, speaks: false }, index);
    return;
  }
  const entity = resolvePronoun(discourse, form, { start: word.start, sentence: word.sentence, paragraph: word.paragraph, attribution: null });
  if (!entity || entity.index === speaker) return;
  refer(discourse, { start: word.start, end: word.end, kind: 'pronoun', entity: entity.index, prominence: 0.3, speaks: false }, index);
}
