import {
  answerQuestion,
  isBareFollowUp,
  isInAnotherLanguage,
  questionsIn,
  type Answer,
  type OpenArticle,
  type PartQuestion,
} from '../answers/index.ts';
import { UserError } from '../errors.ts';
import { articleCardOf, asksWhatIsKnown } from './about-article.ts';
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
 * @throws UserError when a question is a follow-up of nothing, or in a language that is not read
 */
export async function answerReply(
  services: Services,
  articleFor: (question: string) => Promise<OpenArticle>,
  { question, previous, isPrivate }: Question,
): Promise<Reply> {
  const asked: Asked[] = [];
  const parts = questionsIn(question, previous ?? undefined);
  const whole = parts.filter((part) => part.previous !== undefined || !isBareFollowUp(part.question));
  if (whole.length === 0) {
    throw new UserError(
      `What is “${question}” about? Ask in full, or press “Follow up” under the answer that you mean.`,
    );
  }
  for (const part of whole) {
    const about = part.previous === undefined ? part.question : `${part.previous} ${part.question}`;
    const opened = await articleFor(about);
    if (isInAnotherLanguage(opened.index, part.question))
      throw new UserError('I read questions in English only. Ask again in English.');
    // Who asks for more besides has it all answered from the text.
    if (whole.length === 1 && asksWhatIsKnown(opened, part.question, part.previous))
      return { components: [articleCardOf(opened)], private: isPrivate };
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
