import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A playground with its bot, as `npm run playground` starts it. */
export interface PlaygroundProcess {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the playground on a free port and waits until it has said where it is. */
export async function startPlaygroundProcess(): Promise<PlaygroundProcess> {
  const child = spawn(process.execPath, ['src/main.ts', '--playground'], {
    cwd: root,
    env: { ...process.env, PLAYGROUND_PORT: '0', DISCORD_TOKEN: '', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  for await (const line of createInterface(child.stdout)) {
    const url = /http:\/\/127\.0\.0\.1:\d+/u.exec(line)?.[0];
    if (url === undefined) continue;
    child.stdout.resume();
    return {
      url,
      stop: async () => {
        child.kill('SIGTERM');
        await exited;
      },
    };
  }
  throw new Error('The playground ended before it said where it is.');
}
