import type { Article } from '../../article/index.ts';
import { articleKey } from '../../library/index.ts';
import { askId } from '../custom-ids.ts';
import { limits } from '../limits.ts';
import { inline } from '../markdown/index.ts';
import { titleOf } from './lines.ts';
import { accents, button, card, row, separator, text, type Card } from './parts.ts';

/** What the help card tells. */
export interface Help {
  /** The article that its examples are about. */
  readonly article: Article;
  readonly articles: readonly Article[];
  /** Questions that the article answers. */
  readonly examples: readonly string[];
  readonly commands: readonly {
    readonly name: string;
    readonly description: string;
    readonly id: string | null;
  }[];
  /** The bot's user id, to show how to mention it. */
  readonly botId: string;
}

/** How many articles are named. */
const articlesShown = 8;

/** What no command's description tells. */
const besides = [
  'Press *Follow up* under an answer, or mention me in a reply to it, to go on from it: “and when?”',
  'On any message, *Apps → Verify quote* checks the quotations in it; only you see what it finds.',
  'With “private: True” only you see an answer, and can share it afterwards.',
];

/** Below the articles, where there are several. */
const whichOne =
  '-# Name one with “article:”. Else a question or a search finds its own, a quotation is checked in all, and other commands take the first.';

/** What the bot can do, here, with examples from an article to press on. */
export function helpCard({ article, articles, examples, commands, botId }: Help): Card {
  const buttons = examples.flatMap((question) => exampleButton(article, question));
  return card(accents.report, [
    text(
      `### Ask an article\nI answer questions in the article's own words, and say who said it. When the article does not say, I say so.\n-# Mention me with a question: <@${botId}> ${inline(examples[0] ?? 'who said that?', 150)}`,
    ),
    separator(),
    text([...commands.map(commandLine), ...besides.map((line) => `-# ${line}`)].join('\n')),
    separator(),
    text(articlesText(articles)),
    ...(buttons.length > 0 ? [text('Try one:'), ...buttons.slice(0, 3).map((example) => row(example))] : []),
  ]);
}

function commandLine({ name, description, id }: Help['commands'][number]): string {
  return `${id ? `</${name}:${id}>` : `\`/${name}\``} ${inline(description, 100)}`;
}

function articlesText(articles: readonly Article[]): string {
  const [only] = articles;
  if (articles.length === 1 && only) return `The article here is ${titleOf(only, 200)}`;
  const others = articles.length - articlesShown;
  const lines = articles.slice(0, articlesShown).map((article) => `• ${inline(article.title, 100)}`);
  return ['The articles here:', ...lines, ...(others > 0 ? [`-# and ${others} more`] : []), whichOne].join(
    '\n',
  );
}

/** A button that asks; none for a question that a button cannot hold. */
function exampleButton(article: Article, question: string) {
  const room = limits.customId - askId.write({ article: articleKey(article), question: '' }).length;
  if (!question.trim() || question.length > Math.min(room, limits.buttonLabel)) return [];
  return [button(question, askId.write({ article: articleKey(article), question }))];
}
