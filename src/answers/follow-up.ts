import type { Span, TextReading, Token } from '../text/index.ts';
import { isWord } from './article-index.ts';
import { isAuxiliary, isQuestionWord, isSubjectQuestion, startsWithPreposition } from './question-forms.ts';

/**
 * A question together with what it leaves to the question before it:
 * - "and the source?" asks the same of another: "what did the source say";
 * - "when was it announced?" speaks of what was asked about: "when was the ceasefire announced";
 * - "says who?" asks who said it: "who said was the ceasefire announced", whose words are what counts;
 * - "and when?" asks something else about the same: "when brokered the ceasefire".
 *
 * @param content - the words of the question that carry a subject
 * @param previous - the question before it, in full
 */
export function readFollowUp(question: TextReading, content: number, previous: TextReading): string {
  const bare = withoutMark(question.text);
  const setLead = leadOfSetWords(bare);
  if (setLead !== null) return `${setLead} ${subjectOf(previous)}`;
  const fragment = fragmentOf(question, bare);
  if (content > 0 && fragment) return askTheSame(fragment, previous);
  const words = question.tokens.filter(isWord);
  // After "who led the protest?" she is who did, not the protest.
  const isWhoDid =
    speaksOfSomeone(words) && previous.tokens[0]?.normal === 'who' && isSubjectQuestion(previous.tokens);
  const pronoun = isWhoDid ? undefined : words.find(({ normal }) => standIns.has(normal));
  const group = pronoun && firstGroup(previous, isOne(pronoun));
  const isWhole = content > 0 || words.some(({ normal }) => /^(?:is|are|was|were|['’]s)$/u.test(normal));
  if (group && isWhole)
    return (
      bare.slice(0, pronoun.start) + previous.text.slice(group.start, group.end) + bare.slice(pronoun.end)
    );
  return `${bare} ${subjectOf(previous)}`;
}

/** Follow-ups in set words, and what each asks of that which the question before was about. */
const setWords: readonly (readonly [RegExp, string])[] = [
  [/^(?:says who|who sa(?:ys|id)(?: (?:so|that|this|it))?|according to whom?)$/iu, 'who said'],
  [
    /^(?:(?:and |so )*then|(?:and |so )*next|(?:and |so )*then what|what (?:then|next|(?:happened|happens|came) (?:then|next|after(?:wards| that)?)))$/iu,
    'what happened after',
  ],
  [/^how (?:come|so)$/iu, 'why'],
];

/** Whether a question is a follow-up in set words: "says who?", "and then?". */
export function isInSetWords(question: string): boolean {
  return leadOfSetWords(withoutMark(question)) !== null;
}

function leadOfSetWords(bare: string): string | null {
  return setWords.find(([pattern]) => pattern.test(bare))?.[1] ?? null;
}

function withoutMark(question: string): string {
  return question.replace(/[?\s]+$/u, '');
}

/** Whether a question asks the same of another: "and the finance minister?", "what about the second crash?". */
export function asksOfAnother(asked: string, question: TextReading): boolean {
  return /^\s*(?:and|&|what about|how about)\b/iu.test(asked) && fragmentOf(question, question.text) !== null;
}

/** What only names something, as in "and the source?" and "what about Israel?"; null for a question with a verb. */
function fragmentOf({ tokens }: TextReading, bare: string): string | null {
  const about = /^(?:what|how) about /iu.exec(bare)?.[0].length ?? 0;
  const words = tokens.filter((token) => token.start >= about && isWord(token));
  const isNaming = words.every(
    (word) =>
      !isQuestionWord(word) && word.pos !== 'VERB' && !isAuxiliary(word) && !standIns.has(word.normal),
  );
  return words.length > 0 && isNaming ? bare.slice(about) : null;
}

/** Whether a question says "he" or "she" of someone whom it does not name. */
export function speaksOfSomeone(tokens: readonly Token[]): boolean {
  return tokens.some(({ normal }) => /^(?:he|she|him)$/u.test(normal));
}

/** The question before, asked of what a fragment names. */
function askTheSame(fragment: string, previous: TextReading): string {
  const asked = withoutMark(previous.text);
  const group = firstGroup(previous);
  if (!group || startsWithPreposition(fragment)) return `${asked} ${fragment}`;
  return asked.slice(0, group.start) + fragment + asked.slice(group.end);
}

/**
 * The first group of nouns in a question that is not what is asked for ("which *company*"), with its article.
 *
 * @param isSingular - whether it may not be a plural: what "he" or "it" can stand for
 */
function firstGroup({ tokens }: TextReading, isSingular = false): Span | null {
  for (let from = 0; from < tokens.length; from++) {
    if (!isNominal(tokens[from]!) && tokens[from]!.pos !== 'DET') continue;
    let to = from;
    while (to + 1 < tokens.length && isNominal(tokens[to + 1]!)) to++;
    // Of "what did the nominee call for" a verb was taken for a noun.
    if (lacksItsVerb(tokens, from) && tokens.slice(from, to).some(isNoun)) to--;
    const head = tokens.slice(from, to + 1).findLast(isNoun);
    const isAsked = isQuestionWord(tokens[from]!) || isKindAsked(tokens[from - 1]);
    const isPlural = head?.pos === 'NOUN' && (head.lemma !== head.normal || tokens[from - 1]?.pos === 'NUM');
    if (head && !isAsked && !(isSingular && isPlural)) return { start: tokens[from]!.start, end: head.end };
    from = to;
  }
  return null;
}

/** Whether a group stands after "did", and no verb after it. */
function lacksItsVerb(tokens: readonly Token[], from: number): boolean {
  const isAfterDo = /^(?:do|does|did)$/u.test(tokens[from - 1]?.normal ?? '');
  return isAfterDo && tokens.slice(from).every(({ pos }) => pos !== 'VERB');
}

function isKindAsked(before: Token | undefined): boolean {
  return before !== undefined && /^(?:wh?at|which|whose|how|many|much)$/u.test(before.normal);
}

function isOne({ normal }: Token): boolean {
  return normal !== 'they' && normal !== 'them';
}

function isNoun({ pos }: Token): boolean {
  return pos === 'NOUN' || pos === 'PROPN';
}

function isNominal(token: Token): boolean {
  return isNoun(token) || token.pos === 'ADJ' || token.normal === '-';
}

/** A question's words without the question word and what is no word: what a follow-up is about. */
function subjectOf({ tokens }: TextReading): string {
  return tokens
    .filter((token) => isWord(token) && !isQuestionWord(token))
    .map(({ text }) => text)
    .join(' ');
}

const standIns = new Set(['he', 'she', 'it', 'they', 'him', 'them']);
