/** Spellings of chats. They are as good as right: none is mended, or told of, as misspelt. Capitals make a name of most. */
const spellings: ReadonlyMap<string, string> = new Map(
  Object.entries({
    abt: 'about',
    b4: 'before',
    coz: 'because',
    cuz: 'because',
    govt: 'government',
    hows: "how's",
    ppl: 'people',
    pres: 'president',
    prez: 'president',
    u: 'you',
    wens: "when's",
    whens: "when's",
    wheres: "where's",
    whys: "why's",
    wut: 'what',
    wuts: "what's",
    wuz: 'was',
  }),
);
const words = new RegExp(
  `(?<![\\p{L}\\p{N}.&'’-])(?:${[...spellings.keys()].join('|')})(?![\\p{L}\\p{N}&'’-]|\\.\\p{L})`,
  'giu',
);

/** "y did they leave", "tell me y": elsewhere such a word is a name or stands for something. */
const why =
  /(^|[?!.,;\n] *|\b(?:and|but|so|or) )(y|wen)(?=\W*$| (?:is|are|r|was|were|wuz|do|does|did|has|have|had|can|could|will|would|should|not|tho|though)\b)/giu;
/** "who r they", not "R. Kelly". */
const are = /\b(who|what|wut|where|when|wen|why|how) r(?= )/giu;

/** What any of them has: most questions have none. */
const hint = new RegExp(`\\b(?:y|wen|r|${[...spellings.keys()].join('|')})\\b`, 'iu');

/** A question with the spellings of chats written out: "y did ppl leave" is "why did people leave". */
export function spelledOut(question: string): string {
  if (!hint.test(question)) return question;
  return question
    .replace(why, (_, before: string, word: string) => before + (/^y/iu.test(word) ? 'why' : 'when'))
    .replace(are, '$1 are')
    .replace(words, (word, at: number) => spellings.get(at === 0 ? word.toLowerCase() : word) ?? word);
}
