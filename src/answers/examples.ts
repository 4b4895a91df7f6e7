import { setImmediate as otherWork } from 'node:timers/promises';
import type { Speaker } from '../quotes/index.ts';
import type { Sentence, Span, Token } from '../text/index.ts';
import { answerQuestion } from './answer-question.ts';
import type { OpenArticle } from './open.ts';

/** How many questions are made of an article. */
const EXAMPLES = 5;

/** How many are tried at most: each takes as long as an answer. */
const TRIES = 24;

/** An example whose answer is more likely none would be a poor one. */
const LEAST_CONFIDENCE = 0.5;

const known = new WeakMap<OpenArticle, Promise<readonly string[]>>();

/**
 * At most five questions that the article answers, to show what can be asked: what its speakers say about something, when
 * something happened, and what it says about something. Each is kept only where it is likely answered, from the passage that it
 * was made from. They are made once; other work has its turn between two tries.
 *
 * @param threshold - the confidence from which a question counts as answered, by default the fitted one
 */
export function exampleQuestions(opened: OpenArticle, threshold?: number): Promise<readonly string[]> {
  const examples = known.get(opened) ?? makeExamples(opened, threshold);
  known.set(opened, examples);
  return examples;
}

async function makeExamples(opened: OpenArticle, threshold: number | undefined): Promise<readonly string[]> {
  const kinds = [statementQuestions(opened), timeQuestions(opened), subjectQuestions(opened)];
  const questions: string[] = [];
  const passages = new Set<number>();
  let tries = 0;
  // One of each kind in turn, so that a handful shows them all.
  for (let turn = 0; kinds.length > 0 && questions.length < EXAMPLES && tries < TRIES; turn++) {
    const kind = kinds[turn % kinds.length]!;
    const { value, done } = kind.next();
    if (done) kinds.splice(kinds.indexOf(kind), 1);
    else if (!passages.has(value.passage)) {
      tries++;
      await otherWork();
      if (!isAnswered(opened, value, threshold)) continue;
      questions.push(value.question);
      passages.add(value.passage);
    }
  }
  return questions;
}

interface Candidate {
  readonly question: string;
  /** Number of the passage that should answer. */
  readonly passage: number;
}

function isAnswered(
  opened: OpenArticle,
  { question, passage }: Candidate,
  threshold: number | undefined,
): boolean {
  const answer = answerQuestion(opened, question, { threshold });
  const isLikely = answer.kind === 'answered' && answer.confidence >= LEAST_CONFIDENCE;
  return isLikely && answer.excerpt?.passage === passage;
}

/** "What did the minister say about the border?", one a speaker. */
function* statementQuestions(opened: OpenArticle): Generator<Candidate, undefined> {
  const asked = new Set<number>();
  for (const { speaker, content, passage } of opened.quotes.attributions) {
    const [first, last] = [content[0], content.at(-1)];
    if (!speaker || !first || !last || asked.has(speaker.index)) continue;
    const subject = subjectWithin(opened, { start: first.start, end: last.end });
    if (subject === null) continue;
    asked.add(speaker.index);
    yield { question: `What did ${withinSentence(speaker)} say about ${subject}?`, passage };
  }
}

/** A speaker as it is written inside a sentence: who has no name may stand at the beginning of one in the article. */
function withinSentence({ name, named }: Speaker): string {
  return named ? name.replace(/^The\b/u, 'the') : name.charAt(0).toLowerCase() + name.slice(1);
}

