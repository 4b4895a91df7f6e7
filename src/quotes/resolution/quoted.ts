import { contains, type Span } from '../../text/index.ts';
import { resolveDescription, resolvePronoun } from './antecedents.ts';
import type { Discourse } from './discourse.ts';
import type { Item } from './items.ts';
import type { SourceHead } from './sources.ts';

/** Who speaks the quotation around a span, other than `attribution`: whoever "I" is there, and "he" is not. */
function voiceAround(
  { attributions, speakers }: Discourse,
  span: Span,
  attribution: number | null,
): number | null {
  const at = attributions.findLastIndex(
    ({ content }, i) => i !== attribution && content.some((other) => contains(other, span)),
  );
  return speakers[at] ?? null;
}

/** "I" in a quotation is who is quoted; "he" is somebody else. */
export function resolveQuotedPronoun(
  discourse: Discourse,
  { word: index, form }: Extract<Item, { type: 'pronoun' }>,
): void {
  const word = discourse.table.words[index];
  if (!word || (form.refersTo === 'self' && form.number === 'plural')) return;
  const voice = voiceAround(discourse, word, null);
  const { start, end, sentence, paragraph } = word;
  const place = { start, sentence, paragraph, attribution: null };
  const entity =
    form.refersTo === 'self' ? voice : (resolvePronoun(discourse, form, place, voice)?.index ?? null);
  if (entity === null) return;
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

/** Who is said, in a quotation, to have said something: not who is quoted. */
export function speakerInQuotation(
  discourse: Discourse,
  attribution: number,
  head: SourceHead,
): number | null {
  if (head.kind === 'names') return discourse.entityOfName[head.names[0] ?? -1] ?? null;
  if (head.kind === 'relative' || head.kind === 'answer') return null;
  if (head.kind === 'description') {
    const { start, sentence, paragraph } = head.description;
    return resolveDescription(discourse, head.description, { start, sentence, paragraph, attribution }).index;
  }
  const word = discourse.table.words[head.word];
  if (!word || head.form.refersTo === 'self') return null;
  const { start, sentence, paragraph } = word;
  const place = { start, sentence, paragraph, attribution: null };
  return (
    resolvePronoun(discourse, head.form, place, voiceAround(discourse, word, attribution))?.index ?? null
  );
}
