import type { Span, TextReading } from '../../text/index.ts';
import type { AttributionSpans } from '../attribution.ts';
import { authorOf } from './authors.ts';
import { openDiscourse, isQuoted, type Discourse } from './discourse.ts';
import { implicitSpeaker } from './implicit.ts';
import { itemsOf, type Item } from './items.ts';
import { resolveQuotedPronoun, speakerInQuotation } from './quoted.ts';
import { referByDescription, referByPronoun, pairEntity, referToName, referToPair } from './references.ts';
import type { SourceHead } from './sources.ts';

/**
 * Reads an article from its first word to its last and finds whom each name, description and pronoun refers to, and
 * so who speaks in each attribution. What stands inside quotations comes last: it depends on who is quoted.
 *
 * @param quotations - the quotations of the text, without their marks
 */
export function resolveDiscourse(
  reading: TextReading,
  attributions: readonly AttributionSpans[],
  quotations: readonly Span[],
): Discourse {
  const discourse = openDiscourse(reading, attributions, quotations);
  const later: Item[] = [];
  for (const item of itemsOf(discourse)) {
    const waits =
      item.type === 'source' ? item.inner : item.type === 'pronoun' && isQuoted(discourse, item.at);
    if (waits) later.push(item);
    else resolveItem(discourse, item);
  }
  attributions.forEach((attribution, i) => {
    discourse.speakers[i] ??= implicitSpeaker(discourse, attribution, i);
  });
  for (const item of later) {
    if (item.type === 'pronoun') resolveQuotedPronoun(discourse, item);
    if (item.type === 'source')
      discourse.speakers[item.attribution] = speakerInQuotation(discourse, item.attribution, item.head);
  }
  return discourse;
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
  if (head.kind === 'answer') return interviewee(discourse);
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

/** The entity of a source of two names. */
function pairOf(discourse: Discourse, indices: readonly number[]): number | null {
  const { names } = discourse;
  const sorted = indices
    .map((i) => names[i])
    .filter((name) => name !== undefined)
    .sort((a, b) => a.start - b.start);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last || sorted.length !== 2) return null;
  return pairEntity(discourse, first, last).index;
}

/** Who answers in an interview: the named person of whom the text before the interview speaks most. */
function interviewee({ text, attributions, references, entities }: Discourse): number | null {
  const start = attributions
    .flatMap(({ source }) => source.slice(0, 1))
    .find(({ start, end }) => /^[QA]$/u.test(text.slice(start, end)))?.start;
  const counts = new Map<number, number>();
  for (const { end, entity } of references) {
    const { kind, named } = entities[entity]!;
    if (start === undefined || end > start || kind !== 'person' || !named) continue;
    counts.set(entity, (counts.get(entity) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
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
