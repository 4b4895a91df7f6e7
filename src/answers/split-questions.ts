import { readText, type Span, type Token } from '../text/index.ts';
import { isWord } from './article-index.ts';
import * as forms from './question-forms.ts';
import { isInSetWords } from './follow-up.ts';
import { isFollowUp, withoutOpeners } from './question.ts';
import { spelledOut } from './spelled-out.ts';

/** Whether a question is a question word alone, or set words ("and when?", "says who?"): it asks nothing without the one before it. */
export function isBareFollowUp(question: string): boolean {
  const bare = spelledOut(withoutOpeners(question));
  if (isInSetWords(bare)) return true;
  return forms.isBareQuestion(readText(bare, [{ start: 0, end: bare.length }]).tokens.filter(isWord));
}

/** How many questions one message is read as; what comes after is part of the last. */
const MOST = 3;

/** One of the questions of a message, and the one that it follows up, where it has too little of its own. */
export interface PartQuestion {
  readonly question: string;
  readonly previous: string | undefined;
}

/**
 * The questions of a message, each with the one that it is to be read after: of "who did they meet and when?" the second
 * asks when they met.
 *
 * @param previous - the question before the message in the same talk
 */
export function questionsIn(asked: string, previous?: string): PartQuestion[] {
  let subject = previous;
  return splitQuestions(asked).map((question, _, all) => {
    const leans = (subject !== undefined || all.length > 1) && isFollowUp(question);
    const part = { question, previous: leans ? subject : undefined };
    if (!leans || (subject === undefined && !isBareFollowUp(question))) subject = question;
    return part;
  });
}

/**
 * A message taken apart where it asks more than one thing: "What did he say? And what did they reply?", "where was it held
 * and who paid for it", "when and where was it held". What is no question stays with the question after it, and at the
 * end with the one before. What stands in quotation marks is never cut. A message that asks one thing comes back as it is.
 *
 * @returns at least one and at most three questions, in order
 */
export function splitQuestions(text: string): string[] {
  const questions: string[] = [];
  let context = '';
  for (const piece of piecesOf(spelledOut(text))) {
    const asked = asksTheSame(piece) && questions.length > 0 ? [piece] : questionsOf(piece);
    if (asked.length === 0) context = `${context} ${piece}`.trim();
    else questions.push(`${context} ${asked[0]!}`.trim(), ...asked.slice(1));
    if (asked.length > 0) context = '';
  }
  if (questions.length < 2) return [text];
  const last = questions.splice(MOST - 1).concat(context || []);
  return [...questions, ...(last.length > 0 ? [last.join(' ')] : [])];
}

/** "And Hamas?" asks the same of another. */
function asksTheSame(piece: string): boolean {
  return /\?[?!]*$/u.test(piece) && /^(?:and|&)\s\S+(?:\s\S+){0,4}$/iu.test(piece);
}

/** Where a sentence may end: too often is no harm, since what is no question is put together again. */
const sentenceEnd = /[?!]+(?=\s)|(?<=\p{L}{3})[.;…]+(?=\s)|\n/gu;
const quotation = /"[^"]*"|“[^”]*”|«[^»]*»/gu;

function quotationsIn(text: string): Span[] {
  return Array.from(text.matchAll(quotation), ({ 0: quoted, index }) => ({
    start: index,
    end: index + quoted.length,
  }));
}

function piecesOf(text: string): string[] {
  const quoted = quotationsIn(text);
  const pieces: string[] = [];
  let from = 0;
  for (const { 0: mark, index } of text.matchAll(sentenceEnd)) {
    if (quoted.some(({ start, end }) => start <= index && index < end)) continue;
    pieces.push(text.slice(from, index + mark.length));
    from = index + mark.length;
  }
  return [...pieces, text.slice(from)].map((piece) => piece.replace(/\s+/gu, ' ').trim()).filter(Boolean);
}

/** The questions of a sentence; none where it is no question, or goes on with one: "or did she?". */
function questionsOf(sentence: string): string[] {
  if (/^or\b/iu.test(sentence)) return [];
  const bare = withoutOpeners(sentence);
  const opener = sentence.slice(0, sentence.length - bare.length);
  const all = readText(bare, [{ start: 0, end: bare.length }]).tokens;
  const isMarked = /\?[?!]*$/u.test(bare);
  const isRequest = /\b(?:tell|remind|explain|say|know|remember|wonder\w*|idea|forgot)\b/iu.test(opener);
  const quoted = quotationsIn(bare);
  // Of a quotation only its first mark is kept: what stands on either side of it is not neighbours.
  const tokens = all.filter(({ start }) => !quoted.some((span) => span.start < start && start < span.end));
  const { words, clause } = sharedClause(tokens);
  if (words.length > 0 && (isRequest || forms.isQuestion([words.at(-1)!, ...clause], isMarked)))
    return words.map((word, i) => `${i === 0 ? opener : ''}${word.text} ${bare.slice(clause[0]!.start)}`);
  if (!forms.isQuestion(all.filter(isWord), isMarked)) return [];
  const cuts = cutsOf(tokens, isRequest);
  const ends = [...cuts.map(({ end }) => end), bare.length];
  const parts = [0, ...cuts.map(({ start }) => start)].map((start, i) => bare.slice(start, ends[i]).trim());
  return [opener + parts[0]!, ...parts.slice(1)];
}

