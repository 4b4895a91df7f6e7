import { isAnonymous, type Description } from './descriptions.ts';
import { addUnnamed, isQuoted, shownForm, type Discourse } from './discourse.ts';
import type { Entity } from './entities.ts';
import { isInhabitant, offices, outletNouns, outletWords } from './lexicon.ts';
import type { PronounForm } from './pronouns.ts';
import { sameOffices } from './roles.ts';
import { rankAntecedents, type Anaphor } from './salience.ts';

type Place = Pick<Anaphor, 'start' | 'sentence' | 'paragraph' | 'attribution'>;

/**
 * The entity that a pronoun stands for, or null where none fits. "I" and "we" are the speaker's and not resolved here.
 *
 * @param voice - who speaks the words in which it stands, and so is not meant, or null
 */
export function resolvePronoun(
  discourse: Discourse,
  form: PronounForm,
  place: Place,
  voice: number | null = null,
): Entity | null {
  const anaphor = {
    ...place,
    quoted: isQuoted(discourse, place.start),
    agreement: (entity: Entity) => (entity.index === voice ? null : agreement(entity, form)),
    continues: true,
    object: form.object ?? false,
  };
  const [first, second] = rankAntecedents(discourse, anaphor);
  if (!first) return null;
  const certain = !second || first.score - second.score > 0.8;
  if (certain && form.gender && first.entity.kind === 'person') first.entity.gender ??= form.gender;
  return first.entity;
}

function agreement(entity: Entity, form: PronounForm): number | null {
  if (form.refersTo === 'group') {
    if (entity.kind === 'person' && !entity.plural) return null;
    if (entity.plural) return 0.6;
    return entity.kind === 'organisation' || entity.kind === 'group'
      ? 0
      : entity.kind === 'unknown' && entity.name.endsWith('s')
        ? 0
        : null;
  }
  if (entity.plural) return null;
  if (form.refersTo === 'thing')
    return entity.kind === 'person'
      ? null
      : entity.kind === 'unknown'
        ? -0.4
        : entity.kind === 'place'
          ? -0.3
          : 0.2;
  if (entity.kind === 'person') {
    if (!entity.named) return entity.gender === form.gender ? 0.2 : entity.gender === null ? -0.1 : null;
    return entity.gender === form.gender ? 0.5 : entity.gender === null ? 0.1 : null;
  }
  return entity.kind === 'unknown' && entity.named && seemsPerson(entity) ? -0.6 : null;
}

/** A name of several words that is taken up by one of them, as a person's is. */
const seemsPerson = (entity: Entity): boolean => entity.parts.length > 1 && entity.variants.size > 1;

/** The entity that a description stands for; one that introduces somebody new is added. */
export function resolveDescription(discourse: Discourse, description: Description, place: Place): Entity {
  const known =
    description.determiner === 'indefinite' || description.determiner === 'bare'
      ? (introducedLater(discourse, description) ?? sameWords(discourse, description))
      : (byRole(discourse, description, place) ??
        introducedLater(discourse, description) ??
        byFocus(discourse, description, place));
  if (!known) return addUnnamed(discourse, description);
  const form = shownForm(discourse, description);
  known.variants.add(form);
  if (!known.named && !known.roles.some((role) => role.words.size >= description.words.size))
    known.name = form;
  if (!known.named)
    known.roles.push({ start: description.start, end: description.end, words: description.words });
  return known;
}

/** "a retired general": one whose name and the same description come within the next paragraphs. */
function introducedLater(discourse: Discourse, description: Description): Entity | null {
  if (description.kind !== 'person' || description.plural) return null;
  const points = description.determiner === 'definite' && description.complemented;
  if (!points && (description.words.size < 2 || description.determiner !== 'indefinite')) return null;
  const reach = points ? 1 : 3;
  const near = discourse.names.findIndex((name, i) => {
    const entity = discourse.entities[discourse.entityOfName[i] ?? -1];
    if (!entity || name.paragraph < description.paragraph || name.paragraph > description.paragraph + reach)
      return false;
    return (
      name.start > description.end &&
      entity.roles.some((role) => role.start > description.start && sharesMost(description, role.words))
    );
  });
  return near < 0 ? null : (discourse.entities[discourse.entityOfName[near] ?? -1] ?? null);
}

/** Whether a role has the head of a description and at least three in four of its words. */
function sharesMost({ head, words }: Description, role: ReadonlySet<string>): boolean {
  const shared = [...words].filter((word) => role.has(word)).length;
  return role.has(head) && shared >= 0.75 * words.size;
}

