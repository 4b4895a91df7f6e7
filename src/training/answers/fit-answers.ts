/**
 * Fits the weights of the answers: `node src/training/answers/fit-answers.ts DATA WORK > data/models/answers.json`,
 * where DATA is the folder of development data (`news-train/`, `squad.jsonl.gz`, `quotes/`) and WORK one for the highlight's
 * weights, which are fitted again only when they are not there. The same data and encoder give the same file.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { confidenceNames } from '../../answers/confidence.ts';
import { featureNames } from '../../answers/features/index.ts';
import {
  restoreHighlights,
  type SentenceModels,
  type StoredModels,
} from '../../answers/models/answer-models.ts';
import { isHeldForRanking } from '../split.ts';
import { fitConfidence, outcomeOf } from './confidence.ts';
import {
  isEncyclopedia,
  readMarked,
  readNews,
  readRankingArticles,
  readRankingQuestions,
  readRankingSmallTalk,
  readSquad,
  readUnanswerable,
  type QuestionSet,
} from './data.ts';
import { makeExample, openAll, type Example } from './examples.ts';
import { dealFolds, FOLDS, outsideFold } from './folds.ts';
import { fitHighlights, type FoldedHighlights } from './highlighter.ts';
import type { GoldQuestion } from './judge.ts';
import { fitRanker } from './ranker.ts';
import { reportConfidence, reportHighlights, reportRanking } from './report.ts';
import { spanExamples } from './span-examples.ts';
import { storeHighlights, storeModels } from './store.ts';

const ABOUT =
  'Weights of the ranker, the highlight and the confidence of answers, fitted by src/training/answers/fit-answers.ts ' +
  '(fixed seeds) on questions written for this project over US news articles of the PolNeAR corpus (those that the ' +
  'encoder was not fitted on; the highlight on the others as well), on articles and questions written for this project, and ' +
  'on half of the SQuAD 2.0 development set (CC BY-SA 4.0).';

const [data, work] = process.argv.slice(2);
if (data === undefined || work === undefined) {
  console.error('usage: node src/training/answers/fit-answers.ts DATA WORK > data/models/answers.json');
  process.exit(2);
}
const started = performance.now();
const say = (...parts: unknown[]): void => {
  console.error(`${((performance.now() - started) / 1000).toFixed(0)} s`, ...parts);
};

const news = readNews(join(data, 'news-train'));
const squad = readSquad(join(data, 'squad.jsonl.gz'));
const held = only(news, isHeldForRanking);
const questions = [...held.questions, ...squad.questions];
const written = [...readRankingQuestions(held), ...readUnanswerable()];
const own = readRankingArticles();
const encyclopedia = only(own, isEncyclopedia);
const ownNews = only(own, (article) => !isEncyclopedia(article));
const marked = readMarked(join(data, 'quotes'));
const folds = dealFolds([squad, held, news, marked, own].flatMap(({ articles }) => [...articles.keys()]));
const opened = new Map([held, squad, ownNews].flatMap((set) => [...openAll(set)]));
say('opened', opened.size, 'articles');
const highlights = highlightsIn(join(work, 'highlights.json'));
say('highlights ready');
const models = {
  words: fitSentenceModels(false),
  meaning: fitSentenceModels(true),
  highlight: highlights.all,
};
const names = { ranker: featureNames, confidence: confidenceNames };
console.log(JSON.stringify({ about: ABOUT, features: names, ...storeModels(models) } satisfies StoredModels));

/** The highlight's weights, fitted on all and on all but each fold: from a file, or fitted and kept there. */
function highlightsIn(file: string): FoldedHighlights {
  if (!existsSync(file)) {
    // Questions on our own encyclopedia stand close together; every other one is enough. The answers marked in our own news are
    // shorter than others': with them, highlights in the news are 2 points of F1 worse.
    const half = { ...encyclopedia, questions: encyclopedia.questions.filter((_, i) => i % 2 === 0) };
    const spans = [news, squad, marked, half].flatMap((set) => spanExamples(set, folds));
    const readable = [held, squad].flatMap((set) => spanExamples(set, folds, opened));
    say('fitting highlights on', spans.length, 'sentences, and on', readable.length, 'with the reader');
    const { all, byFold } = fitHighlights(spans, readable);
    say('highlights, articles unseen:', reportHighlights(readable, byFold));
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, JSON.stringify([all, ...byFold].map(storeHighlights)));
  }
  const stored = JSON.parse(readFileSync(file, 'utf8')) as StoredModels['highlight'][];
  const [all, ...byFold] = stored.map(restoreHighlights);
  return { all: all!, byFold };
}

/**
 * The ranker and its confidence, with or without the encoder. The questions on our own articles teach the confidence with the
 * encoder alone: they have many near misses, from which the ranker gains nothing; without the encoder most of their answerable
 * questions find a wrong sentence, and with them confidence tells right from wrong less well.
 */
function fitSentenceModels(useEncoder: boolean): SentenceModels {
  const describe = (gold: GoldQuestion): Example =>
    makeExample(gold, opened.get(gold.article)!, folds.get(gold.article)!, useEncoder);
  const examples = [...questions, ...written].map(describe);
  const ownQuestions = useEncoder
    ? [...ownNews.questions, ...readRankingSmallTalk([...ownNews.articles.keys()])]
    : [];
  const ownExamples = ownQuestions.map(describe);
  const offTopic = [held, squad, ...(useEncoder ? [ownNews] : [])].flatMap((set) =>
    set.questions
      .filter((_, i) => i % 4 === 0)
      .map((gold) => {
        const other = otherArticle(set, gold.article);
        return makeExample(gold, opened.get(other)!, folds.get(other)!, useEncoder, true);
      }),
  );
  say(
    'described',
    examples.length + ownExamples.length,
    'questions',
    useEncoder ? 'with' : 'without',
    'the encoder',
  );
  const outcomes = Array.from({ length: FOLDS }, (_, fold) => {
    const ranker = fitRanker(outsideFold(examples, fold));
    const inside = [...examples, ...ownExamples, ...offTopic].filter((example) => example.fold === fold);
    return inside.flatMap((example) => outcomeOf(example, ranker, highlights.byFold[fold]!) ?? []);
  }).flat();
  say('ranked, articles unseen:', reportRanking(outcomes));
  const { scores, ...confidence } = fitConfidence(outcomes);
  say('confidence:', reportConfidence(outcomes, scores), 'threshold', confidence.threshold);
  return { ranker: fitRanker(examples), ...confidence };
}

/** The article after another in a set. */
function otherArticle({ articles }: QuestionSet, article: string): string {
  const all = [...articles.keys()];
  return all[(all.indexOf(article) + 1) % all.length]!;
}

/** The part of a set that is about some of its articles. */
function only({ articles, questions }: QuestionSet, isIn: (article: string) => boolean): QuestionSet {
  return {
    articles: new Map([...articles].filter(([name]) => isIn(name))),
    questions: questions.filter(({ article }) => isIn(article)),
  };
}
