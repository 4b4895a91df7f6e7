import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArticle, type Article } from '../../article/index.ts';
import { readCorpus } from '../quotes/corpus.ts';
import { readLines } from '../read-lines.ts';
import type { GoldQuestion } from './judge.ts';

/** Questions together with the articles that they are about, by file name or title. */
export interface QuestionSet {
  readonly articles: ReadonlyMap<string, Article>;
  readonly questions: readonly GoldQuestion[];
}

type NewsRow = Omit<GoldQuestion, 'set' | 'passage' | 'speaker'> & { speaker?: string | null };

/** News questions of a folder with `questions.jsonl` (or `.jsonl.gz`) and `articles/`. */
export function readNews(folder: string): QuestionSet {
  const plain = join(folder, 'questions.jsonl');
  const rows = readLines<NewsRow>(existsSync(plain) ? plain : `${plain}.gz`);
  const articles = new Map<string, Article>();
  for (const { article } of rows) {
    if (articles.has(article)) continue;
    articles.set(article, parseArticle(readFileSync(join(folder, 'articles', article)), basename(article)));
  }
  return { articles, questions: rows.map((row) => ({ speaker: null, ...row, set: 'news', passage: null })) };
}

/** A question of `data/training`: places in the text of an article of PolNeAR or of ours, `[start, end]` in UTF-16 units. */
export interface WrittenRow {
  readonly article: string;
  readonly question: string;
  readonly kind: string;
  readonly sentences: readonly (readonly [number, number])[];
  readonly answers: readonly (readonly [number, number])[];
}

const WRITTEN = 'written-';

/** Questions of a file of `data/training`, over articles by their names there. */
function readPlaced(file: string, articles: ReadonlyMap<string, string>): GoldQuestion[] {
  return readLines<WrittenRow>(new URL(file, training)).flatMap((row, i): GoldQuestion[] => {
    const text = articles.get(row.article);
    if (text === undefined) return [];
    const quote = ([start, end]: readonly [number, number]): string => text.slice(start, end);
    const { question, kind } = row;
    const [answers, sentences] = [row.answers.map(quote), row.sentences.map(quote)];
    const article = `${row.article}.txt`;
    return [
      {
        set: 'news',
        id: `${WRITTEN}${i}`,
        article,
        question,
        kind,
        answers,
        sentences,
        speaker: null,
        passage: null,
      },
    ];
  });
}

/** The questions that the encoder is fitted on whose answers are marked, over the articles of PolNeAR in a folder. */
export function readMarked(folder: string): QuestionSet {
  const corpus = ['train.jsonl.gz', 'dev.jsonl.gz'].flatMap((file) => readCorpus(join(folder, file)));
  const texts = new Map(corpus.map(({ id, text }) => [id, text]));
  const questions = readPlaced('questions.jsonl.gz', texts).filter(({ answers }) => answers.length > 0);
  const names = new Set(questions.map(({ article }) => article));
  const articles = Array.from(names, (name): [string, Article] => [
    name,
    parseArticle(Buffer.from(texts.get(basename(name, '.txt'))!), name),
  ]);
  return { articles: new Map(articles), questions };
}

/** Questions written for this project over the articles of `news-train` that the encoder is not fitted on. */
export function readRankingQuestions({ articles }: QuestionSet): GoldQuestion[] {
  const texts = Array.from(articles, ([name, { text }]): [string, string] => [basename(name, '.txt'), text]);
  return readPlaced('ranking-questions.jsonl.gz', new Map(texts));
}

/**
 * Articles of our own that the encoder is not fitted on, with questions; those on an encyclopedia's articles are judged as SQuAD's
 * are: the passage must be right.
 */
export function readRankingArticles(): QuestionSet {
  const rows = readLines<{ id: string; text: string }>(new URL('ranking-articles.jsonl.gz', training));
  const articles = new Map(
    rows.map(({ id, text }): [string, Article] => [`${id}.txt`, parseArticle(text, `${id}.txt`)]),
  );
  const questions = readPlaced('ranking-questions.jsonl.gz', new Map(rows.map(({ id, text }) => [id, text])));
  return { articles, questions: questions.map((gold) => asEncyclopedia(gold, articles.get(gold.article)!)) };
}

