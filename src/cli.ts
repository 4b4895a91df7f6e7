import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { UserError } from './errors.ts';
import { ask, askBatch } from './terminal/ask.ts';
import { quotes, quotesBatch } from './terminal/quotes.ts';
import { verify } from './terminal/verify.ts';

const usage = `Usage:
  npm run -s ask -- "question" [--article FILE] [--json]
  npm run -s ask -- --batch < questions.jsonl
  npm run -s quotes -- [--article FILE] [--json]
  npm run -s quotes -- --batch < articles.jsonl
  npm run -s verify -- "claim" [--speaker NAME] [--article FILE] [--json]
  npm run -s register`;

class UsageError extends Error {}

const article = { article: { type: 'string' }, json: { type: 'boolean' } } as const;
const batch = { batch: { type: 'boolean' } } as const;

const commands: Record<string, (words: string[]) => Promise<void>> = {
  async ask(words) {
    const { values, text } = read(words, { ...article, ...batch });
    if (!values.batch) return ask(needed(text, 'a question'), values);
    refuse(text !== '' || values.article !== undefined, '--batch reads the questions from standard input');
    return askBatch();
  },
  async quotes(words) {
    const { values, text } = read(words, { ...article, ...batch });
    refuse(text !== '', `quotes takes no "${text}"; an article is given by --article`);
    if (!values.batch) return quotes(values);
    refuse(values.article !== undefined, '--batch reads the articles from standard input');
    return quotesBatch();
  },
  async verify(words) {
    const { values, text } = read(words, { ...article, speaker: { type: 'string' } });
    return verify(needed(text, 'a claim'), values);
  },
  async register(words) {
    const { text } = read(words, {});
    refuse(text !== '', `register takes no "${text}"`);
    // Only this command needs discord.js, which takes longer to load than an answer takes.
    const { register } = await import('./terminal/register.ts');
    return register();
  },
};

function read<Options extends ParseArgsOptionsConfig>(words: string[], options: Options) {
  try {
    const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true, strict: true });
    return { values, text: positionals.join(' ').trim() };
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error });
  }
}

function needed(text: string, what: string): string {
  refuse(text === '', `${what} is missing`);
  return text;
}

function refuse(bad: boolean, message: string): void {
  if (bad) throw new UsageError(message);
}

/** Exit status: 0 done, 1 failed, 2 called in a way that it does not know. */
async function main([name = '', ...words]: string[]): Promise<number> {
  try {
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) throw new UsageError(name ? `there is no command "${name}"` : 'no command given');
    await command(words);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`${error.message}\n${usage}`);
      return 2;
    }
    console.error(error instanceof UserError ? error.message : error);
    return 1;
  }
}

// A reader that went away, as in `npm run -s ask -- --batch | head`, is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
process.exitCode = await main(process.argv.slice(2));
