import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { UserError } from './errors.ts';

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

// Each loads only what it needs: language models and discord.js take longer to load than an answer takes.
const commands: Record<string, (words: string[]) => Promise<void>> = {
  async ask(words) {
    const { values, text } = read(words, { ...article, ...batch });
    if (values.batch) refuse(text !== '' || values.article !== undefined, '--batch reads standard input');
    else refuse(text === '', 'a question is missing');
    const { ask, askBatch } = await import('./terminal/ask.ts');
    return values.batch ? askBatch() : ask(text, values);
  },
  async quotes(words) {
    const { values, text } = read(words, { ...article, ...batch });
    refuse(text !== '', `quotes takes no "${text}"; an article is given by --article`);
    if (values.batch) refuse(values.article !== undefined, '--batch reads standard input');
    const { quotes, quotesBatch } = await import('./terminal/quotes.ts');
    return values.batch ? quotesBatch() : quotes(values);
  },
  async verify(words) {
    const { values, text } = read(words, { ...article, speaker: { type: 'string' } });
    refuse(text === '', 'a claim is missing');
    const { verify } = await import('./terminal/verify.ts');
    return verify(text, values);
  },
  async register(words) {
    const { text } = read(words, {});
    refuse(text !== '', `register takes no "${text}"`);
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
