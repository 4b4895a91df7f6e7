/**
 * Writes sentences with their marked answers as the reader is fitted on them: one JSON object a question and line.
 *
 *   node src/training/encoder/export-answers.ts DATA OUT
 *
 * OUT gets `fit.jsonl`, to fit on, and `held.jsonl` and `squad.jsonl`, to choose and stop by.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMarked, readNews, readRankingArticles, readSquad, type QuestionSet } from '../answers/data.ts';
import { spanExamples, type SpanExample } from '../answers/span-examples.ts';
import { isHeldForRanking } from '../split.ts';

interface Line {
  readonly question: string;
  /** The sentence's tokens, each after a blank where one stands before it. */
  readonly tokens: readonly string[];
  /** First and last token of each answer. */
  readonly answers: readonly (readonly [number, number])[];
  /** The answers as they are judged. */
  readonly gold: readonly string[];
}

const [data, out] = process.argv.slice(2);
if (data === undefined || out === undefined) {
  console.error('usage: node src/training/encoder/export-answers.ts DATA OUT');
  process.exit(2);
}
mkdirSync(out, { recursive: true });
const news = readNews(join(data, 'news-train'));
write('fit', [
  about(news, (name) => !isHeldForRanking(name)),
  readMarked(join(data, 'quotes')),
  readRankingArticles(),
]);
write('held', [about(news, isHeldForRanking)]);
write('squad', [readSquad(join(data, 'squad.jsonl.gz'))]);

function write(name: string, sets: readonly QuestionSet[]): void {
  const lines = sets.flatMap((set) => {
    const folds = new Map(Array.from(set.articles.keys(), (article) => [article, 0]));
    return spanExamples(set, folds).map((example) => JSON.stringify(lineOf(example)));
  });
  writeFileSync(join(out!, `${name}.jsonl`), lines.join('\n'));
  console.error(`${name}: ${lines.length} questions`);
}

function lineOf({ gold, view, answers }: SpanExample): Line {
  const { tokens } = view;
  return {
    question: gold.question,
    tokens: tokens.map(({ text, start }, i) => (i > 0 && tokens[i - 1]!.end < start ? ` ${text}` : text)),
    answers: answers.map(({ from, to }) => [from, to]),
    gold: gold.answers,
  };
}

function about({ articles, questions }: QuestionSet, isIn: (article: string) => boolean): QuestionSet {
  return { articles, questions: questions.filter(({ article }) => isIn(article)) };
}
