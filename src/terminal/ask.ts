import { z } from 'zod';
import {
  answerQuestion,
  chooseArticle,
  openArticle,
  questionsIn,
  type Answer,
  type AnswerOptions,
  type Excerpt,
  type OpenArticle,
} from '../answers/index.ts';
import { differentVoices, reportersWords, type Attribution } from '../quotes/index.ts';
import { passageLabel, type Article } from '../article/index.ts';
import type { Span } from '../text/index.ts';
import { articleCache, articleLine, batch } from './batch.ts';
import { chooseArticles } from './articles.ts';
import { readConfig } from '../config.ts';
import { attributionLine, style } from './style.ts';

/** A question, its answer, and the article that gave it. */
interface Answered {
  readonly question: string;
  readonly opened: OpenArticle;
  readonly answer: Answer;
}

/**
 * Answers a question in the terminal, or each where it asks more than one thing. Without a file, the article that suits
 * it best among those of ARTICLES_DIR.
 */
export async function ask(question: string, options: { article?: string; json?: boolean }): Promise<void> {
  const { ENCODER: encoder, ANSWER_THRESHOLD: threshold } = readConfig();
  const articles = await chooseArticles(options.article);
  const opened = articles.map((article) => openArticle(article, { encoder }));
  const answered = answersTo(question, { threshold }, (about) => chooseArticle(opened, about));
  if (options.json) console.log(JSON.stringify(answerRecord(firstAnswered(answered))));
  else console.log(answered.map((one) => answerText(one, answered.length > 1)).join('\n\n'));
}

/** Answers the questions on standard input, a JSON line each. */
export async function askBatch(): Promise<void> {
  const { ENCODER: encoder, ANSWER_THRESHOLD: threshold } = readConfig();
  const open = articleCache((article) => openArticle(article, { encoder }));
  await batch(
    articleLine.extend({ question: z.string(), previous: z.string().optional() }),
    async ({ question, previous, ...line }) => {
      const opened = await open(line);
      return answerRecord(firstAnswered(answersTo(question, { threshold, previous }, () => opened)));
    },
  );
}

function answersTo(
  text: string,
  { previous, threshold }: AnswerOptions,
  articleFor: (question: string) => OpenArticle,
): Answered[] {
  return questionsIn(text, previous).map((part) => {
    const opened = articleFor([part.previous, part.question].join(' ').trim());
    const answer = answerQuestion(opened, part.question, { previous: part.previous, threshold });
    return { question: part.question, opened, answer };
  });
}

/** Programs get one answer to a text: to the first of its questions that has one, else to the first. */
function firstAnswered(answered: readonly Answered[]): Answered {
  const first = answered.find(({ answer }) => answer.kind === 'answered') ?? answered[0];
  if (!first) throw new RangeError('no answer to choose from');
  return first;
}

function answerRecord({ opened, answer }: Answered) {
  const { text } = opened.article;
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

function answerText({ question, opened: { article }, answer }: Answered, isOneOfSeveral: boolean): string {
  const lines = isOneOfSeveral ? [style('bold', question)] : [];
  const corrected = answer.corrections.map(
    ({ from, to }) => `Showing results for “${to}” instead of “${from}”.`,
  );
  lines.push(...corrected.map((line) => style('dim', line)));
  const shown = (excerpt: Excerpt) =>
    `${style('cyan', passageLabel(article, excerpt))} ${article.text.slice(excerpt.start, excerpt.end)}`;
  if (answer.kind === 'unanswered') lines.push(style('yellow', 'The article does not say.'));
  if (answer.excerpt) {
    if (answer.kind === 'unanswered')
      lines.push(style('dim', 'The closest passages:'), shown(answer.excerpt));
    else lines.push(highlighted(article, answer.excerpt, answer.highlight));
    if (answer.kind === 'answered') lines.push(...voiceLines(article, answer).map((line) => `   ${line}`));
  }
  if (answer.kind === 'unanswered') lines.push(...answer.alternatives.map(shown));
  lines.push(style('dim', `${article.title} · confidence ${Math.round(100 * answer.confidence)} %`));
  return lines.join('\n');
}

/** Whose words an answer shows, as its card has it. */
function voiceLines(article: Article, { attributions, isPartlyReported }: Answer): string[] {
  const voices = differentVoices(article, attributions);
  if (voices.length === 0) return [`— ${reportersWords}`];
  const lines = voices.map((attribution) => attributionLine(article, attribution));
  return isPartlyReported ? [...lines, `— the rest ${reportersWords}`] : lines;
}

function highlighted(article: Article, excerpt: Excerpt, highlight: Span | null): string {
  const { text } = article;
  const { start, end } = highlight ?? { start: excerpt.end, end: excerpt.end };
  const marked =
    text.slice(excerpt.start, start) + style('bold', text.slice(start, end)) + text.slice(end, excerpt.end);
  return `${style('cyan', passageLabel(article, excerpt))} ${marked}`;
}
