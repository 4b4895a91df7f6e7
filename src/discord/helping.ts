import { exampleQuestions, type OpenArticle } from '../answers/index.ts';
import { helpCard } from './cards/help.ts';
import { openArticleNamed } from './choose.ts';
import { commands } from './commands/index.ts';
import type { Reply } from './reply.ts';
import type { Services } from './services.ts';

/** How many example questions the help card has, those that are too long for a button included. */
const examplesShown = 5;

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
    examples: examplesOf(opened),
    commands: told,
    botId,
  });
  return { components: [help] };
}

const known = new WeakMap<OpenArticle, readonly string[]>();

/** Questions that an article answers: found once, since each of them is asked to see that it is answered. */
function examplesOf(opened: OpenArticle): readonly string[] {
  const examples = known.get(opened) ?? exampleQuestions(opened, examplesShown);
  known.set(opened, examples);
  return examples;
}
