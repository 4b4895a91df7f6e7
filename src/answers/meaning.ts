import type { Meaning } from './features/meaning.ts';
import type { Match } from './match.ts';
import type { OpenArticle } from './open.ts';
import type { Question } from './question.ts';

/** What the encoder thinks of an article's sentences for a question; null where the article was opened without it. */
export function meaningOf(_opened: OpenArticle, _question: Question, _match: Match): Meaning | null {
  return null;
}
