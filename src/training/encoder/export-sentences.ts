/**
 * Writes the development data as the encoder is fitted on it: sentences split by the project's own reader, and for
 * each question which of them answer it. One JSON object an article, one article a line.
 *
 *   node src/training/encoder/export-sentences.ts DATA OUT
 *
 * DATA holds `news`, `news-train`, `squad.jsonl.gz` and `quotes`, whose articles our own questions (`data/training`)
 * are about, beside those over articles of our own; OUT gets `news.jsonl`, `news-train.jsonl`, `squad.jsonl` and `written.jsonl`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readText } from '../../text/index.ts';
import type { WrittenRow } from '../answers/data.ts';
import { normalizeAnswer } from '../answers/judge.ts';
import { readLines } from '../read-lines.ts';

interface NewsQuestion {
  readonly article: string;
  readonly id: string;
  readonly question: string;
  readonly kind: string;
  readonly answers: readonly string[];
  readonly sentences: readonly string[];
}

interface SquadArticle {
  readonly title: string;
  readonly passages: readonly string[];
  readonly qs: readonly { id: string; q: string; p: number; imp: boolean; ans: readonly string[] }[];
}

interface LabelledQuestion {
  readonly id: string;
  readonly question: string;
  readonly kind: string;
  /** Sentences that are a gold sentence, or cover half of one: what the encoder is taught to find. */
  readonly gold: readonly number[];
  /** Sentences that count as right: gold ones, and any other that holds a gold answer. */
  readonly right: readonly number[];
}

const SQUAD_PASSAGES_A_PIECE = 6;
const training = new URL('../../../data/training/', import.meta.url);

function covers(sentence: string, gold: string): boolean {
  const wanted = normalizeAnswer(gold).split(' ');
  const have = new Set(normalizeAnswer(sentence).split(' '));
  if (wanted.filter((word) => have.has(word)).length < wanted.length / 2) return false;
  return overlapsAtStart(normalizeAnswer(sentence), normalizeAnswer(gold));
}

function overlapsAtStart(one: string, other: string): boolean {
  return one.includes(other.slice(0, 30)) || other.includes(one.slice(0, 30));
}

function indicesWhere(sentences: readonly string[], test: (sentence: string) => boolean): number[] {
  return sentences.flatMap((sentence, index) => (test(sentence) ? [index] : []));
}

function holdsAny(sentence: string, answers: readonly string[]): boolean {
  const words = ` ${normalizeAnswer(sentence)} `;
  return answers.some(
    (answer) => normalizeAnswer(answer) !== '' && words.includes(` ${normalizeAnswer(answer)} `),
  );
}

function labelNews(question: NewsQuestion, sentences: readonly string[]): LabelledQuestion {
  const gold = indicesWhere(sentences, (sentence) => question.sentences.some((one) => covers(sentence, one)));
  const holding = indicesWhere(sentences, (sentence) => holdsAny(sentence, question.answers));
  const { id, kind } = question;
  const right = [...new Set([...gold, ...holding])].sort((one, other) => one - other);
  return { id, kind, question: question.question, gold: gold.length > 0 ? gold : holding, right };
}

function exportArticle(name: string, text: string, questions: readonly NewsQuestion[]): string {
  const reading = readText(text);
  const sentences = reading.sentences.map((sentence) => text.slice(sentence.start, sentence.end));
  const paragraphs = reading.sentences.map((sentence) => sentence.paragraph);
  const labelled = questions.map((question) => labelNews(question, sentences));
  return JSON.stringify({ name, sentences, paragraphs, questions: labelled });
}

function exportNews(folder: string, questionFile: string): string[] {
  const questions = readLines<NewsQuestion>(join(folder, questionFile));
  return [...Map.groupBy(questions, ({ article }) => article)].map(([name, own]) =>
    exportArticle(name, readFileSync(join(folder, 'articles', name), 'utf8'), own),
  );
}

function exportWritten(folder: string): string[] {
  const rows = readLines<WrittenRow>(new URL('questions.jsonl.gz', training));
  const questions = Map.groupBy(rows, ({ article }) => article);
  const files = [
    join(folder, 'train.jsonl.gz'),
    join(folder, 'dev.jsonl.gz'),
    new URL('articles.jsonl.gz', training),
  ];
  const articles = files.flatMap((file) => readLines<{ id: string; text: string }>(file));
  return articles.flatMap(({ id, text }) => {
    const own = questions.get(id);
    if (own === undefined) return [];
    const quote = ([start, end]: readonly [number, number]): string => text.slice(start, end);
    const inWords = own.map((question, index) => ({
      ...question,
      id: `${id}-${index}`,
      answers: question.answers.map(quote),
      sentences: question.sentences.map(quote),
    }));
    return [exportArticle(id, text, inWords)];
  });
}

function exportSquad(file: string): string[] {
  return readLines<SquadArticle>(file).flatMap((article) => {
    const pieces: string[] = [];
    for (let first = 0; first < article.passages.length; first += SQUAD_PASSAGES_A_PIECE) {
      pieces.push(exportSquadPiece(article, first));
    }
    return pieces;
  });
}

function exportSquadPiece(article: SquadArticle, first: number): string {
  const passages = article.passages.slice(first, first + SQUAD_PASSAGES_A_PIECE);
  const text = passages.map((passage) => passage.replaceAll('\n', ' ')).join('\n');
  const reading = readText(text);
  const sentences = reading.sentences.map((sentence) => text.slice(sentence.start, sentence.end));
  const paragraphs = reading.sentences.map((sentence) => sentence.paragraph);
  const inside = article.qs.filter(({ p }) => p >= first && p < first + passages.length);
  const questions = inside.map(({ id, q, p, imp, ans }): LabelledQuestion => {
    const holding = imp ? [] : indicesWhere(sentences, (sentence) => holdsAny(sentence, ans));
    const right = holding.filter((index) => paragraphs[index] === p - first);
    return { id, question: q, kind: imp ? 'unanswerable-near' : 'squad', gold: right, right };
  });
  return JSON.stringify({ name: article.title, sentences, paragraphs, questions });
}

const [data, out] = process.argv.slice(2);
if (data === undefined || out === undefined) {
  console.error('usage: node src/training/encoder/export-sentences.ts DATA OUT');
  process.exit(2);
}
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'news.jsonl'), exportNews(join(data, 'news'), 'questions.jsonl').join('\n'));
writeFileSync(
  join(out, 'news-train.jsonl'),
  exportNews(join(data, 'news-train'), 'questions.jsonl.gz').join('\n'),
);
writeFileSync(join(out, 'squad.jsonl'), exportSquad(join(data, 'squad.jsonl.gz')).join('\n'));
writeFileSync(join(out, 'written.jsonl'), exportWritten(join(data, 'quotes')).join('\n'));
