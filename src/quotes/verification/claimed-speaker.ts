const word = "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}'’.-]*";
const name = `(?<name>${word}(?: ${word}){0,6}?)`;
const adverb =
  '(?: (?:has|have|had|once|also|then|just|really|actually|ever|even|reportedly|allegedly|apparently|later|\\p{L}+ly))?';
const cue =
  '(?:sa(?:id|ys|y|ying)|stat(?:ed|es)|told (?:\\S+ ){0,3}?\\S+|tweet(?:ed|s)|wr(?:ote|ites)|post(?:ed|s)|add(?:ed|s)|claim(?:ed|s)|argu(?:ed|es)|' +
  'warn(?:ed|s)|declar(?:ed|es)|announc(?:ed|es)|insist(?:ed|s)|repl(?:ied|ies)|explain(?:ed|s)|not(?:ed|es)|confirm(?:ed|s)|admit(?:ted|s)|' +
  'put it|asked|asks|called|stressed|reiterated|underscored|emphasi[sz]ed|acknowledged|responded)';
/** Whether a text has a verb or phrase of reporting: "said", "wrote", "according to". */
export const reporting = new RegExp(`(?<![\\p{L}])(?:according to|report(?:ed|s)|${cue})(?![\\p{L}])`, 'iu');
const signature = '(?:[—–―~]|--?)';
const end = '(?=[\\s]*(?:$|[.,;:!?()\\n"“”]|and\\b|but\\b))';

const before = [
  `according to ${name}\\s*[,:]?\\s*$`,
  `(?:^|[^\\p{L}])(?:as )?${name}${adverb} ${cue}(?: that)?\\s*[,:]?\\s*$`,
  `(?:quote|quotation|words|statement|line) (?:from|by|of) ${name}\\s*[,:]?\\s*$`,
  `(?:^|[\\n.!?,;"”»])\\s*${name}\\s*:\\s*$`,
].map((source) => new RegExp(source, 'iu'));
const after = [
  `^[\\s,.!?]*${signature}\\s*${name}${end}`,
  `^[\\s,]*(?:as )?${cue}(?: by)? ${name}${end}`,
  `^[\\s,]*according to ${name}${end}`,
  `^[\\s,]*(?:as )?${name}${adverb} ${cue}(?![\\p{L}])`,
  `^\\s*\\(${name}\\)`,
].map((source) => new RegExp(source, 'iu'));

const wholeFirst = new RegExp(`^(?:as )?${name}${adverb} ${cue}(?:,| that|:)\\s+(?<text>.+)$`, 'isu');
const wholeAccording = new RegExp(`^according to ${name},\\s*(?<text>.+)$`, 'isu');
const wholeColon = /^(?<name>\p{Lu}[\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]+){0,4}):\s+(?<text>.+)$/su;
const wholeSigned = new RegExp(
  `^(?<text>.+?)\\s+${signature}\\s*(?<name>${word}(?: ${word}){0,4})\\s*$`,
  'su',
);
const wholeLast = new RegExp(
  `^(?<text>.+?),\\s+(?:(?:according to|${cue}) ${name}|${name.replace('<name>', '<subject>')}${adverb} ${cue})[.!?\\s]*$`,
  'isu',
);

// Where a message leads up to a name ("so I heard that netanyahu said"), the name begins after the last of these.
const lead = new Set(
  (
    'that and but because so when if as think thinks thought guess saw heard hear believe remember hey lol did does do has have had is was are were it ' +
    'i you we apparently yesterday today reportedly allegedly well yeah no yes ok like how why where what then also just really actually once'
  ).split(' '),
);
const nobody = new Set(
  (
    'i you he she they we it who someone somebody everyone people this that one article there him her them note edit update quote ' +
    'source breaking fyi ps psa tldr correction reminder question'
  ).split(' '),
);
// A name stands within so many characters of the quotation; what is further off belongs to something else.
const reach = 100;

/** The name in the words around a quotation ("as Netanyahu said, ...", "... — Netanyahu"), or null. */
export function claimedSpeaker(textBefore: string, textAfter: string): string | null {
  return firstName(before, textBefore.slice(-reach)) ?? firstName(after, textAfter.slice(0, reach));
}

/** A message that is a claim as a whole: its words without the frame that says who said them. */
export function wholeClaim(message: string): { text: string; speaker: string | null } {
  for (const pattern of [wholeAccording, wholeSigned, wholeFirst, wholeLast, wholeColon]) {
    const groups = pattern.exec(message)?.groups;
    const speaker = nameIn(groups?.name ?? groups?.subject ?? '');
    const text = groups?.text?.trim() ?? '';
    if (speaker && text.split(/\s+/u).length >= 3) return { text, speaker };
  }
  return { text: message, speaker: null };
}

function firstName(patterns: readonly RegExp[], text: string): string | null {
  for (const pattern of patterns) {
    const found = nameIn(pattern.exec(text)?.groups?.name ?? '');
    if (found) return found;
  }
  return null;
}

function nameIn(text: string): string | null {
  const words = text.replace(/[.,]+$/u, '').split(' ');
  const start = words.findLastIndex((word) => lead.has(word.toLowerCase())) + 1;
  const found = words.slice(start);
  if (found.length === 0 || found.length > 6) return null;
  return found.length === 1 && nobody.has(found[0]?.toLowerCase() ?? '') ? null : found.join(' ') || null;
}