/** Of "when and where was it held" the question words and the clause that they share; no question words elsewhere. */
function sharedClause(tokens: readonly Token[]): { words: Token[]; clause: Token[] } {
  const words: Token[] = [];
  let i = 0;
  for (; i < tokens.length; i++) {
    const isNext = shareable.has(tokens[i]!.normal) && words.length > 0 === joins(tokens[i - 1]);
    if (isNext) words.push(tokens[i]!);
    else if (!joins(tokens[i]) || words.length === 0) break;
  }
  const clause = tokens.slice(i).filter(isWord);
  const isShared = words.length > 1 && clause.length > 0 && !joins(tokens[i - 1]);
  return isShared ? { words, clause } : { words: [], clause: [] };
}

interface Cut {
  /** Where the question before ends, and where the next one starts. */
  readonly end: number;
  readonly start: number;
}

/** Where a sentence goes on with another question. */
function cutsOf(tokens: readonly Token[], isRequest: boolean): Cut[] {
  const cuts: Cut[] = [];
  let first = 0;
  for (let i = 1; i < tokens.length - 1; i++) {
    if (!joins(tokens[i]) || joins(tokens[i - 1])) continue;
    let next = i + 1;
    while (joins(tokens[next]) || passedOver.has(tokens[next]?.normal ?? '')) next++;
    const before = tokens.slice(first, i).filter(isWord);
    const after = tokens.slice(next);
    const isListed = tokens.slice(i, next).every(({ text }) => text === ',');
    if (before.length === 0) continue;
    const isCut = isListed ? goesOnInList(before, after) : goesOn(before, after, isRequest);
    if (!isCut) continue;
    cuts.push({ end: tokens[i]!.start, start: tokens[next]!.start });
    first = next;
  }
  return cuts;
}

/** Whether words after "and" ask something new, rather than go on with what was asked before it. */
function goesOn(before: readonly Token[], after: readonly Token[], isRequest: boolean): boolean {
  const clause = clauseOf(after);
  const [first, second] = clause;
  if (!first) return false;
  // "did they say who paid and why": both may belong to what was said.
  const asksAside =
    before.slice(1).some(forms.isQuestionWord) || before.some(({ normal }) => normal === 'or');
  if (forms.isBareQuestion(clause))
    return forms.isBareQuestion(before) || (!asksAside && !/^(?:wh?at|which|whom?)$/u.test(first.normal));
  if (forms.isAuxiliary(first)) {
    const isNew = forms.isPronoun(second) || (first.normal === before[0]!.normal && clause.length > 2);
    return isNew && before.length > 2 && !forms.isAuxiliary(before.at(-1)!);
  }
  if (forms.isInverted(clause)) return true;
  if (isRequest) return forms.isQuestionWord(first);
  const isTold = before.slice(0, -1).some(({ lemma }) => telling.has(lemma));
  return forms.isSubjectQuestion(clause) && !asksAside && !isTold;
}

/** Whether words after a comma are question words that stand alone, to the end: "who met, when and where". */
function goesOnInList(before: readonly Token[], after: readonly Token[]): boolean {
  const clause = clauseOf(after);
  const rest = after.slice(clause.length);
  return (
    forms.isBareQuestion(clause) &&
    !before.slice(1).some(forms.isQuestionWord) &&
    rest.every((token) => !isWord(token) || joins(token) || forms.isQuestionWord(token))
  );
}

/** The words up to the next mark or "and". */
function clauseOf(tokens: readonly Token[]): readonly Token[] {
  const end = tokens.findIndex((token) => !isWord(token) || joins(token));
  return end < 0 ? tokens : tokens.slice(0, end);
}

/** Question words that can share a clause. */
const shareable = new Set(['who', 'when', 'where', 'why', 'how', 'what']);
const passedOver = new Set(['also', 'then', 'if', 'so']);
/** Verbs that a clause with a question word can be the object of: "what did he say about who paid and who knew". */
const telling = new Set(
  'say tell know explain describe ask discuss reveal report write claim think believe learn understand decide'.split(
    ' ',
  ),
);

function joins(token: Token | undefined): boolean {
  return token !== undefined && /^(?:and|&|\+|plus|but|,)$/u.test(token.normal);
}
