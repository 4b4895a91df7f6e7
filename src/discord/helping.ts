import { exampleQuestions } from '../answers/index.ts';
import { helpCard } from './cards/help.ts';
import { openArticleNamed } from './choose.ts';
import { commands } from './commands/index.ts';
import type { Reply } from './reply.ts';
import type { Services } from './services.ts';

/** What the bot can do, with examples from the default article. */
export async function helpReply(services: Services, botId: string): Promise<Reply> {
  const opened = await openArticleNamed(services, null);
  const told = commands.flatMap((command) => {
    if (!('execute' in command)) return [];
    const { name, description } = command.data;
    return [{ name, description, id: services.commandIds.get(name) ?? null }];
  });
  const help = helpCard({
    article: opened.article,
    articles: services.library.articles,
    examples: await exampleQuestions(opened, services.answerThreshold),
    commands: told,
    botId,
  });
  return { components: [help] };
}
