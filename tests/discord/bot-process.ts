import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Playground } from '../../src/playground/index.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What the bot says once it has logged in and registered its commands. */
const READY = 'is on Discord';
/** Milliseconds that the bot may take to start on a busy machine: less than a hook of a test may. */
const START_PATIENCE = 50_000;

/** The bot as an operator runs it: `node src/main.ts`, with a Discord on loopback instead of Discord. */
export class BotProcess {
  readonly #child: ChildProcess;
  readonly #exited: Promise<unknown[]>;
  #log = '';

  private constructor(child: ChildProcess) {
    this.#child = child;
    this.#exited = once(child, 'exit');
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.#log += text));
    }
    // A test that is broken off leaves no bot behind.
    const kill = (): boolean => child.kill('SIGKILL');
    process.once('exit', kill);
    child.once('exit', () => process.off('exit', kill));
  }

  static start({ api, token }: Playground, environment: Readonly<Record<string, string>> = {}): BotProcess {
    const child = spawn(process.execPath, ['src/main.ts'], {
      cwd: root,
      env: {
        ...process.env,
        DISCORD_TOKEN: token,
        DISCORD_API_URL: api,
        DISCORD_GUILD_ID: '',
        LOG_LEVEL: 'debug',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new BotProcess(child);
  }

  /** All that the bot has written to its two outputs. */
  get log(): string {
    return this.#log;
  }

  /** Waits until the bot answers commands. @throws with its log when it ends before, or never gets there. */
  async ready(): Promise<void> {
    const { promise: started, resolve, reject } = Promise.withResolvers<null>();
    const fail = (what: string): void => {
      reject(new Error(`The bot ${what}:\n${this.#log}`));
    };
    const timer = setTimeout(fail, START_PATIENCE, 'did not start in time');
    const look = (): void => {
      if (this.#log.includes(READY)) resolve(null);
    };
    this.#child.stdout?.on('data', look);
    this.#child.once('exit', (code) => {
      fail(`ended with status ${String(code)}`);
    });
    look();
    await started.finally(() => {
      clearTimeout(timer);
      this.#child.stdout?.off('data', look);
    });
  }

  /** Sends a signal and gives the exit status (null when the signal itself ended the process). */
  async stop(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL' = 'SIGTERM'): Promise<number | null> {
    this.#child.kill(signal);
    return await this.exit();
  }

  /** Waits for the end of the process; gives its exit status. */
  async exit(): Promise<number | null> {
    const [code] = await this.#exited;
    return code as number | null;
  }
}
