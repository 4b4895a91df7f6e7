import type { ArticleSummary, ReadableArticle } from '../protocol.ts';

/** The articles that the page shows beside the channel: the room itself knows of none. */
export interface Articles {
  list(): readonly ArticleSummary[] | Promise<readonly ArticleSummary[]>;
  get(id: string): ReadableArticle | null | Promise<ReadableArticle | null>;
  /** Adds the text of a file called `name`. An error whose name is `UserError` has a message that is fit to show. */
  add(name: string, content: string): Promise<{ readonly id: string }>;
  /** Questions to click, those of an article that was added last once it has been added. */
  examples(): readonly string[] | Promise<readonly string[]>;
}
