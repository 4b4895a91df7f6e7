import article from './article.ts';
import ask from './ask.ts';
import card from './card.ts';
import type { Command } from './command.ts';
import help from './help.ts';
import passage from './passage.ts';
import quote from './quote.ts';
import search from './search.ts';
import verify from './verify.ts';
import verifyQuote from './verify-quote.ts';
import voices from './voices.ts';

/** All commands, in the order in which help names those that are typed. */
export const commands: readonly Command[] = [
  ask,
  quote,
  verify,
  search,
  passage,
  voices,
  card,
  article,
  help,
  verifyQuote,
];
