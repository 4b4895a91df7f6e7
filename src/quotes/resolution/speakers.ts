import type { Speaker } from '../attribution.ts';
import { kindOfNoun } from './descriptions.ts';
import type { Discourse } from './discourse.ts';
import type { Entity } from './entities.ts';
import { singular, type Role } from './roles.ts';
import { courtesyTitles, bareWord, titleNouns } from './lexicon.ts';

/**
 * The speakers of an article in the order of their first attribution, and for each attribution its speaker or null.
 */
export function speakersOf(discourse: Discourse): { speakers: Speaker[]; speakerOf: (Speaker | null)[] } {
  const byEntity = new Map<number, Speaker>();
  const speakerOf = discourse.speakers.map((index) => {
    const entity = index === null ? undefined : discourse.entities[index];
    if (!entity) return null;
    const known = byEntity.get(entity.index);
    if (known) return known;
    const speaker = describeSpeaker(discourse, entity, byEntity.size);
    byEntity.set(entity.index, speaker);
    return speaker;
  });
  return { speakers: [...byEntity.values()], speakerOf };
}

function describeSpeaker(discourse: Discourse, entity: Entity, index: number): Speaker {
  const variants = [...entity.variants].sort((a, b) => b.length - a.length);
  return {
    index,
    name: entity.name,
    named: entity.named || isOwned(discourse, entity) || looksNamed(entity),
    variants,
    description: descriptionOf(discourse, entity),
  };
}

/** A source that is nothing but capitalised words is somebody's name, even where it was not known as one. */
const looksNamed = ({ kind, name }: Entity): boolean =>
  kind === 'unknown' &&
  /^(?:\p{Lu}[\p{L}.'’-]+\s+)+\p{Lu}[\p{L}.'’-]+$/u.test(name) &&
  !/^(?:The|A|An|Some|Many|Most)\s/u.test(name);

/** "Trump's campaign", "State Department cables": no name of its own, and yet nobody is left unnamed. */
function isOwned({ names, entities, entityOfName }: Discourse, entity: Entity): boolean {
  if (entity.kind !== 'group' && entity.kind !== 'document') return false;
  return entity.roles.some(({ start, end }) =>
    names.some((name, i) => {
      const owner = entities[entityOfName[i] ?? -1];
      return (
        name.start >= start && name.end <= end && (owner?.kind === 'person' || owner?.kind === 'organisation')
      );
    }),
  );
}

/** The fullest role that the article gives; a bare title ("Sen.") only where there is none. */
function descriptionOf({ text }: Discourse, entity: Entity): string | null {
  if (!entity.named) return null;
  const shown = (role: Role): string => withoutEnding(text.slice(role.start, role.end));
  const roles = entity.roles.filter(
    (role) => ![...role.words].every((word) => courtesyTitles.has(word)) && saysWho(shown(role)),
  );
  const fullest = roles.toSorted((a, b) => weight(b.words) - weight(a.words) || a.start - b.start)[0];
  if (!fullest) return null;
  const description = shown(fullest);
  return titleNouns.has(bareWord(description.toLowerCase())) && description.length < 3 ? null : description;
}

/** Without an opening mark or a title of address before the name: "a news editor Dr." */
function withoutEnding(role: string): string {
  const words = role.replace(/[\s“"‘(]+$/u, '').split(/(?=\s)/u);
  while (words.length > 1 && courtesyTitles.has(bareWord(words.at(-1)!.trim().toLowerCase()))) words.pop();
  return words.join('').trim();
}

/** Whether a phrase by a name says who that is: not so "which shaped Mr. Kern", "an executive order", "Kern's days in office". */
function saysWho(phrase: string): boolean {
  const [first = ''] = phrase.toLowerCase().split(/,|\s(?:of|for|at|in|with|on|who|to|from|and|that)\s/u);
  const words = first.split(/\s+/u);
  return words.some((word, i) => {
    const next = words[i + 1];
    const isLast = next === undefined || /(?:ed|ing|en)$/u.test(next);
    return isLast && /^(?:person|group)$/u.test(kindOfNoun(singular(word)));
  });
}

const weight = (words: ReadonlySet<string>): number => Math.min(words.size, 6);
