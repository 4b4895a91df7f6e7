import { contains } from '../../text/index.ts';
import { isOutlet } from './antecedents.ts';
import type { Discourse } from './discourse.ts';
import { outletName, type Hop } from './outlets.ts';
import { sentenceOf, venueOf } from './venues.ts';

/** Words that say a statement was made afresh, so that an earlier interview no longer carries it. */
const newSetting =
  /^(?:statement|email|e-mail|tweet|tweeted|interview|interviews|later|speech|rally|letter|debate|conference|posted|appearance|twitter|facebook|testimony|hearing|news)$/u;
const deepest = 4;

/**
 * Through whom each attribution reached the page, outermost last and without the speaker: the outlet that was told or
 * that cites, and for one attribution inside another the outer speaker and chain.
 *
 * @param outer - for each attribution the index of the one that it is nested in, or null
 * @param own - what the article's own outlet is called, in lower case: it is no hop
 */
export function chainsOf(
  discourse: Discourse,
  outer: readonly (number | null)[],
  own: ReadonlySet<string>,
): string[][] {
  const { attributions, speakers, entities } = discourse;
  const notOwn = (hop: Hop | null): Hop | null => (hop && !isOwn(hop.name, own) ? hop : null);
  const told = attributions.map((_, i) => notOwn(venueOf(discourse, i)));
  const chains: string[][] = [];
  const inherited = inheritVenues(discourse, told, outer);
  const chainOf = (i: number, depth: number): string[] => {
    const known = chains[i];
    if (known) return known;
    const repeated = discourse.repeats[i] ?? null;
    if (repeated !== null && depth < deepest) return (chains[i] = chainOf(repeated, depth + 1));
    const hops: string[] = [];
    const venue = told[i] ?? inherited[i];
    if (venue && venue.entity !== speakers[i]) hops.push(venue.name);
    const holder = outer[i] ?? null;
    const outerSpeaker = holder === null ? null : (speakers[holder] ?? null);
    if (holder !== null && depth < deepest) {
      const speaker = outerSpeaker === null ? undefined : entities[outerSpeaker];
      if (speaker && outerSpeaker !== speakers[i])
        hops.push(isOutlet(speaker) ? outletName(discourse, speaker.index) : speaker.name);
      hops.push(...chainOf(holder, depth + 1));
    }
    const unique = hops.filter((hop, at) => hops.indexOf(hop) === at);
    chains[i] = unique;
    return unique;
  };
  return attributions.map((_, i) => chainOf(i, 0));
}

function isOwn(name: string, own: ReadonlySet<string>): boolean {
  const bare = name.toLowerCase().replace(/^the /u, '');
  return own.has(bare) || [...own].some((outlet) => bare.endsWith(outlet) && outlet.length > 3);
}

/**
 * What a speaker says next belongs to the same interview until another setting is named or somebody else speaks; an
 * unnamed source is known through the outlet that cites it, and stays so.
 */
function inheritVenues(
  discourse: Discourse,
  told: readonly (Hop | null)[],
  outer: readonly (number | null)[],
): (Hop | null)[] {
  const { speakers, entities } = discourse;
  const inherited = told.map(() => null as Hop | null);
  const order = discourse.attributions
    .map((_, i) => i)
    .filter((i) => outer[i] === null)
    .sort((a, b) => placeOf(discourse, a) - placeOf(discourse, b));
  const lasting = new Map<number, Hop>();
  let running: { speaker: number; venue: Hop; sentence: number } | null = null;
  for (const i of order) {
    const speaker = speakers[i] ?? null;
    const venue = told[i] ?? null;
    if (speaker === null) continue;
    if (venue) {
      running = { speaker, venue, sentence: sentenceOf(discourse, i) };
      if (entities[speaker]?.named === false) lasting.set(speaker, venue);
      continue;
    }
    if (
      running?.speaker !== speaker ||
      (running.sentence !== sentenceOf(discourse, i) && setsAnew(discourse, i))
    )
      running = null;
    inherited[i] = running?.venue ?? lasting.get(speaker) ?? null;
  }
  return inherited;
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
