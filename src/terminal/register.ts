import { readConfig } from '../config.ts';
import { registerCommands } from '../discord/index.ts';
import { style } from './style.ts';

/** Registers the application commands that changed with Discord, and says which. */
export async function register(): Promise<void> {
  const { scope, created, changed, removed, unchanged } = await registerCommands(readConfig());
  const line = (what: string, names: readonly string[]) =>
    names.length > 0 ? [`${what}: ${names.join(', ')}`] : [];
  const news = [...line('created', created), ...line('changed', changed), ...line('removed', removed)];
  console.log(style('bold', scope));
  console.log(
    [...(news.length > 0 ? news : ['nothing changed']), ...line('unchanged', unchanged)].join('\n'),
  );
}
