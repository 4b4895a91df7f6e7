import type { Token } from '../text/index.ts';

/** What questions look like, as Discord members type them: lower case, often without a question mark. */

/**
 * Whether a sentence asks.
 *
 * @param words - of the sentence, without marks
 * @param isMarked - whether it ends with a question mark
 */
export function isQuestion(words: readonly Token[], isMarked: boolean): boolean {
  const [first, second] = words;
  if (!first) return false;
  if (isQuestionWord(first) || (isPreposition(first) && second && isQuestionWord(second))) {
    const isExclamation = words.length === 1 && /^wh?at$/u.test(first.normal);
    if (isExclamation) return false;
    return isMarked || isBareQuestion(words) || isInverted(words) || isSubjectQuestion(words);
  }
  if (isAuxiliary(first) && second)
    return isMarked ? words.length > 2 : isPronoun(second) || second.pos === 'DET' || second.pos === 'PROPN';
  return isMarked && words.length > 1 && isQuestionWord(words.at(-1)!);
}

/** "when", "by whom", "how many", "why exactly": a question word alone. */
export function isBareQuestion(words: readonly Token[]): boolean {
  const rest = words.filter((word) => !isPreposition(word) && !fillers.has(word.normal));
  const [first, second] = rest;
  if (!first || !isQuestionWord(first)) return false;
  if (rest.length === 1) return true;
  return rest.length === 2 && first.normal === 'how' && (second!.pos === 'ADV' || second!.pos === 'ADJ');
}

/** "when did", "by whom was", "how many people were": the verb goes before the subject. */
export function isInverted(words: readonly Token[]): boolean {
  const at = isPreposition(words[0]!) ? 1 : 0;
  if (!words[at] || !isQuestionWord(words[at])) return false;
  const verb = words.findIndex((word, i) => i > at && isAuxiliary(word));
  if (verb === at + 1) return true;
  if (verb < 0 || verb > at + 5 || !/^(?:what|which|whose|how)$/u.test(words[at].normal)) return false;
  // "what Trump did in office" tells: a subject or a verb follows where it is asked.
  return (
    isKind(words.slice(at + 1, verb)) &&
    ['PRON', 'DET', 'PROPN', 'NOUN', 'VERB', 'ADJ'].includes(words[verb + 1]?.pos ?? '')
  );
}

/** "who paid for it", "what happened next", "how many people died": what is asked for is the subject. */
export function isSubjectQuestion(words: readonly Token[]): boolean {
  const verb = words.findIndex(({ pos }) => pos === 'VERB');
  const [first, second] = words;
  if (!first || verb < 1) return false;
  const between = words.slice(1, verb);
  if (/^(?:who|what)$/u.test(first.normal)) return between.every(({ pos }) => pos === 'ADV');
  return (
    /^how (?:many|much)$/u.test(`${first.normal} ${second?.normal ?? ''}`) && verb > 1 && isKind(between)
  );
}

/** Whether words say what kind of thing is asked for: "how *many armed people*", "what *sort of deal*". */
function isKind(words: readonly Token[]): boolean {
  return words.every(({ pos, normal }) => ['NOUN', 'ADJ', 'ADV', 'NUM'].includes(pos) || normal === 'of');
}

const questionWords = new Set(
  'who whom whose what when where why how which wat whats whos whens wheres whys hows'.split(' '),
);
const fillers = new Set(['exactly', 'else', 'though', 'tho', 'again', 'come', 'so', 'not', 'precisely']);
const prepositions = new Set(
  'by with for to from at in on of about since until under through against'.split(' '),
);
const auxiliaries = new Set(
  "is are was were do does did has have had can could will would should may might must 's 'd 're 'll 've".split(
    ' ',
  ),
);
const pronouns = new Set(
  'he she it they we you u i there this that these those anyone anybody anything someone somebody everyone everybody nobody'.split(
    ' ',
  ),
);

export const isQuestionWord = ({ normal }: Token): boolean => questionWords.has(normal);
const isPreposition = ({ normal }: Token): boolean => prepositions.has(normal);
/** Whether a text begins with a preposition: "about Israel". */
export const startsWithPreposition = (text: string): boolean =>
  prepositions.has(/^\p{L}+/u.exec(text)?.[0].toLowerCase() ?? '');
export const isAuxiliary = ({ normal }: Token): boolean => auxiliaries.has(normal);
export const isPronoun = (token: Token | undefined): boolean =>
  token !== undefined && pronouns.has(token.normal);
