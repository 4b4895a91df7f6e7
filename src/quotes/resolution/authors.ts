import { contains } from '../../text/index.ts';
import type { Description } from './descriptions.ts';
import type { Discourse } from './discourse.ts';
import { singular } from './roles.ts';
import { speakerBefore } from './salience.ts';

/** Words of one person or body: what they say is said by who wrote them. */
const ownWords =
  /^(?:statement|release|remark|comment|speech|testimony|letter|e-?mail|note|memo|memorandum|message|petition|lawsuit|suit|complaint|filing|affidavit|tweet|post|op-ed|memoir|pitch)$/u;
const suit = /^(?:lawsuit|suit|complaint|filing)$/u;
const gave =
  /^(?:issued?|issues|released?|releases|sent|sends?|wrote|written|writes|provided?|provides|filed?|files|posted|posts|gave|given|published|publishes|signed|delivered|tweeted|penned|submitted|organi[sz]ed)$/u;
const reach = 8;

/**
 * Who wrote "the statement", "the letter": whoever gave one earlier in the article, or who spoke just before.
 *
 * Where it is mentioned in somebody's words, that is kept in `givenIn`.
 *
 * @returns null where the article does not say, or the document is no one's words
 */
export function authorOf(discourse: Discourse, description: Description, attribution: number): number | null {
  if (description.kind !== 'document' || description.determiner !== 'definite' || description.plural)
    return null;
  if (!ownWords.test(description.head)) return null;
  const same = (noun: string): boolean =>
    noun === description.head || (suit.test(noun) && suit.test(description.head));
  const { words } = discourse.table;
  for (let i = description.firstWord - 1; i >= 0; i--) {
    const word = words[i]!;
    if (description.paragraph - word.paragraph > reach) break;
    if (!same(singular(word.bare))) continue;
    const giver = ownerBefore(discourse, i) ?? writerAfter(discourse, i) ?? giverBefore(discourse, i);
    if (giver === null) continue;
    const holder = discourse.attributions.findIndex(
      ({ content }, k) => k !== attribution && content.some((span) => contains(span, word)),
    );
    discourse.givenIn[attribution] = holder < 0 ? null : holder;
    return giver;
  }
  return speakerBefore(discourse, attribution);
}

/** "Podliska’s lawsuit" */
function ownerBefore({ table, names, entityOfName }: Discourse, at: number): number | null {
  const owner = names.findIndex(
    ({ endWord }) => endWord <= at && endWord > at - 3 && table.words[endWord - 1]?.possessive,
  );
  return owner < 0 ? null : (entityOfName[owner] ?? null);
}

/** "an affidavit written by Marc Bujnowski" */
function writerAfter({ table, names, entityOfName }: Discourse, at: number): number | null {
  for (let i = at + 1; i < at + 5; i++) {
    if (!/^(?:by|from)$/u.test(table.words[i]?.bare ?? '')) continue;
    const writer = names.findIndex(
      ({ kind, firstWord }) => kind !== 'place' && firstWord > i && firstWord < i + 7,
    );
    const inSentence = names[writer]?.sentence === table.words[at]?.sentence;
    return inSentence ? (entityOfName[writer] ?? null) : null;
  }
  return null;
}

/** "Cook provided a written statement", "Clark said in a statement": who acts in the sentence. */
function giverBefore({ table, references, entities }: Discourse, at: number): number | null {
  const word = table.words[at]!;
  const sentence = table.sentences[word.sentence]!;
  const before = table.words.slice(sentence.firstWord, at);
  const verb = before.findLast(({ bare }) => gave.test(bare));
  const isSetting = before.at(-1)?.bare === 'a' && before.at(-2)?.bare === 'in';
  if (!verb && !isSetting) return null;
  const end = verb?.start ?? word.start;
  const acts = (kind: string | undefined): boolean =>
    kind === 'person' || kind === 'group' || kind === 'organisation';
  const giver = references.findLast(
    (reference) =>
      reference.start >= sentence.start &&
      reference.end <= end &&
      reference.prominence >= 0.9 &&
      acts(entities[reference.entity]?.kind),
  );
  return giver?.entity ?? null;
}
