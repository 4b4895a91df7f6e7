import type { Span } from '../../text/index.ts';

/** A place where the text refers to somebody or something, and to whom. */
export interface Mention extends Span {
  readonly kind: 'name' | 'description' | 'pronoun';
  /** Which entity it refers to: mentions with the same number are of one. */
  readonly entity: number;
  /** The fullest form in which the article names that entity ("Ash Carter", "a Syrian diplomatic source"). */
  readonly name: string;
}
