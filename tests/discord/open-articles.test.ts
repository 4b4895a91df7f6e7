import { expect, it } from 'vitest';
import { openArticle } from '../../src/answers/index.ts';
import { parseArticle, type Article } from '../../src/article/index.ts';
import { OpenArticles } from '../../src/discord/index.ts';

const bridge = parseArticle('The bridge is safe.', 'bridge.txt');
const tunnel = parseArticle('The tunnel is not.', 'tunnel.txt');

function counting(fails: (article: Article) => boolean) {
  const opened: string[] = [];
  const open = (article: Article) => {
    opened.push(article.id);
    return fails(article)
      ? Promise.reject(new Error(`no ${article.id}`))
      : Promise.resolve(openArticle(article, { encoder: false }));
  };
  return { opened, articles: new OpenArticles(open) };
}

it('opens an article once, for whoever asks', async () => {
  const { opened, articles } = counting(() => false);
  const [one, other] = await Promise.all([articles.get(bridge), articles.get(bridge)]);
  expect(one).toBe(other);
  expect(await articles.get(bridge)).toBe(one);
  expect(opened).toEqual(['bridge']);
});

it('tries again what has failed', async () => {
  let fails = true;
  const { articles } = counting(() => fails);
  await expect(articles.get(bridge)).rejects.toThrow('no bridge');
  fails = false;
  expect((await articles.get(bridge)).article).toBe(bridge);
});

it('gives those that can be opened, and says why when none can', async () => {
  const { articles } = counting(({ id }) => id === 'bridge');
  expect((await articles.all([bridge, tunnel])).map(({ article }) => article.id)).toEqual(['tunnel']);
  await expect(articles.all([bridge])).rejects.toThrow('no bridge');
});