/** Whether an article of `readRankingArticles`, by its name, is an encyclopedia's. */
export function isEncyclopedia(article: string): boolean {
  return article.startsWith('encyclopedia-');
}

function asEncyclopedia(gold: GoldQuestion, { text, passages }: Article): GoldQuestion {
  if (!isEncyclopedia(gold.article)) return gold;
  const [sentence] = gold.sentences;
  const [answer] = gold.answers;
  if (sentence === undefined || answer === undefined) return { ...gold, set: 'squad' };
  const at = text.indexOf(sentence);
  const passage = passages.find(({ end }) => at < end)!;
  const start = at + sentence.indexOf(answer) - passage.start;
  return { ...gold, set: 'squad', passage: passage.number, starts: [start] };
}

/** Whether a question was written for this project, other than those of `readUnanswerable`. */
export function isWritten({ id }: Pick<GoldQuestion, 'id'>): boolean {
  return id.startsWith(WRITTEN);
}

const ADDED = 'added-';
const training = new URL('../../../data/training/', import.meta.url);

/**
 * Questions written for this project that articles do not answer: near misses and off topic over the articles of
 * `news-train` that the encoder is not fitted on, and small talk, dealt to the same articles.
 */
export function readUnanswerable(): GoldQuestion[] {
  const rows = readLines<Pick<GoldQuestion, 'article' | 'question' | 'kind'>>(
    new URL('near-misses.jsonl', training),
  );
  const articles = [...new Set(rows.map(({ article }) => article))];
  return [...rows, ...dealSmallTalk(articles, 1)].map((row, i) => ({
    set: 'news',
    id: `${ADDED}${i}`,
    ...row,
    ...unanswered,
  }));
}

/** The same small talk, dealt to articles of `readRankingArticles`. */
export function readRankingSmallTalk(articles: readonly string[]): GoldQuestion[] {
  return dealSmallTalk(articles, 3).map((row, i) => ({
    set: 'news',
    id: `${WRITTEN}talk-${i}`,
    ...row,
    ...unanswered,
  }));
}

const unanswered = { answers: [], sentences: [], speaker: null, passage: null };

/** Each question about anything, asked of some articles one after the other. */
function dealSmallTalk(
  articles: readonly string[],
  times: number,
): Pick<GoldQuestion, 'article' | 'question' | 'kind'>[] {
  return readSmallTalk()
    .flatMap((question) => Array<string>(times).fill(question))
    .map((question, i) => ({
      article: articles[i % articles.length]!,
      question,
      kind: 'unanswerable-offtopic',
    }));
}

/** Questions about anything, every other one: the rest are for the reranker (train_reranker.py). */
function readSmallTalk(): string[] {
  const lines = readFileSync(new URL('off-topic.txt', training), 'utf8').split('\n').filter(Boolean);
  return lines.filter((_, i) => i % 2 === 1);
}

/** Whether a question is one of `readUnanswerable`. */
export function isAdded({ id }: Pick<GoldQuestion, 'id'>): boolean {
  return id.startsWith(ADDED);
}

interface SquadRow {
  readonly title: string;
  readonly passages: readonly string[];
  readonly qs: readonly { id: string; q: string; p: number; imp: boolean; ans: string[]; start: number[] }[];
}

/** SQuAD questions as the development data keeps them: a line an article. */
export function readSquad(file: string): QuestionSet {
  const articles = new Map<string, Article>();
  const questions = readLines<SquadRow>(file).flatMap(({ title, passages, qs }): GoldQuestion[] => {
    articles.set(title, parseArticle(passages.join('\n\n'), `${title}.txt`));
    return qs.map(({ id, q, p, imp, ans, start }) => ({
      set: 'squad',
      id,
      question: q,
      kind: imp ? 'unanswerable-near' : 'fact',
      article: title,
      answers: imp ? [] : ans,
      sentences: [],
      speaker: null,
      passage: p + 1,
      starts: start,
    }));
  });
  return { articles, questions };
}
