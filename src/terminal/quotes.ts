import type { Article } from '../article/index.ts';
import { readQuotes, type Attribution, type Quotes } from '../quotes/index.ts';
import { readText, type Span } from '../text/index.ts';
import { chooseArticles } from './articles.ts';
import { articleCache, articleLine, batch } from './batch.ts';
import { attributionLine, style } from './style.ts';

const open = (article: Article) => readQuotes(article, readText(article.text, article.passages));

/** Prints every attribution of an article, by default of each in ARTICLES_DIR. */
export async function quotes(options: { article?: string; json?: boolean }): Promise<void> {
  for (const article of await chooseArticles(options.article)) {
    const found = open(article);
    if (options.json) console.log(JSON.stringify({ id: article.id, ...quotesRecord(found) }));
    else console.log(quotesText(article, found));
  }
}

/** Finds the attributions of the articles on standard input, a JSON line each. */
export async function quotesBatch(): Promise<void> {
  const openOnce = articleCache(open);
  await batch(articleLine, async (line) => quotesRecord(await openOnce(line)));
}

function quotesRecord({ attributions }: Quotes) {
  const pairs = (spans: readonly Span[]) => spans.map(({ start, end }) => [start, end]);
  return {
    attributions: attributions.map(({ source, cue, content, speaker, chain, kind, passage }) => ({
      source: pairs(source),
      cue: pairs(cue),
      content: pairs(content),
      speaker: speaker?.name ?? null,
      chain,
      kind,
      passage,
    })),
  };
}

function quotesText(article: Article, { attributions }: Quotes): string {
  const shown = (attribution: Attribution) => {
    const words = attribution.content.map(({ start, end }) => article.text.slice(start, end)).join(' … ');
    return `${style('cyan', `¶${attribution.passage}`)} ${words}\n   ${attributionLine(article, attribution)}`;
  };
  const none = 'Nobody is quoted in this article.';
  return [style('bold', article.title), ...(attributions.length > 0 ? attributions.map(shown) : [none])].join(
    '\n',
  );
}
