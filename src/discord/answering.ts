import { answerQuestion, type OpenArticle } from '../answers/index.ts';
import { answerCard } from './cards/answer.ts';
import type { Reply } from './reply.ts';
import type { Services } from './services.ts';

/** A question as it was asked. */
export interface Question {
  readonly question: string;
  /** The question before, for one like "and when?". */
  readonly previous?: string | null;
  /** Whether only the one who asked sees the answer. */
  readonly isPrivate: boolean;
}

/** The answer of an article to a question, as a card. */
export function answerReply(
  services: Services,
  opened: OpenArticle,
  { question, previous, isPrivate }: Question,
): Reply {
  const { answerThreshold: threshold, log } = services;
  const started = performance.now();
  const answer = answerQuestion(opened, question, {
    ...(previous ? { previous } : {}),
    ...(threshold === undefined ? {} : { threshold }),
  });
  log.debug(
    { article: opened.article.id, kind: answer.kind, milliseconds: performance.now() - started },
    'answered',
  );
  return {
    components: [answerCard({ question, article: opened.article, answer, isPrivate })],
    private: isPrivate,
  };
}
