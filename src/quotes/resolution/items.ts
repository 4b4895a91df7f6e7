import { contains } from '../../text/index.ts';
import { findDescriptions, type Description } from './descriptions.ts';
import { isQuoted, type Discourse } from './discourse.ts';
import { pronounForm, type PronounForm } from './pronouns.ts';
import { headOfSource, type SourceHead } from './sources.ts';

/** Something in the text that may refer, in the order in which it is read. */
export type Item =
  | { readonly at: number; readonly type: 'name'; readonly name: number }
  | { readonly at: number; readonly type: 'description'; readonly description: Description }
  | { readonly at: number; readonly type: 'pronoun'; readonly word: number; readonly form: PronounForm }
  /** `inner`: in somebody else's quoted words. */
  | {
      readonly at: number;
      readonly type: 'source';
      readonly inner: boolean;
      readonly attribution: number;
      readonly head: SourceHead;
    };

/** Heads of sources that mean whoever it may be, and so no speaker: "you", "no one". */
const anybody = /^(?:you|anyone|anybody|nobody|no|whoever)$/u;

/** All items of an article in the order in which they are read. */
export function itemsOf(discourse: Discourse): Item[] {
  const { table, names, attributions } = discourse;
  const items: Item[] = [];
  const inSource = new Set<number>();
  const startsOfNamed = new Set<number>();
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
      if (head === 'happening') {
        discourse.voiceless.add(i);
        return;
      }
      if (head.kind === 'description' && anybody.test(head.description.head)) return;
      const inner =
        isQuoted(discourse, span.start) &&
        attributions.some(({ content }, k) => k !== i && content.some((other) => contains(other, span)));
      items.push({
        at: head.kind === 'names' ? span.end : span.start,
        type: 'source',
        inner,
        attribution: i,
        head,
      });
      if (head.kind === 'pronoun') inSource.add(head.word);
      else if (head.kind === 'description') inSource.add(head.description.headWord);
      else if (head.kind === 'names') startsOfNamed.add(span.start);
    });
  names.forEach((name, i) => items.push({ at: name.start, type: 'name', name: i }));
  for (const description of findDescriptions(table, names)) {
    // "The lawmaker who represents the district, Rep. Luis Ortega," is one person.
    if (!inSource.has(description.headWord) && (description.plural || !startsOfNamed.has(description.start)))
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
