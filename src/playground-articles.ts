import { exampleQuestions } from './answers/index.ts';
import { parseArticle, type Article } from './article/index.ts';
import type { OpenArticles } from './discord/index.ts';
import type { Library } from './library/index.ts';
import type { Articles } from './playground/index.ts';

/** Shows the library beside the playground's channel; an article that is added there is the default from then on. */
export function playgroundArticles({ library, openArticles }: Room): Articles {
  const makeExamples = async (article: Article): Promise<readonly string[]> =>
    exampleQuestions(await openArticles.get(article), 4);
  // The bot logs what cannot be opened.
  let examples = library.default && makeExamples(library.default).catch(() => []);
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
      examples = Promise.resolve(await makeExamples(article));
      return { id: article.id };
    },
    examples: () => examples ?? [],
  };
}

interface Room {
  readonly library: Library;
  readonly openArticles: OpenArticles;
}
