import { contains, type Span } from '../../text/index.ts';
import { isOutlet } from './antecedents.ts';
import type { Discourse } from './discourse.ts';
import { outletName, outletsIn, outletTold, type Hop, type OutletMention } from './outlets.ts';
import { singular } from './roles.ts';

const venueNouns =
  /^(?:interview|appearance|broadcast|show|column|op-ed|editorial|piece|article|report|story|podcast|segment|essay|program|programme)$/u;
const own = /^(?:op-ed|column|essay|interview)$/u;
const pollReach = 8;

/** The outlet to which or in which an attribution was said, or through which its words are known, or null. */
export function venueOf(discourse: Discourse, index: number): Hop | null {
  return toldIn(discourse, index) ?? quotedFrom(discourse, index) ?? pollsterOf(discourse, index);
}

/** Index of the sentence in which an attribution's cue stands, or -1. */
export function sentenceOf({ attributions, table }: Discourse, i: number): number {
  const { cue = [], source = [] } = attributions[i] ?? {};
  const anchor = cue[0] ?? source[0];
  return anchor ? table.sentences.findLastIndex(({ start }) => start <= anchor.start) : -1;
}

/** The outlet to which or in which an attribution was said, as its own sentence has it. */
function toldIn(discourse: Discourse, index: number): OutletMention | null {
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

/** The outlet that a phrase at word `i` names as told, or as the place of an interview or article; or null. */
export function venueAt(discourse: Discourse, i: number, limit: number, cue: Span): OutletMention | null {
  const { words } = discourse.table;
  const word = words[i];
  const next = words[i + 1];
  if (!word) return null;
  const isCue = contains(cue, word);
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
  if (word.bare === 'on') return programmeOn(discourse, i, limit, cue);
  if (venueNouns.test(word.bare)) return outletBefore(discourse, i) ?? outletAfter(discourse, i, limit);
  return null;
}

/** "in a Fox interview" is where something is said; "remarked upon a Times story" is not. */
function isPlace({ table: { words, sentences } }: Discourse, first: number, noun: number): boolean {
  const start = sentences[words[noun]!.sentence]!.firstWord;
  const before = words.slice(Math.max(start, first - 5), first).map(({ bare }) => bare);
  return own.test(words[noun]!.bare) || before.some((bare) => /^(?:in|during|on|for|at|with)$/u.test(bare));
}

/** "said on NBC's Meet the Press", "said on CNN" */
function programmeOn(discourse: Discourse, i: number, limit: number, cue: Span): OutletMention | null {
  const { words, sentences } = discourse.table;
  const { firstWord } = sentences[words[i]!.sentence]!;
  // "Carson said Sunday on": nothing but the speaker and a date between the cue and the programme.
  const between = words.slice(firstWord, i).filter(({ start }) => start >= cue.end);
  if (
    words[i]!.start < cue.end ||
    between.some((word) => !word.date && !/^(?:PROPN|DET|ADV)$/u.test(word.pos))
  )
    return null;
  const outlet = outletsIn(discourse, i + 1, limit)[0];
  return outlet && outlet.firstWord <= i + 2 ? outlet : null;
}

/** "in an MSNBC interview", "in the Global Times piece" */
function outletBefore(discourse: Discourse, i: number): OutletMention | null {
  const outlet = outletsIn(discourse, Math.max(0, i - 4), i).find(({ endWord }) => endWord === i);
  return outlet && isPlace(discourse, outlet.firstWord, i) ? outlet : null;
}

/** "in a guest column in Saturday's New York Times", "an article posted on the website, the Paper" */
function outletAfter(discourse: Discourse, i: number, limit: number): OutletMention | null {
  const { words } = discourse.table;
  if (
    !/^(?:in|on|for|by|posted|published|with)$/u.test(words[i + 1]?.bare ?? '') ||
    !isPlace(discourse, i, i)
  )
    return null;
  const outlet = outletsIn(discourse, i + 2, Math.min(limit, i + 10))[0];
  const between = outlet ? words.slice(i + 1, outlet.firstWord) : [];
  return outlet && !between.some((word) => word.pos === 'AUX' || /^(?:that|said|says)$/u.test(word.bare))
    ? outlet
    : null;
}

/** "The Times said Cook provided a statement": what the statement says comes through the Times. */
function quotedFrom(discourse: Discourse, index: number): Hop | null {
  const speaker = discourse.speakers[discourse.givenIn[index] ?? -1] ?? null;
  const outlet = speaker === null ? undefined : discourse.entities[speaker];
  return outlet && isOutlet(outlet)
    ? { name: outletName(discourse, outlet.index), entity: outlet.index }
    : null;
}

const share =
  /^(?:half|third|thirds|quarter|quarters|percent|\d+|most|majority|two|three|four|five|six|seven|eight|nine|ten)$/u;

/** "about half" of those asked: through whoever conducted the survey, where the article says who did. */
function pollsterOf(
  { attributions, speakers, entities, entityOfName, names, table }: Discourse,
  index: number,
): Hop | null {
  const speaker = entities[speakers[index] ?? -1];
  const source = attributions[index]?.source[0];
  const first = source ? table.words.findIndex(({ end }) => end > source.start) : -1;
  if (!source || !speaker || speaker.named || speaker.kind === 'document') return null;
  const counted = table.words
    .slice(first, first + 3)
    .some((word) => word.start < source.end && share.test(word.bare));
  if (!counted) return null;
  const paragraph = table.words[first]?.paragraph ?? 0;
  for (let i = first; i < table.words.length && table.words[i]!.paragraph <= paragraph + pollReach; i++) {
    if (table.words[i]!.bare !== 'conducted') continue;
    const { firstWord, endWord } = table.sentences[table.words[i]!.sentence]!;
    const survey = table.words
      .slice(firstWord, i)
      .some((word) => /^(?:poll|survey)$/u.test(singular(word.bare)));
    const by = table.words.findIndex((word, at) => at > i && at < endWord && word.bare === 'by');
    const name =
      by < 0 ? -1 : names.findIndex((candidate) => candidate.firstWord > by && candidate.firstWord <= by + 2);
    const pollster = entities[entityOfName[name] ?? -1];
    if (survey && pollster) return { name: pollster.name, entity: pollster.index };
  }
  return null;
}
