import { contains, type Span } from '../../text/index.ts';
import type { Discourse } from './discourse.ts';
import { outletsIn, outletTold, outletName, type OutletMention } from './outlets.ts';
import { isOutlet } from './antecedents.ts';

/** Words that say a statement was made afresh, so that an earlier interview no longer carries it. */
const newSetting =
  /^(?:statement|email|e-mail|tweet|tweeted|interview|interviews|later|speech|rally|letter|debate|conference|posted|appearance|twitter|facebook|testimony|hearing|news)$/u;
const venueNouns =
  /^(?:interview|appearance|broadcast|show|column|op-ed|editorial|piece|article|report|story|podcast|segment|essay|program|programme)$/u;

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
  const notOwn = (hop: OutletMention | null): OutletMention | null =>
    hop && !isOwn(hop.name, own) ? hop : null;
  const told = attributions.map((_, i) => notOwn(venueOf(discourse, i)));
  const chains: string[][] = [];
  const inherited = inheritVenues(discourse, told, outer);
  const chainOf = (i: number, depth: number): string[] => {
    const known = chains[i];
    if (known) return known;
    const hops: string[] = [];
    const venue = told[i] ?? inherited[i];
    if (venue && venue.entity !== speakers[i]) hops.push(venue.name);
    const holder = outer[i] ?? null;
    const outerSpeaker = holder === null ? null : (speakers[holder] ?? null);
    if (holder !== null && depth < 4) {
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

/** The outlet to which or in which an attribution was said, as its own sentence has it. */
function venueOf(discourse: Discourse, index: number): OutletMention | null {
  const attribution = discourse.attributions[index];
  const anchor = attribution?.cue[0] ?? attribution?.source[0];
  if (!attribution || !anchor) return null;
  const { sentences, words } = discourse.table;
  const sentence = sentences[sentenceOf(discourse, index)];
  if (!sentence) return null;
  for (let i = sentence.firstWord; i < sentence.endWord; i++) {
    const word = words[i];
    if (!word || attribution.content.some((span) => contains(span, word))) continue;
    const venue = venueAt(discourse, i, sentence.endWord, anchor);
    if (
      venue &&
      !attribution.content.some((span) => contains(span, { start: venue.start, end: venue.start + 1 }))
    )
      return venue;
  }
  return null;
}

function venueAt(discourse: Discourse, i: number, limit: number, cue: Span): OutletMention | null {
  const { words } = discourse.table;
  const word = words[i];
  const next = words[i + 1];
  if (!word) return null;
  const isCue = cue.start <= word.start && word.end <= cue.end;
  if (
    /^(?:told|tells|telling|tell|informed)$/u.test(word.bare) &&
    (isCue || word.start > cue.start || word.bare === 'telling')
  )
    return outletTold(discourse, i + 1, limit);
  if (
    /^(?:cited|quoted|reported|obtained|published|interviewed|released|leaked|posted|seen|reviewed)$/u.test(
      word.bare,
    ) &&
    next?.bare === 'by'
  )
    return outletTold(discourse, i + 2, limit);
  if (
    /^(?:interview|interviews|appearance|speaking|spoke|conversation)$/u.test(word.bare) &&
    /^(?:with|on|to|for|in)$/u.test(next?.bare ?? '')
  )
    return outletTold(discourse, i + 2, limit);
  if (word.bare === 'on' && i > 0) return programmeOn(discourse, i, limit);
  if (venueNouns.test(word.bare)) return outletBefore(discourse, i) ?? outletAfter(discourse, i, limit);
  return null;
}

/** "said on NBC's Meet the Press", "said on CNN" */
function programmeOn(discourse: Discourse, i: number, limit: number): OutletMention | null {
  const outlet = outletsIn(discourse, i + 1, limit)[0];
  return outlet && outlet.firstWord <= i + 2 ? outlet : null;
}

/** "in an MSNBC interview", "in the Global Times piece" */
function outletBefore(discourse: Discourse, i: number): OutletMention | null {
  return outletsIn(discourse, Math.max(0, i - 4), i).find((outlet) => outlet.endWord === i) ?? null;
}

/** "in a guest column in Saturday's New York Times", "an article posted on the website, the Paper" */
function outletAfter(discourse: Discourse, i: number, limit: number): OutletMention | null {
  const { words } = discourse.table;
  if (!/^(?:in|on|for|by|posted|published|with)$/u.test(words[i + 1]?.bare ?? '')) return null;
  const outlet = outletsIn(discourse, i + 2, Math.min(limit, i + 10))[0];
  const between = outlet ? words.slice(i + 1, outlet.firstWord) : [];
  return outlet && !between.some((word) => word.pos === 'AUX' || /^(?:that|said|says)$/u.test(word.bare))
    ? outlet
    : null;
}

/**
 * What a speaker says next belongs to the same interview until another setting is named or somebody else speaks; an
 * unnamed source is known through the outlet that cites it, and stays so.
 */
function inheritVenues(
  discourse: Discourse,
  told: readonly (OutletMention | null)[],
  outer: readonly (number | null)[],
): (OutletMention | null)[] {
  const { speakers, entities } = discourse;
  const inherited = told.map(() => null as OutletMention | null);
  const order = discourse.attributions
    .map((_, i) => i)
    .filter((i) => outer[i] === null)
    .sort((a, b) => placeOf(discourse, a) - placeOf(discourse, b));
  const lasting = new Map<number, OutletMention>();
  let running: { speaker: number; venue: OutletMention; sentence: number } | null = null;
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

/** Index of the sentence in which an attribution's cue stands, or -1. */
function sentenceOf({ attributions, table }: Discourse, i: number): number {
  const { cue = [], source = [] } = attributions[i] ?? {};
  const anchor = cue[0] ?? source[0];
  return anchor ? table.sentences.findLastIndex(({ start }) => start <= anchor.start) : -1;
}

function setsAnew(discourse: Discourse, i: number): boolean {
  const { attributions, table } = discourse;
  const { content = [] } = attributions[i] ?? {};
  const sentence = table.sentences[sentenceOf(discourse, i)];
  if (!sentence) return false;
  return table.words
    .slice(sentence.firstWord, sentence.endWord)
    .some(
      (word) => (newSetting.test(word.bare) || word.date) && !content.some((span) => contains(span, word)),
    );
}
