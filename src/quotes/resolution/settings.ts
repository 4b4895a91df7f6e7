import { contains } from '../../text/index.ts';
import type { Discourse, Reference } from './discourse.ts';
import { isQuoted } from './discourse.ts';
import type { Hop } from './outlets.ts';
import { sentenceOf, venueAt } from './venues.ts';

/** That somebody speaks to or in an outlet from some sentence on. */
interface Setting {
  readonly speaker: number;
  readonly venue: Hop;
  readonly sentence: number;
}

/** Words that say a statement was made afresh, so that an earlier interview no longer carries it. */
const newSetting =
  /^(?:statement|email|e-mail|tweet|tweeted|interview|interviews|later|speech|rally|letter|debate|conference|posted|appearance|twitter|facebook|testimony|hearing|news)$/u;

/**
 * What a speaker says next belongs to the same interview until another setting is named or somebody else speaks; an
 * unnamed source is known through the outlet that cites it, and stays so.
 *
 * @param told - the outlet that an attribution's own sentence names, or null
 * @param outer - for each attribution the one that it is nested in, or null
 * @param accept - null for an outlet that is no hop
 */
export function inheritVenues(
  discourse: Discourse,
  told: readonly (Hop | null)[],
  outer: readonly (number | null)[],
  accept: (hop: Hop | null) => Hop | null,
): (Hop | null)[] {
  const { speakers, entities } = discourse;
  const inherited = told.map(() => null as Hop | null);
  const order = discourse.attributions
    .map((_, i) => i)
    .filter((i) => outer[i] === null)
    .sort((a, b) => placeOf(discourse, a) - placeOf(discourse, b));
  const settings = settingsOf(discourse).filter(({ venue }) => accept(venue) !== null);
  const lasting = new Map<number, Hop>();
  let running: Setting | null = null;
  for (const i of order) {
    const speaker = speakers[i] ?? null;
    const sentence = sentenceOf(discourse, i);
    while (settings[0] && settings[0].sentence <= sentence) running = settings.shift() ?? null;
    const venue = told[i] ?? null;
    if (speaker === null) continue;
    if (venue) {
      running = { speaker, venue, sentence };
      if (entities[speaker]?.named === false) lasting.set(speaker, venue);
      continue;
    }
    if (running?.speaker !== speaker || (running.sentence !== sentence && setsAnew(discourse, i)))
      running = null;
    inherited[i] = running?.venue ?? lasting.get(speaker) ?? null;
  }
  return inherited;
}

/** Sentences that say of somebody that he spoke to or wrote in an outlet, whether or not they say what. */
function settingsOf(discourse: Discourse): Setting[] {
  const subjects = new Map<number, Reference>();
  for (const reference of discourse.references) {
    if (
      reference.quoted ||
      reference.prominence < 0.9 ||
      discourse.entities[reference.entity]?.kind !== 'person'
    )
      continue;
    if (!subjects.has(reference.sentence)) subjects.set(reference.sentence, reference);
  }
  return [...subjects.values()]
    .flatMap(({ sentence, entity }) => {
      const { firstWord, endWord, start } = discourse.table.sentences[sentence]!;
      for (let i = firstWord; i < endWord; i++) {
        if (isQuoted(discourse, discourse.table.words[i]!.start)) continue;
        const venue = venueAt(discourse, i, endWord, { start, end: start });
        if (venue) return venue.entity === entity ? [] : [{ speaker: entity, venue, sentence }];
      }
      return [];
    })
    .sort((a, b) => a.sentence - b.sentence);
}

function placeOf(discourse: Discourse, i: number): number {
  const { content = [], source = [] } = discourse.attributions[i] ?? {};
  return Math.min(content[0]?.start ?? Infinity, source[0]?.start ?? Infinity);
}

function setsAnew(discourse: Discourse, i: number): boolean {
  const { attributions, table } = discourse;
  const { content = [], source = [] } = attributions[i] ?? {};
  const sentence = table.sentences[sentenceOf(discourse, i)];
  if (!sentence) return false;
  const own = [...content, ...source];
  return table.words
    .slice(sentence.firstWord, sentence.endWord)
    .some((word) => (newSetting.test(word.bare) || word.date) && !own.some((span) => contains(span, word)));
}
