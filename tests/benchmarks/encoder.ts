/**
 * How long the encoder takes on the sample article, and how large it is: `node tests/benchmarks/encoder.ts`.
 * Medians over many runs in one process on one core; the first runs, before the compiler has warmed up, are left out.
 */
import { statSync } from 'node:fs';
import { Encoder } from '../../src/answers/encoder/encoder.ts';
import { readArticleFile } from '../../src/article/index.ts';
import { readText } from '../../src/text/index.ts';

const RUNS = 60;
const WARM_UP = 15;
const CANDIDATES = 10;
const questions = [
  'what did the Syrian delegation warn about?',
  'who brokered the meeting in Paris?',
  'so did they actually sign anything?',
  'why did israel say it attacked',
  'when was Bashar al-Assad kicked out of power',
];

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

function time(run: (number: number) => unknown, runs = RUNS): number {
  const times: number[] = [];
  for (let number = 0; number < runs + WARM_UP; number++) {
    const start = performance.now();
    run(number);
    if (number >= WARM_UP) times.push(performance.now() - start);
  }
  return median(times);
}

function milliseconds(value: number): string {
  return value.toFixed(value < 1 ? 3 : 1);
}

const files = ['data/models/encoder.bin', 'data/models/reader.bin'];
const article = await readArticleFile('data/articles/paris-talks.md');
const reading = readText(article.text, article.passages);
const sentences = reading.sentences.map(({ start, end }) => article.text.slice(start, end));
// The sample four times over has about as many words as the longest articles that are common: 1,000.
const wordCount = article.text.split(/\s+/u).length;
const repeats = Math.round(1000 / wordCount);
const long = Array.from({ length: repeats }, () => sentences).flat();

const started = performance.now();
const encoder = new Encoder();
const load = performance.now() - started;
const states = encoder.encodeSentences(sentences);
const encoded = questions.map((question) => encoder.encodeQuestion(question));
const scores = encoded.map((question) => encoder.score(question, states));
const candidates = Array.from({ length: CANDIDATES }, (_, at) => at);
const pick = <T>(list: readonly T[], number: number): T => list[number % list.length] as T;
const arrays = Object.values<unknown>({ ...states }).filter((part) => ArrayBuffer.isView(part));
const bytes = arrays.reduce((sum, part) => sum + part.byteLength, 0);

console.table({
  'model files, MB': (files.reduce((sum, file) => sum + statSync(file).size, 0) / 1e6).toFixed(2),
  'read the model, ms': milliseconds(load),
  [`encode the sample (${sentences.length} sentences, ${wordCount} words), ms`]: milliseconds(time(() => encoder.encodeSentences(sentences))), // prettier-ignore
  [`encode ${long.length} sentences (${repeats * wordCount} words), ms`]: milliseconds(time(() => encoder.encodeSentences(long), 5)), // prettier-ignore
  'states of the sample, kB': Math.round(bytes / 1e3),
  'encode a question, ms': milliseconds(time((number) => encoder.encodeQuestion(pick(questions, number)))),
  'score all its sentences, ms': milliseconds(time((number) => encoder.score(pick(encoded, number), states))),
  'rerank ten, ms': milliseconds(time((number) => encoder.rerank(pick(encoded, number), states, pick(scores, number), candidates))), // prettier-ignore
  'read one sentence, ms': milliseconds(time((number) => encoder.read(pick(encoded, number), states, number % sentences.length))), // prettier-ignore
  'all four, ms': milliseconds(
    time((number) => {
      const question = encoder.encodeQuestion(pick(questions, number));
      const [best] = encoder.rerank(question, states, encoder.score(question, states), candidates);
      return encoder.read(question, states, best!.sentence);
    }),
  ),
});
