/** Times: `npm run bench [-- --short]`. From question to answer beside the peers, scale, and opening. */
import { answerQuestion, openArticle } from '../../src/answers/index.ts';
import { parseArticle, type Article } from '../../src/article/index.ts';
import { sampleArticle } from '../answers/sample.ts';
import { benchScale } from './scale.ts';
import { peers, sentencesOf } from './peers.ts';
import { benchmarkPictures } from './pictures.ts';
import { measure, printTimes, type Times } from './timing.ts';

const isShort = process.argv.includes('--short');
const rounds = isShort ? 5 : 60;

/** Questions as members ask them of the sample: short and long, in its words and in others. */
const questions = [
  'what did the delegation warn about?',
  'when did clashes break out in Sweida',
  'who brokered the meeting',
  'What did Syria demand from Israel at the talks?',
  'ok so why did israel strike the capital',
  'How long has the government been working to re-establish order?',
  'did they reach any agreement',
  'where were the talks held?',
  'who is the source',
  'what hapened to the ceasfire',
];

const sample = sampleArticle();
benchAnswers(sample);
benchOpening(sample);
benchScale(sample, questions, isShort ? [1_000, 10_000] : [1_000, 10_000, 100_000]);
await benchmarkPictures();

/** From question to answer on the sample: analysis, repair, ranking, highlight, confidence, excerpt, attributions. */
function benchAnswers(article: Article): void {
  const plain = openArticle(article, { encoder: false });
  const sentences = sentencesOf(plain);
  const table: Record<string, Times> = {};
  for (const [name, prepare] of Object.entries(peers))
    table[`${name}, query alone`] = measure(prepare(sentences), questions, rounds);
  table['Verbatim without encoder, whole answer'] = measure(
    (question) => answerQuestion(plain, question),
    questions,
    rounds,
  );
  const opened = openArticle(article);
  table['Verbatim, whole answer'] = measure(
    (question) => answerQuestion(opened, question),
    questions,
    Math.ceil(rounds / 4),
  );
  printTimes(`Question to answer, sample article (${sentences.length} sentences), ms`, table);
}

/** From article to open article; one of 1,000 words is the sample's paragraphs over again. */
function benchOpening(article: Article): void {
  const paragraphs = article.passages.map(({ start, end }) => article.text.slice(start, end));
  const long: string[] = [];
  for (let words = 0, i = 0; words < 1_000; i++) {
    const paragraph = paragraphs[i % paragraphs.length]!;
    long.push(paragraph);
    words += paragraph.split(/\s+/u).length;
  }
  const thousand = parseArticle(long.join('\n\n'), 'thousand-words.txt');
  const table: Record<string, Times> = {};
  for (const [name, one] of Object.entries({ 'the sample': article, '1,000 words': thousand })) {
    const times = isShort ? 2 : 10;
    table[`${name}, without encoder`] = measure(
      (opening) => openArticle(opening, { encoder: false }),
      [one],
      times,
    );
    table[`${name}, with encoder`] = measure((opening) => openArticle(opening), [one], times);
  }
  printTimes('Opening an article, ms', table);
}