const isSubset = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  [...a].every((word) => b.has(word));

/** "officials", "legal experts": the same bare plural again. */
function sameWords(discourse: Discourse, description: Description): Entity | null {
  if (description.determiner !== 'bare') return null;
  const same = (entity: Entity): boolean =>
    !entity.named &&
    entity.plural === description.plural &&
    entity.roles.some((role) => isSubset(description.words, role.words) && role.words.has(description.head));
  return discourse.entities.findLast(same) ?? null;
}

/** The entity whose title, role or earlier description has the description's words. */
function byRole(discourse: Discourse, description: Description, place: Place): Entity | null {
  let best: Entity | null = null;
  let bestScore = 0.9;
  for (const [index, paragraph] of discourse.lastSeen) {
    const entity = discourse.entities[index];
    if (entity?.plural !== description.plural || !kindsAgree(entity, description)) continue;
    const score = roleScore(entity, description) - 0.06 * (place.paragraph - paragraph);
    if (score > bestScore) [best, bestScore] = [entity, score];
  }
  return best;
}

function kindsAgree(entity: Entity, description: Description): boolean {
  if (description.gender && entity.gender && description.gender !== entity.gender) return false;
  if (description.kind === 'person') return entity.kind === 'person' || entity.kind === 'unknown';
  if (description.kind === 'group') return entity.kind !== 'person' && entity.kind !== 'place';
  return !entity.named;
}

function roleScore(entity: Entity, description: Description): number {
  const heads = sameOffices(description.head);
  const isHead = (noun: string): boolean =>
    entity.parts.at(-1) === noun || entity.roles.some(({ words }) => words.has(noun));
  if (!heads.some(isHead)) return 0;
  const all = new Set([...entity.parts, ...entity.roles.flatMap((role) => [...role.words])]);
  let score = 1.5;
  for (const word of description.words) {
    if (word === description.head) continue;
    // "the congressman's spokesman": the owner goes under another word than in the role.
    const owner = description.determiner === 'possessive' && offices.has(word);
    score += all.has(word) ? 0.5 : owner ? -0.1 : -0.7;
  }
  return score;
}

/** "the billionaire businessman", "the paper": whoever of that kind is in the foreground. */
function byFocus(discourse: Discourse, description: Description, place: Place): Entity | null {
  // Only of a speaker is it sure that somebody is meant: not of "the founder" in somebody's words.
  if (
    place.attribution === null ||
    description.plural ||
    description.determiner !== 'definite' ||
    isAnonymous(description.head) ||
    description.complemented
  )
    return null;
  if (
    description.kind !== 'person' &&
    !outletNouns.has(description.head) &&
    !/^(?:company|group|organization|firm|agency|publisher|committee|department)$/u.test(description.head)
  )
    return null;
  const agrees = (entity: Entity): number | null => {
    if (!entity.named || !kindsAgree(entity, description)) return null;
    if (description.kind === 'person') {
      const inhabitant = isInhabitant(description.head);
      if (entity.kind === 'person') return inhabitant ? 0 : focusPenalty(entity);
      return inhabitant && entity.kind === 'unknown' && entity.parts.length === 2 ? -0.4 : null;
    }
    const outlet =
      outletNouns.has(description.head) || description.words.has('news') || description.words.has('media');
    return outlet ? (isOutlet(entity) ? 0.5 : null) : entity.kind === 'organisation' ? 0 : null;
  };
  const anaphor = {
    ...place,
    quoted: isQuoted(discourse, place.start),
    agreement: agrees,
    continues: false,
    object: false,
  };
  const first = rankAntecedents(discourse, anaphor)[0];
  return first && first.score > (outletNouns.has(description.head) ? -4 : -0.6) ? first.entity : null;
}

/** One of whom an office is told would be called by that office. */
function focusPenalty(entity: Entity): number {
  return entity.roles.some((role) => [...role.words].some((word) => offices.has(word))) ? -0.5 : 0;
}

/** Whether an entity is a news outlet by its name or by what the article calls it. */
export function isOutlet(entity: Entity): boolean {
  if (
    entity.kind === 'person' ||
    /^(?:tv|radio|television|internet|press|news|media)$/u.test(entity.parts.join(' '))
  )
    return false;
  return (
    entity.parts.some(
      (part) => outletWords.has(part) || (entity.parts.length === 1 && outletNouns.has(part)),
    ) || entity.roles.some((role) => [...role.words].some((word) => outletNouns.has(word)))
  );
}
