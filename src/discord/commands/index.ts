import article from './article.ts';
import ask from './ask.ts';
import type { Command } from './command.ts';
import help from './help.ts';
import passage from './passage.ts';
import quote from './quote.ts';
import search from './search.ts';

/** All commands, in the order in which help names them. */
export const commands: readonly Command[] = [ask, quote, search, passage, article, help];