/** "When was a ceasefire announced?", "When did clashes break out?", from sentences that give a date. */
function* timeQuestions({ reading, article }: OpenArticle): Generator<Candidate, undefined> {
  for (const sentence of reading.sentences) {
    const tokens = reading.tokens.slice(sentence.firstToken, sentence.endToken);
    if (!tokens.some(({ entity }) => entity === 'DATE')) continue;
    const verb = tokens.findIndex(({ pos }) => pos === 'VERB');
    const isGoingOn = tokens[verb]?.normal.endsWith('ing');
    const auxiliary = tokens[verb - 1]?.pos === 'AUX' ? tokens[verb - 1]! : null;
    const subject = verb < 0 ? null : nounsBefore(tokens, auxiliary ? verb - 1 : verb);
    if (subject === null || isGoingOn || (auxiliary && !/^(?:was|were)$/u.test(auxiliary.normal))) continue;
    const particle = ['out', 'off', 'up', 'down'].includes(tokens[verb + 1]?.normal ?? '') ? 1 : 0;
    // "When did the minister hold?" is no question: a verb that is complete by itself is asked about.
    if (!auxiliary && particle === 0 && !happenings.has(tokens[verb]!.lemma)) continue;
    const question = auxiliary
      ? `When ${auxiliary.normal} ${subject} ${tokens[verb]!.normal}?`
      : `When did ${subject} ${tokens[verb]!.lemma}${particle === 1 ? ` ${tokens[verb + 1]!.normal}` : ''}?`;
    yield { question, passage: passageOf(article, sentence) };
  }
}

/** Verbs that say that something happened, with no object. */
const happenings = new Set(
  'begin start end happen occur arrive return resign die fall rise collapse explode open close depart leave'.split(
    ' ',
  ),
);

/** "What does the article say about the disengagement agreement?" */
function* subjectQuestions(opened: OpenArticle): Generator<Candidate, undefined> {
  for (const sentence of opened.reading.sentences) {
    const subject = subjectWithin(opened, sentence);
    if (subject === null) continue;
    yield {
      question: `What does the article say about ${subject}?`,
      passage: passageOf(opened.article, sentence),
    };
  }
}

function passageOf(article: OpenArticle['article'], { paragraph }: Sentence): number {
  return article.passages[paragraph]!.number;
}

/** The nouns right before a token, with their article, as they are written inside a sentence; null where there are none. */
function nounsBefore(tokens: readonly Token[], end: number): string | null {
  let from = end;
  while (isNominal(tokens[from - 1])) from--;
  if (from === end) return null;
  if (tokens[from - 1]?.pos === 'DET') from--;
  return tokens
    .slice(from, end)
    .map(({ text, pos }) => (pos === 'PROPN' ? text : text.toLowerCase()))
    .join(' ');
}

/** The rarest group of nouns within a span ("the disengagement agreement", "initial consultations"), or null. */
function subjectWithin({ reading, index, article }: OpenArticle, { start, end }: Span): string | null {
  const { tokens } = reading;
  let best: string | null = null;
  let bestRarity = 0;
  for (let i = tokenAt(tokens, start); i < tokens.length && tokens[i]!.end <= end; i++) {
    const isWhole = !isNominal(tokens[i + 1]) && tokens[i + 1]?.text !== '-';
    if (tokens[i]!.pos !== 'NOUN' || !isWhole) continue;
    let from = i;
    while (isNominal(tokens[from - 1]) && tokens[from - 1]!.start >= start) from--;
    const rarity = index.sentences.rarity[index.tokenTerms[i]!] ?? 0;
    const marker = articleOf(tokens, from, i);
    if (from === i || rarity <= bestRarity || marker === null) continue;
    best = `${marker}${article.text.slice(tokens[from]!.start, tokens[i]!.end)}`;
    bestRarity = rarity;
  }
  return best;
}

/** What stands before a group of nouns where a question speaks of it, or null where one cannot: "an integral part". */
function articleOf(tokens: readonly Token[], from: number, to: number): string | null {
  if (tokens.slice(from, to).some(({ normal }) => vague.has(normal))) return null;
  let before = from - 1;
  while (tokens[before]?.pos === 'PUNCT' && /["“‘]/u.test(tokens[before]!.text)) before--;
  const word = tokens[before];
  if (word?.normal === 'the') return 'the ';
  const isPlural = tokens[to]!.lemma !== tokens[to]!.normal;
  return isPlural && !['DET', 'NUM', 'PRON', 'PART'].includes(word?.pos ?? '') ? '' : null;
}

/** Adjectives that say which one, not what kind. */
const vague = new Set(
  'first second third last next other others same own such much many more most several few certain very only'.split(
    ' ',
  ),
);

/** Index of the first token that does not start before an offset. */
function tokenAt(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isNominal(token: Token | undefined): boolean {
  return token !== undefined && ['ADJ', 'NOUN', 'PROPN'].includes(token.pos);
}
