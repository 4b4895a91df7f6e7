import { isOutlet } from './antecedents.ts';
import type { Discourse } from './discourse.ts';
import { outletName, type Hop } from './outlets.ts';
import { inheritVenues } from './settings.ts';
import { venueOf } from './venues.ts';

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
  const inherited = inheritVenues(discourse, told, outer, notOwn);
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
