import stemmer from 'wink-porter2-stemmer';

/** Words that carry grammar rather than subject: they are not indexed and never repaired. */
export const functionWords: ReadonlySet<string> = new Set(
  (
    'a about above after again against all also am an and any are as at be because been before being below between ' +
    'both but by can cannot could did do does doing down during each even every few for from further had has have having ' +
    'he her here hers herself him himself his how i if in into is it its itself just many may me might more most much must ' +
    'my myself no nor not now of off on once one only onto or other our ours out over own per quite rather same shall she ' +
    'should since so some such than that the their theirs them themselves then there these they this those though through ' +
    'to too under until up upon us very was we were what when where whether which while who whom whose why will with ' +
    'within without would yet you your yours yourself s t d ll m re ve don doesn didn isn aren wasn weren won wouldn couldn shouldn hasn haven hadn ' +
    "don't doesn't didn't isn't aren't wasn't weren't won't wouldn't couldn't shouldn't hasn't haven't hadn't can't it's that's " +
    "what's who's there's he's she's i'm i'd i've i'll you're you've we're we've they're they've let's"
  ).split(' '),
);

/** Letters and digits, joined by inner apostrophes, points, hyphens and ampersands: "don't", "U.S", "re-establish". */
export const wordPattern = /[\p{L}\p{N}]+(?:['’.\-&][\p{L}\p{N}]+)*/gu;

/** A word that is in the form in which words are compared, as most are: to find that out is faster than to bring it there. */
const plainWord = /^[a-z]+$/u;

/** A word in the form that is compared: lower case, straight apostrophe, composed accents. */
export function normalizeWord(word: string): string {
  return plainWord.test(word) ? word : word.normalize('NFKC').toLowerCase().replaceAll('’', "'");
}

const stems = new Map<string, string>();

/** The Porter2 stem of a word; a trailing possessive ("Israel's") is dropped first. */
export function stem(word: string): string {
  const normal = normalizeWord(word);
  const known = stems.get(normal);
  if (known !== undefined) return known;
  if (stems.size > 100_000) stems.clear();
  const found = stemmer(normal.replace(/'s?$/u, ''));
  stems.set(normal, found);
  return found;
}
