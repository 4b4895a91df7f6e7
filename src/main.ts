import { pino, type Logger } from 'pino';
import pinoPretty from 'pino-pretty';
import { createOpener } from './answers/index.ts';
import { readConfig, type Config } from './config.ts';
import { OpenArticles, startBot, type BotOptions } from './discord/index.ts';
import { UserError } from './errors.ts';
import { openFolder } from './library/index.ts';
import { startPlayground } from './playground/index.ts';
import { playgroundArticles } from './playground-articles.ts';

/** Something that runs until it is stopped. */
interface Running {
  stop(): Promise<void>;
}

/** Milliseconds that stopping may take. */
const stopWithin = 5000;

/** What a bot works with. */
type Room = Pick<BotOptions, 'library' | 'openArticles' | 'log'>;

async function start(): Promise<void> {
  const config = readConfig();
  const log = createLogger(config);
  const { library, problems } = await openFolder(config.ARTICLES_DIR);
  for (const { message } of problems) log.warn(`left out an article: ${message}`);
  // Before anything is started: a signal may come at any time.
  const running: Running[] = [];
  stopOnSignal(running, log);
  const opener = createOpener({ encoder: config.ENCODER });
  const openArticles = new OpenArticles((article) => opener.open(article));
  for (const article of library.articles) {
    openArticles.get(article).catch((error: unknown) => {
      log.error({ err: error, article: article.id }, 'could not open an article');
    });
  }
  const room = { library, openArticles, log };
  const inPlayground = process.argv.includes('--playground') || !config.DISCORD_TOKEN;
  const started = inPlayground ? await startInPlayground(config, room) : await startOnDiscord(config, room);
  running.push(...started, { stop: () => opener.close() });
}

async function startOnDiscord(config: Config, room: Room): Promise<Running[]> {
  // With a status that a supervisor takes for a failure; the log says what to do.
  const bot = await startBot({ config, ...room, onLost: () => process.exit(1) });
  tell(`Verbatim is on Discord. Add it to a server: ${bot.inviteLink}`);
  return [bot];
}

/** The same bot, logged in to a Discord of its own. */
async function startInPlayground(config: Config, room: Room): Promise<Running[]> {
  const playground = await startPlayground({
    botName: 'Verbatim',
    port: config.PLAYGROUND_PORT,
    articles: playgroundArticles({ ...room, answerThreshold: config.ANSWER_THRESHOLD }),
  });
  const { token: DISCORD_TOKEN, api: DISCORD_API_URL } = playground;
  const bot = await startBot({
    config: { ...config, DISCORD_TOKEN, DISCORD_API_URL, DISCORD_GUILD_ID: undefined },
    ...room,
  });
  if (![0, playground.port].includes(config.PLAYGROUND_PORT))
    tell(`Port ${config.PLAYGROUND_PORT} is taken, so the playground has another.`);
  tell(`Verbatim is in the playground: ${playground.url}`);
  if (!config.DISCORD_TOKEN) tell('To have it on Discord, put DISCORD_TOKEN into .env (see .env.example).');
  return [bot, { stop: () => playground.close() }];
}

/** Stops on the first SIGTERM or SIGINT; a second one ends the process at once. */
function stopOnSignal(running: readonly Running[], log: Logger): void {
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    log.info({ signal }, 'stopping');
    // discord.js does not let go of a connection that it is just trying to open again.
    setTimeout(() => process.exit(0), stopWithin);
    for (const part of running) await part.stop();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      stop(signal).catch(fail);
    });
  }
}

function createLogger({ LOG_LEVEL: level }: Config): Logger {
  // Addresses of requests hold tokens of interactions; pictures would be written byte by byte.
  const options = { level, redact: ['err.url', 'err.requestBody.files[*].data'], base: null };
  return process.stdout.isTTY ? pino(options, pinoPretty({ colorize: true, sync: true })) : pino(options);
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(error: unknown): never {
  const message =
    error instanceof UserError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${message ?? ''}\n`);
  process.exit(1);
}

start().catch(fail);
