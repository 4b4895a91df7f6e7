import { contains } from '../../text/index.ts';
import type { Discourse, Reference } from './discourse.ts';
import type { Entity } from './entities.ts';

/** Where something is taken up from, and what its antecedent must be. */
export interface Anaphor {
  readonly start: number;
  readonly sentence: number;
  readonly paragraph: number;
  readonly quoted: boolean;
  /** The attribution whose source it is, or null. */
  readonly attribution: number | null;
  /** Whether it tends to go on with who spoke last, as pronouns do. */
  readonly continues: boolean;
  /** Whether it is an object: then subjects and speakers are no likelier than others. */
  readonly object: boolean;
  /** How well an entity agrees with it: 0 or more, or null where it cannot be. */
  readonly agreement: (entity: Entity) => number | null;
}

const sentenceWindow = 14;
const ownWordsPenalty = 2;

/**
 * The entity that an anaphor most likely takes up: what was last in the foreground. Distance, part in the sentence,
 * how often it was mentioned, and who spoke last all count, as in the salience factors of Lappin and Leass (1994).
 *
 * @returns the entity and its score, best first
 */
export function rankAntecedents(discourse: Discourse, anaphor: Anaphor): { entity: Entity; score: number }[] {
  const best = new Map<number, number>();
  const mentions = new Map<number, number>();
  const spokenOf = mentionedInOwnWords(discourse, anaphor);
  for (let i = discourse.references.length - 1; i >= 0; i--) {
    const reference = discourse.references[i]!;
    const distance = anaphor.sentence - reference.sentence;
    if (distance > sentenceWindow) break;
    if (reference.start >= anaphor.start) continue;
    const score =
      salience(reference, distance, anaphor) - (spokenOf.has(reference.entity) ? ownWordsPenalty : 0);
    best.set(reference.entity, Math.max(best.get(reference.entity) ?? -Infinity, score));
    mentions.set(reference.entity, (mentions.get(reference.entity) ?? 0) + 1);
  }
  const lastSpeaker = anaphor.attribution === null ? null : speakerBefore(discourse, anaphor.attribution);
  // A name or a pronoun would do for who spoke last; a description turns to somebody else.
  const again = anaphor.continues ? 0.7 : -0.6;
  const ranked: { entity: Entity; score: number }[] = [];
  for (const [index, score] of best) {
    const entity = discourse.entities[index];
    const agreement = entity ? anaphor.agreement(entity) : null;
    if (!entity || agreement === null) continue;
    const often = anaphor.continues ? 0.25 * Math.log2(mentions.get(index) ?? 1) : 0;
    ranked.push({ entity, score: score + often + agreement + (index === lastSpeaker ? again : 0) });
  }
  return ranked.sort((a, b) => b.score - a.score);
}

function salience(reference: Reference, distance: number, anaphor: Anaphor): number {
  const recency = -0.5 * Math.min(distance, 8) - 0.15 * (anaphor.paragraph - reference.paragraph);
  const near = distance === 0 ? 0.4 : 0;
  const voice = reference.quoted && !anaphor.quoted ? -0.9 : 0;
  if (anaphor.object) return 0.7 * reference.prominence + recency + voice;
  return 1.5 * reference.prominence + recency + near + voice + (reference.speaks ? 0.5 : 0);
}

/** Who is spoken of in the words attributed to "he" is not the one who says them. */
function mentionedInOwnWords(discourse: Discourse, anaphor: Anaphor): ReadonlySet<number> {
  const own = new Set<number>();
  const content =
    anaphor.attribution === null ? undefined : discourse.attributions[anaphor.attribution]?.content;
  if (!content) return own;
  for (const reference of discourse.references) {
    if (reference.kind === 'pronoun') continue;
    if (content.some((span) => contains(span, reference))) own.add(reference.entity);
  }
  return own;
}

/** The speaker of the nearest attribution before, at most a paragraph away. */
export function speakerBefore(discourse: Discourse, attribution: number): number | null {
  const here = placeOf(discourse, attribution);
  let nearest: number | null = null;
  let at = -1;
  discourse.speakers.forEach((speaker, i) => {
    const place = placeOf(discourse, i);
    if (speaker === null || i === attribution || place >= here || place <= at) return;
    nearest = speaker;
    at = place;
  });
  const isNear = at >= 0 && discourse.text.slice(at, here).split(/\n\s*/u).length <= 3;
  return isNear ? nearest : null;
}

function placeOf(discourse: Discourse, attribution: number): number {
  const spans = discourse.attributions[attribution];
  return spans?.source[0]?.start ?? spans?.content[0]?.start ?? 0;
}
