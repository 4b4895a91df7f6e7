import type { Logger } from 'pino';
import type { Library } from '../library/index.ts';
import type { Painter } from '../pictures/index.ts';
import type { OpenArticles } from './open-articles.ts';

/** What commands and components work with. */
export interface Services {
  readonly library: Library;
  readonly openArticles: OpenArticles;
  readonly painter: Painter;
  readonly log: Logger;
  /** Least confidence of an answer, 0 to 1; undefined is the sound default of `answers`. */
  readonly answerThreshold: number | undefined;
  /** Ids of the registered commands by name, so that a card can link to them; empty until they are known. */
  readonly commandIds: ReadonlyMap<string, string>;
}
