/**
 * What each group of features adds to the ranker: `node src/training/answers/ablate.ts DATA`. Small networks, one seed, the
 * best sentence alone, by cross-validation over articles, on the questions that come with the data.
 */
import { join } from 'node:path';
import { featureNames } from '../../answers/features/index.ts';
import { rankerScores } from '../../answers/models/ranker.ts';
import { isHeldForRanking } from '../split.ts';
import { readNews, readSquad } from './data.ts';
import { makeExample, openAll, type Example } from './examples.ts';
import { dealFolds, FOLDS, insideFold, outsideFold } from './folds.ts';
import { fitNetwork } from './network.ts';
import { stackExamples } from './ranker.ts';

const NETWORK = { units: 16, passes: 12, groupsAStep: 64, rate: 0.005, decay: 0.01, dropout: 0.3, seed: 1 };

const [data] = process.argv.slice(2);
if (data === undefined) {
  console.error('usage: node src/training/answers/ablate.ts DATA');
  process.exit(2);
}
const news = readNews(join(data, 'news-train'));
const squad = readSquad(join(data, 'squad.jsonl.gz'));
const held = { ...news, articles: new Map([...news.articles].filter(([name]) => isHeldForRanking(name))) };
const folds = dealFolds([...held.articles.keys(), ...squad.articles.keys()]);
const opened = new Map([...openAll(held), ...openAll(squad)]);
const examples = [...news.questions, ...squad.questions]
  .filter(({ article, answers }) => opened.has(article) && answers.length > 0)
  .map((gold) => makeExample(gold, opened.get(gold.article)!, folds.get(gold.article)!, true));

const groupOf = (name: string): string => name.split(':')[0]!;
const groups = [...new Set(featureNames.map(groupOf))];
const table: Record<string, Record<string, number>> = { all: shares(() => true) };
for (const group of groups) table[`without ${group}`] = shares((name) => groupOf(name) !== group);
table['meaning alone'] = shares((name) => groupOf(name) === 'meaning');
console.table(table);

/** Per cent of questions whose best sentence is right, with some of the features. */
function shares(isKept: (name: string) => boolean): Record<string, number> {
  const kept = featureNames.map(isKept);
  const masked = examples.map((example) => ({
    ...example,
    rows: example.rows.map((value, i) => (kept[i % example.width] ? value : 0)),
  }));
  const judged = Array.from({ length: FOLDS }, (_, fold) => {
    const usable = outsideFold(masked, fold).filter(({ targets }) => targets.some((target) => target > 0));
    const ranker = fitNetwork(stackExamples(usable), NETWORK);
    return insideFold(masked, fold).map(({ gold, rows, isRight }) => {
      const scores = rankerScores(ranker, rows);
      return { gold, isRight: isRight[scores.indexOf(Math.max(...scores))] === 1 };
    });
  }).flat();
  const share = (test: (gold: Example['gold']) => boolean): number => {
    const rows = judged.filter(({ gold }) => test(gold));
    return Math.round((1000 * rows.filter(({ isRight }) => isRight).length) / rows.length) / 10;
  };
  return {
    news: share(({ set }) => set === 'news'),
    paraphrases: share(({ set, kind }) => set === 'news' && kind === 'paraphrase'),
    squad: share(({ set }) => set === 'squad'),
  };
}
