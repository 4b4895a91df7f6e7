import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Playground } from '../../src/playground/index.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What the bot says once it has logged in and registered its commands. */
const READY = 'is on Discord';

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

  /** Waits until the bot answers commands. @throws with its log when it ends before. */
  async ready(): Promise<void> {
    const { stdout } = this.#child;
    if (!stdout) throw new Error('The bot has no output.');
    const ended = this.#exited.then(([code]) => {
      throw new Error(`The bot ended with status ${String(code)}:\n${this.#log}`);
    });
    ended.catch(() => undefined);
    while (!this.#log.includes(READY)) await Promise.race([once(stdout, 'data'), ended]);
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
