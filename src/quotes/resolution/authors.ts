import type { Description } from './descriptions.ts';
import type { Discourse } from './discourse.ts';
import { singular } from './roles.ts';
import { speakerBefore } from './salience.ts';

/** Words of one person or body: what they say is said by who wrote them. */
const ownWords =
  /^(?:statement|letter|email|e-mail|note|memo|memorandum|affidavit|complaint|lawsuit|suit|petition|tweet|post|message|pitch|op-ed|memoir|release|testimony|filing|speech|remark|comment)$/u;

/**
 * Who wrote "the statement", "the letter": whoever gave one earlier in the article, or who spoke just before.
 *
 * @returns null where the article does not say, or the document is no one's words
 */
export function authorOf(discourse: Discourse, description: Description, attribution: number): number | null {
  if (description.kind !== 'document' || description.determiner !== 'definite' || description.plural)
    return null;
  if (!ownWords.test(description.head)) return null;
  const { words, sentences } = discourse.table;
  for (let i = description.firstWord - 1; i >= 0; i--) {
    const word = words[i];
    if (!word || description.paragraph - word.paragraph > 8) break;
    if (singular(word.bare) !== description.head) continue;
    const giver =
      writerAfter(discourse, i) ?? subjectOf(discourse, sentences[word.sentence]?.start ?? 0, word.start);
    if (giver !== null) return giver;
  }
  return speakerBefore(discourse, attribution);
}

/** "an affidavit written by Marc Bujnowski" */
function writerAfter({ table, names, entityOfName }: Discourse, at: number): number | null {
  for (let i = at + 1; i < at + 5; i++) {
    if (!/^(?:by|from)$/u.test(table.words[i]?.bare ?? '')) continue;
    const after = table.words[i + 1]?.start ?? Infinity;
    const name = names.findIndex(
      (candidate) =>
        candidate.kind !== 'place' && candidate.roleStart >= after && candidate.roleStart <= after + 40,
    );
    const inSentence = names[name]?.sentence === table.words[at]?.sentence;
    return name >= 0 && inSentence ? (entityOfName[name] ?? null) : null;
  }
  return null;
}

/** Who acts in `[start, end)` of a sentence: the reference nearest to the document that is its verb's subject. */
function subjectOf({ references, entities }: Discourse, start: number, end: number): number | null {
  const subject = references.findLast(
    (reference) =>
      reference.start >= start &&
      reference.end <= end &&
      reference.prominence >= 0.9 &&
      /^(?:person|group|organisation)$/u.test(entities[reference.entity]?.kind ?? ''),
  );
  return subject?.entity ?? null;
}
