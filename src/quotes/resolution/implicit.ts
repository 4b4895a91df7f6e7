import type { AttributionSpans } from '../attribution.ts';
import { isQuoted, type Discourse, type Reference } from './discourse.ts';

/**
 * Who speaks where no source stands: who says the same words elsewhere in the article, whoever the sentence before
 * the words is about, or, for a quotation that goes on, who was quoted just before.
 */
export function implicitSpeaker(
  discourse: Discourse,
  attribution: AttributionSpans,
  index: number,
): number | null {
  if (attribution.source.length > 0) return null;
  const content = attribution.content[0];
  if (!content) return null;
  const repeated = repeatedBy(discourse, attribution, index);
  if (repeated !== null) {
    discourse.repeats[index] = repeated;
    return discourse.speakers[repeated] ?? null;
  }
  const subject = subjectBefore(discourse, content.start);
  if (subject !== null) return subject;
  return isQuoted(discourse, content.start + 1) ? speakerJustBefore(discourse, index, content.start) : null;
}

// Shorter words may well be somebody else's too.
const shortestRepeat = 24;

/** The attribution with a source that has the same quoted words: a headline or a lead often quotes ahead. */
function repeatedBy(
  { text, attributions }: Discourse,
  { content }: AttributionSpans,
  index: number,
): number | null {
  const bare = (from: number, to: number): string =>
    text
      .slice(from, to)
      .toLowerCase()
      .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  const words =
    content.map(({ start, end }) => bare(start, end)).sort((a, b) => b.length - a.length)[0] ?? '';
  if (words.length < shortestRepeat) return null;
  const found = attributions.findIndex(
    (other, i) =>
      i !== index &&
      other.source.length > 0 &&
      other.content.some(({ start, end }) => text.slice(start, end).toLowerCase().includes(words)),
  );
  return found < 0 ? null : found;
}

/** The subject of the part of the sentence that stands before an offset. */
function subjectBefore({ table, references, entities }: Discourse, offset: number): number | null {
  const sentence = table.sentences.findLast(({ start }) => start <= offset);
  if (!sentence) return null;
  const speaks = (reference: Reference): boolean =>
    reference.start >= sentence.start &&
    reference.end <= offset &&
    !reference.quoted &&
    entities[reference.entity]?.kind !== 'place';
  const candidates = references
    .filter(speaks)
    .sort((a, b) => b.prominence - a.prominence || a.start - b.start);
  return candidates[0] && candidates[0].prominence >= 0.6 ? candidates[0].entity : null;
}

function speakerJustBefore(discourse: Discourse, index: number, offset: number): number | null {
  let nearest: number | null = null;
  let at = -1;
  discourse.attributions.forEach(({ content, source }, i) => {
    const place = Math.max(content.at(-1)?.end ?? 0, source.at(-1)?.end ?? 0);
    if (i === index || place > offset || place <= at) return;
    nearest = discourse.speakers[i] ?? null;
    at = place;
  });
  const isNear = at >= 0 && (discourse.text.slice(at, offset).match(/\n/gu) ?? []).length <= 2;
  return isNear ? nearest : null;
}
