import { z } from 'zod';
import {
  answerQuestion,
  chooseArticle,
  openArticle,
  type Answer,
  type Excerpt,
  type OpenArticle,
} from '../answers/index.ts';
import type { Attribution } from '../quotes/index.ts';
import type { Span } from '../text/index.ts';
import { articleCache, articleLine, batch } from './batch.ts';
import { chooseArticles } from './articles.ts';
import { readConfig } from '../config.ts';
import { attributionLine, style } from './style.ts';

/** Answers a question in the terminal. Without a file, the article that suits it best among those of ARTICLES_DIR. */
export async function ask(question: string, options: { article?: string; json?: boolean }): Promise<void> {
  const { ENCODER: encoder, ANSWER_THRESHOLD: threshold } = readConfig();
  const articles = await chooseArticles(options.article);
  const opened = articles.map((article) => openArticle(article, { encoder }));
  const chosen = chooseArticle(opened, question);
  const answer = answerQuestion(chosen, question, { threshold });
  if (options.json) console.log(JSON.stringify(answerRecord(chosen, answer)));
  else console.log(answerText(chosen, answer));
}

/** Answers the questions on standard input, a JSON line each. */
export async function askBatch(): Promise<void> {
  const { ENCODER: encoder, ANSWER_THRESHOLD: threshold } = readConfig();
  const open = articleCache((article) => openArticle(article, { encoder }));
  await batch(
    articleLine.extend({ question: z.string(), previous: z.string().optional() }),
    async ({ question, previous, ...line }) => {
      const opened = await open(line);
      return answerRecord(opened, answerQuestion(opened, question, { threshold, previous }));
    },
  );
}

function answerRecord({ article: { text } }: OpenArticle, answer: Answer) {
  const spanRecord = ({ start, end }: Span) => ({ text: text.slice(start, end), start, end });
  const excerptRecord = (excerpt: Excerpt) => ({ ...spanRecord(excerpt), passage: excerpt.passage });
  const first = (spans: readonly Span[]) => (spans[0] ? spanRecord(spans[0]) : null);
  return {
    kind: answer.kind,
    confidence: answer.confidence,
    excerpt: answer.excerpt && excerptRecord(answer.excerpt),
    highlight: answer.highlight && spanRecord(answer.highlight),
    attributions: answer.attributions.map(({ speaker, chain, kind, source, cue }: Attribution) => ({
      speaker: speaker?.name ?? null,
      chain,
      kind,
      source: first(source),
      cue: first(cue),
    })),
    alternatives: answer.alternatives.map(excerptRecord),
    corrections: answer.corrections,
  };
}

function answerText({ article }: OpenArticle, answer: Answer): string {
  const lines = answer.corrections.map(({ from, to }) =>
    style('dim', `Showing results for “${to}” (you typed “${from}”).`),
  );
  const shown = (excerpt: Excerpt) =>
    `${style('cyan', `¶${excerpt.passage}`)} ${article.text.slice(excerpt.start, excerpt.end)}`;
  if (answer.kind === 'unanswered') lines.push(style('yellow', 'The article does not say.'));
  if (answer.excerpt) {
    if (answer.kind === 'unanswered')
      lines.push(style('dim', 'The closest passages:'), shown(answer.excerpt));
    else lines.push(highlighted(article.text, answer.excerpt, answer.highlight));
    const [attribution] = answer.attributions;
    if (attribution && answer.kind === 'answered') lines.push(`   ${attributionLine(attribution)}`);
  }
  if (answer.kind === 'unanswered') lines.push(...answer.alternatives.map(shown));
  lines.push(style('dim', `${article.title} · confidence ${Math.round(100 * answer.confidence)} %`));
  return lines.join('\n');
}

function highlighted(text: string, excerpt: Excerpt, highlight: Span | null): string {
  const { start, end } = highlight ?? { start: excerpt.end, end: excerpt.end };
  const marked =
    text.slice(excerpt.start, start) + style('bold', text.slice(start, end)) + text.slice(end, excerpt.end);
  return `${style('cyan', `¶${excerpt.passage}`)} ${marked}`;
}
