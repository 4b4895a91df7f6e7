import { exampleQuestions } from './answers/index.ts';
import { parseArticle, type Article } from './article/index.ts';
import type { OpenArticles } from './discord/index.ts';
import type { Library } from './library/index.ts';
import type { Articles } from './playground/index.ts';

/** How many questions to click the page has room for. */
const examplesShown = 4;

/** Shows the library beside the playground's channel; an article that is added there is the default from then on. */
export function playgroundArticles({ library, openArticles, answerThreshold }: Room): Articles {
  const makeExamples = async (article: Article): Promise<readonly string[]> =>
    (await exampleQuestions(await openArticles.get(article), answerThreshold)).slice(0, examplesShown);
  // The bot logs what cannot be opened.
  let examples: readonly string[] | Promise<readonly string[]> =
    library.default === null ? [] : makeExamples(library.default).catch(() => []);
  return {
    list: () => library.articles.map(({ id, title }) => ({ id, title })),
    get(id) {
      const article = library.byId(id);
      if (!article) return null;
      const passages = article.passages.map(({ number, start, end }) => ({
        number,
        text: article.text.slice(start, end),
      }));
      return { id, title: article.title, passages };
    },
    async add(name, content) {
      const article = library.add(parseArticle(content, name));
      library.makeDefault(article);
      examples = await makeExamples(article);
      return { id: article.id };
    },
    examples: () => examples,
  };
}

interface Room {
  readonly library: Library;
  readonly openArticles: OpenArticles;
  /** As the bot's, so that it answers them. */
  readonly answerThreshold: number | undefined;
}
