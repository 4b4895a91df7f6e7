import {
  answerQuestion,
  questionsIn,
  type Answer,
  type OpenArticle,
  type PartQuestion,
} from '../answers/index.ts';
import { answerCards } from './cards/answer.ts';
import type { Asked } from './cards/same-excerpt.ts';
import type { Reply } from './reply.ts';
import type { Services } from './services.ts';

/** A message that asks one thing or more, as it was written. */
export interface Question {
  readonly question: string;
  /** The question before, for one like "and when?". */
  readonly previous?: string | null;
  /** Whether only the one who asked sees the answer. */
  readonly isPrivate: boolean;
}

/**
 * The answers of articles to the questions of a message, as cards.
 *
 * @param articleFor - the article that a question is about; a follow-up comes with the question before it
 */
export async function answerReply(
  services: Services,
  articleFor: (question: string) => Promise<OpenArticle>,
  { question, previous, isPrivate }: Question,
): Promise<Reply> {
  const asked: Asked[] = [];
  for (const part of questionsIn(question, previous ?? undefined)) {
    const about = part.previous === undefined ? part.question : `${part.previous} ${part.question}`;
    const opened = await articleFor(about);
    asked.push({
      question: part.question,
      article: opened.article,
      answer: answerTo(services, opened, part),
    });
  }
  return { components: answerCards(asked, isPrivate), private: isPrivate };
}

function answerTo(
  { answerThreshold: threshold, log }: Services,
  opened: OpenArticle,
  { question, previous }: PartQuestion,
): Answer {
  const started = performance.now();
  const answer = answerQuestion(opened, question, { previous, threshold });
  log.debug(
    { article: opened.article.id, kind: answer.kind, milliseconds: performance.now() - started },
    'answered',
  );
  return answer;
}
