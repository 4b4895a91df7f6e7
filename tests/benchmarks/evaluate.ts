/** All tables of answers and quotes: `npm run evaluate -- DATA [--misses]`, DATA the folder of development data. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chooseArticle } from '../../src/answers/index.ts';
import { readNews, readSquad, type QuestionSet } from '../../src/training/answers/data.ts';
import { calibration, chanceCalibrationError } from '../../src/training/answers/measures.ts';
import { answerFigures, figuresByKind, judgeAnswers, judgePeer, openSet, outcomesOf } from './answers.ts';
import { compareWithJudge } from './outside-judge.ts';
import { peers } from './peers.ts';
import { evaluateQuotes } from './quotes.ts';
import { evaluateRepair } from './repair.ts';
import { evaluateSpeakers } from './speakers.ts';
import { misspell } from './typos.ts';
import { evaluateVerification } from './verify.ts';

const [data, ...flags] = process.argv.slice(2);
if (data === undefined || !existsSync(data)) {
  console.error(
    'usage: npm run evaluate -- DATA [--misses]\nDATA is the folder that holds news/, squad.jsonl.gz, quotes/ and speakers/.',
  );
  process.exit(2);
}
const showMisses = flags.includes('--misses');

const news = readNews(join(data, 'news'));
evaluateAnswers('News', news, join(data, 'news', 'questions.jsonl'));
console.log(
  '\nThe weights were fitted on these SQuAD questions; fit-answers.ts says how they do on articles unseen.',
);
evaluateAnswers('SQuAD', readSquad(join(data, 'squad.jsonl.gz')), join(data, 'squad.jsonl.gz'));
evaluateQuotes(data);
evaluateSpeakers(data, showMisses);
evaluateVerification(data, showMisses);
evaluateRepair(join(data, 'news-train'));

function evaluateAnswers(name: string, set: QuestionSet, goldFile: string): void {
  const table: Record<string, Record<string, number>> = {};
  const plain = openSet(set, { encoder: false });
  for (const peer of Object.keys(peers)) table[peer] = rounded(answerFigures(judgePeer(set, plain, peer)));
  table['Verbatim without encoder'] = rounded(answerFigures(judgeAnswers(set, plain)));
  const opened = openSet(set);
  const judged = judgeAnswers(set, opened);
  table.Verbatim = rounded(answerFigures(judged));
  const typos = set.questions.map((gold, i) => ({ ...gold, question: misspell(gold.question, i) }));
  table['Verbatim, one or two typos'] = rounded(
    answerFigures(judgeAnswers({ ...set, questions: typos }, opened)),
  );
  console.log(`\n${name}`);
  console.table(transposed(table));
  const kinds = figuresByKind(judged);
  console.table(Object.fromEntries(Object.entries(kinds).map(([kind, row]) => [kind, rounded(row)])));
  const { error, bins } = calibration(outcomesOf(judged));
  const chance = chanceCalibrationError(judged.map(({ answer }) => answer.confidence));
  console.log(
    `Reliability (expected calibration error ${error.toFixed(3)}; by chance alone ${chance.toFixed(3)} of so few questions): share of right excerpts by confidence`,
  );
  console.table(bins.map((bin) => rounded({ ...bin })));
  if (name === 'News') {
    const all = [...opened.values()];
    const answerable = set.questions.filter(({ answers }) => answers.length > 0);
    const right = answerable.filter(
      ({ question, article }) => chooseArticle(all, question) === opened.get(article),
    );
    console.log(
      `Right article among ${all.length}: ${((100 * right.length) / answerable.length).toFixed(1)} %`,
    );
  }
  compareWithJudge(goldFile, set, judged);
  if (!showMisses) return;
  console.log('\nThe worst misses: answered, wrong, and surest of it');
  for (const { gold, answer, excerptText, highlightText } of judged
    .filter(({ isRight, answer: { kind } }) => !isRight && kind === 'answered')
    .sort((a, b) => b.answer.confidence - a.answer.confidence)
    .slice(0, 20)) {
    const expected = gold.answers.join(' | ') || '(the article does not say)';
    console.log(`\n[${gold.id}] ${gold.kind}: ${gold.question}\n  gold: ${expected}`);
    console.log(
      `  ${answer.kind} ${answer.confidence.toFixed(2)}: ${excerptText}\n  highlight: ${highlightText}`,
    );
  }
}

function rounded(figures: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Number(value.toFixed(3))]));
}

function transposed(table: Record<string, Record<string, number>>): Record<string, Record<string, number>> {
  const turned: Record<string, Record<string, number>> = {};
  for (const [system, figures] of Object.entries(table)) {
    for (const [figure, value] of Object.entries(figures)) (turned[figure] ??= {})[system] = value;
  }
  return turned;
}
