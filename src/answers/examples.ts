import type { Token } from '../text/index.ts';
import { answerQuestion } from './answer-question.ts';
import type { OpenArticle } from './open.ts';

const CONFIDENT = 0.6;

/**
 * Questions that the article answers, to show what can be asked: made from who speaks in it and from its sentences,
 * and kept only where the answer is the sentence that the question was made from, with confidence.
 */
export function exampleQuestions(opened: OpenArticle, count: number): string[] {
  const questions: string[] = [];
  for (const { question, passage } of candidates(opened)) {
    if (questions.length === count) break;
    if (questions.includes(question)) continue;
    const answer = answerQuestion(opened, question);
    const isAnswered = answer.kind === 'answered' && answer.confidence >= CONFIDENT;
    if (isAnswered && answer.excerpt?.passage === passage) questions.push(question);
  }
  return questions;
}

interface Candidate {
  readonly question: string;
  /** Number of the passage that should answer. */
  readonly passage: number;
}

/** Questions about what was said, one a speaker, then about what the rarest names of each passage have to do with it. */
function* candidates(opened: OpenArticle): Generator<Candidate> {
  const asked = new Set<number>();
  for (const { speaker, content, passage } of opened.quotes.attributions) {
    if (!speaker || asked.has(speaker.index)) continue;
    const subject = subjectWithin(opened, content[0]?.start ?? 0, content.at(-1)?.end ?? 0);
    if (subject === null) continue;
    asked.add(speaker.index);
    yield { question: `What did ${speaker.name} say about ${subject}?`, passage };
  }
  for (const { paragraph, firstToken, endToken } of opened.reading.sentences) {
    const tokens = opened.reading.tokens.slice(firstToken, endToken);
    const first = tokens[0];
    const last = tokens.at(-1);
    if (!first || !last) continue;
    const subject = subjectWithin(opened, first.start, last.end);
    const passage = opened.article.passages[paragraph]!.number;
    if (subject !== null && tokens.some((token) => token.entity === 'DATE'))
      yield { question: `When was ${subject}?`, passage };
    if (subject !== null) yield { question: `What about ${subject}?`, passage };
  }
}

/** The rarest group of nouns within a range ("the disengagement agreement"), or null. */
function subjectWithin({ reading, index, article }: OpenArticle, start: number, end: number): string | null {
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
