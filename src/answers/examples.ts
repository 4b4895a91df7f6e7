import type { Sentence, Span, Token } from '../text/index.ts';
import { answerQuestion } from './answer-question.ts';
import type { OpenArticle } from './open.ts';

/**
 * Questions that the article answers, to show what can be asked: what its speakers say about something, when something
 * happened, and what it says about something. Each is kept only where it is answered from the passage that it was made
 * from.
 */
export function exampleQuestions(opened: OpenArticle, count: number): string[] {
  const kinds = [statementQuestions(opened), timeQuestions(opened), subjectQuestions(opened)];
  const questions: string[] = [];
  const passages = new Set<number>();
  // One of each kind in turn, so that a handful shows them all.
  for (let turn = 0; kinds.length > 0 && questions.length < count; turn++) {
    const kind = kinds[turn % kinds.length]!;
    const { value, done } = kind.next();
    if (done) kinds.splice(kinds.indexOf(kind), 1);
    else if (!passages.has(value.passage) && isAnswered(opened, value)) {
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

function isAnswered(opened: OpenArticle, { question, passage }: Candidate): boolean {
  const answer = answerQuestion(opened, question);
  return answer.kind === 'answered' && answer.excerpt?.passage === passage;
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
    yield { question: `What did ${speaker.name} say about ${subject}?`, passage };
  }
}

/** "When was a ceasefire announced?", "When did clashes break out?", from sentences that give a date. */
function* timeQuestions({ reading, article }: OpenArticle): Generator<Candidate, undefined> {
  for (const sentence of reading.sentences) {
    const tokens = reading.tokens.slice(sentence.firstToken, sentence.endToken);
    if (!tokens.some(({ entity }) => entity === 'DATE')) continue;
    const verb = tokens.findIndex(({ pos }) => pos === 'VERB');
    const auxiliary = tokens[verb - 1]?.pos === 'AUX' ? tokens[verb - 1]! : null;
    const subject = verb < 0 ? null : nounsBefore(tokens, auxiliary ? verb - 1 : verb);
    if (subject === null || (auxiliary && !/^(?:was|were)$/u.test(auxiliary.normal))) continue;
    const particle = ['out', 'off', 'up', 'down'].includes(tokens[verb + 1]?.normal ?? '') ? 1 : 0;
    // A verb with an object asks for one: "When did the minister hold?" is no question.
    const isAlone = ['ADP', 'ADV', 'PUNCT', 'SCONJ', 'CCONJ'].includes(
      tokens[verb + particle + 1]?.pos ?? 'PUNCT',
    );
    if (!auxiliary && !isAlone) continue;
    const question = auxiliary
      ? `When ${auxiliary.normal} ${subject} ${tokens[verb]!.normal}?`
      : `When did ${subject} ${tokens[verb]!.lemma}${particle === 1 ? ` ${tokens[verb + 1]!.normal}` : ''}?`;
    yield { question, passage: passageOf(article, sentence) };
  }
}

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

/** The rarest group of nouns within a span ("the disengagement agreement"), or null. */
function subjectWithin({ reading, index, article }: OpenArticle, { start, end }: Span): string | null {
  const { tokens } = reading;
  let best = -1;
  let first = -1;
  let bestRarity = 0;
  tokens.forEach((token, i) => {
    if (token.start < start || token.end > end || token.pos !== 'NOUN' || isNominal(tokens[i + 1])) return;
    let from = i;
    while (isNominal(tokens[from - 1]) && tokens[from - 1]!.start >= start) from--;
    const rarity = index.sentences.rarity[index.tokenTerms[i]!] ?? 0;
    if (from === i || rarity <= bestRarity) return;
    [best, first, bestRarity] = [i, from, rarity];
  });
  return best < 0 ? null : `the ${article.text.slice(tokens[first]!.start, tokens[best]!.end)}`;
}

function isNominal(token: Token | undefined): boolean {
  return token !== undefined && ['ADJ', 'NOUN', 'PROPN'].includes(token.pos);
}
