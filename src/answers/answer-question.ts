import { contains, overlaps } from '../text/index.ts';
import { aspectAsked, openingOf } from './about-article.ts';
import type { Answer, Excerpt } from './answer.ts';
import { confidenceRow } from './confidence.ts';
import { attributionsOf, excerptOf, hasReportersSentence, withNeighbour } from './excerpt.ts';
import { highlightSentence } from './highlight/highlight.ts';
import { matchQuestion } from './match.ts';
import { meaningOf } from './meaning.ts';
import { answerModels, calibrate } from './models/answer-models.ts';
import { treeScores } from '../trees/trees.ts';
import type { OpenArticle } from './open.ts';
import { describeCandidates, rankCandidates, type Ranking } from './rank.ts';
import { readQuestion } from './repair.ts';

/** Settings of one question. */
export interface AnswerOptions {
  /** The question before this one in the same talk, for follow-ups such as "and when?". */
  readonly previous?: string | undefined;
  /** Confidence from which the article is said to answer, 0 to 1; by default the fitted one. */
  readonly threshold?: number | undefined;
}

const ALTERNATIVES = 3;

/** Answers a question in the words of an article. */
export function answerQuestion(opened: OpenArticle, asked: string, options: AnswerOptions = {}): Answer {
  if (aspectAsked(asked, options.previous) === 'gist') return openingOf(opened);
  const { question, corrections } = readQuestion(opened.index, asked, options.previous);
  const match = matchQuestion(opened, question);
  const meaning = meaningOf(match);
  const models = answerModels();
  const { ranker, confidence: model, calibration, threshold } = meaning ? models.meaning : models.words;
  const leadsSomewhere = meaning !== null || match.windowMasks.some((mask) => mask !== 0);
  const ranking = leadsSomewhere ? rankCandidates(describeCandidates(match, meaning), ranker) : null;
  const best = ranking?.order[0];
  if (!ranking || best === undefined) return { ...nothing, corrections };
  const sentence = ranking.sentences[best]!;
  const highlight = highlightSentence(match, meaning, sentence, models.highlight);
  const row = confidenceRow(ranking, highlight, corrections.length);
  const score = treeScores(model, row, row.length)[0]!;
  const confidence = calibrate(calibration, score);
  const excerpt = withNeighbour(ranking, excerptOf(opened, sentence, highlight?.span ?? null));
  const shown = highlight && contains(excerpt, highlight.span) ? highlight.span : null;
  const attributions = attributionsOf(opened, excerpt, shown);
  return {
    kind: confidence >= (options.threshold ?? threshold) ? 'answered' : 'unanswered',
    confidence,
    excerpt,
    highlight: shown,
    attributions,
    isPartlyReported: attributions.length > 0 && hasReportersSentence(opened, excerpt),
    alternatives: alternativesOf(ranking, excerpt),
    corrections,
  };
}

const nothing = {
  kind: 'unanswered',
  confidence: 0,
  excerpt: null,
  highlight: null,
  attributions: [],
  isPartlyReported: false,
  alternatives: [],
} as const;

function alternativesOf({ order, sentences, match }: Ranking, shown: Excerpt): Excerpt[] {
  const own = match.opened.article.passages.filter((passage) => overlaps(passage, shown));
  const passages = new Set(own.map(({ number }) => number));
  const alternatives: Excerpt[] = [];
  for (const i of order) {
    if (alternatives.length === ALTERNATIVES) break;
    const excerpt = excerptOf(match.opened, sentences[i]!, null);
    if (passages.has(excerpt.passage)) continue;
    passages.add(excerpt.passage);
    alternatives.push(excerpt);
  }
  return alternatives;
}
