import { attributionsOf, excerptOf } from './excerpt.ts';
import type { Answer, Excerpt } from './answer.ts';
import type { OpenArticle } from './open.ts';
import { analyseQuestion, type Question } from './question.ts';
import { repairQuestion } from './repair.ts';
import { scoreUnits } from './postings.ts';
import type { Span } from '../text/index.ts';

/** Settings of one question. */
export interface AnswerOptions {
  /** The question before this one in the same talk, for follow-ups such as "and when?". */
  readonly previous?: string | undefined;
  /** Confidence from which the article is said to answer, 0 to 1. */
  readonly threshold?: number | undefined;
}

const DEFAULT_THRESHOLD = 0.5;
const ALTERNATIVES = 3;

/** Answers a question in the words of an article. */
export function answerQuestion(opened: OpenArticle, question: string, options: AnswerOptions = {}): Answer {
  const first = analyseQuestion(question, options.previous);
  const { text, corrections } = repairQuestion(opened.index, first.reading);
  const asked = corrections.length > 0 ? analyseQuestion(text) : first;
  const ranked = rankSentences(opened, asked);
  const best = ranked[0];
  if (!best) {
    return {
      kind: 'unanswered',
      confidence: 0,
      excerpt: null,
      highlight: null,
      attributions: [],
      alternatives: [],
      corrections,
    };
  }
  const highlight = highlightIn(opened, asked, best.sentence);
  const sentence = opened.reading.sentences[best.sentence]!;
  const excerpt = excerptOf(opened, best.sentence, highlight?.start ?? sentence.start);
  const inside =
    highlight && highlight.start >= excerpt.start && highlight.end <= excerpt.end ? highlight : null;
  const { threshold = DEFAULT_THRESHOLD } = options;
  return {
    kind: best.confidence >= threshold ? 'answered' : 'unanswered',
    confidence: best.confidence,
    excerpt,
    highlight: inside,
    attributions: attributionsOf(opened, excerpt, inside),
    alternatives: alternativesOf(opened, ranked, excerpt),
    corrections,
  };
}

interface Ranked {
  readonly sentence: number;
  readonly score: number;
  readonly confidence: number;
}

/** Sentences that share a word with the question, best first: each in the light of its passage and neighbours. */
function rankSentences({ index }: OpenArticle, question: Question): Ranked[] {
  const terms = question.content.map((token) => index.terms.get(token.stem) ?? -1);
  const [sentences, passages, windows] = [index.sentences, index.passages, index.windows].map((units) => {
    const scores = scoreUnits(units, terms);
    const top = scores.reduce((most, score) => Math.max(most, score), 0) || 1;
    return scores.map((score) => score / top);
  });
  const unknown = Math.log(1 + index.sentences.unitCount / 0.5);
  const weights = terms.map((term) => (term < 0 ? unknown : index.sentences.rarity[term]!));
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const ranked: Ranked[] = [];
  for (let s = 0; s < index.sentences.unitCount; s++) {
    const score = sentences![s]! + 0.5 * passages![index.sentencePassages[s]!]! + 0.5 * windows![s]!;
    if (score <= 0) continue;
    const covered =
      weights.reduce((sum, weight, i) => (holds(index.windows, terms[i]!, s) ? sum + weight : sum), 0) /
      total;
    ranked.push({ sentence: s, score, confidence: 1 / (1 + Math.exp(-6 * (covered - 0.45))) });
  }
  return ranked.sort((a, b) => b.score - a.score);
}

function holds({ offsets, units }: OpenArticle['index']['windows'], term: number, unit: number): boolean {
  if (term < 0) return false;
  for (let i = offsets[term]!; i < offsets[term + 1]!; i++) if (units[i] === unit) return true;
  return false;
}

/** A first guess at the words that answer: the entity or name of the kind asked for that the question does not have. */
function highlightIn({ reading }: OpenArticle, question: Question, sentence: number): Span | null {
  const { firstToken, endToken } = reading.sentences[sentence]!;
  const asked = new Set(question.reading.tokens.map((token) => token.stem));
  const isWanted = (i: number): boolean => {
    const { pos, entity, stem } = reading.tokens[i]!;
    if (asked.has(stem)) return false;
    if (question.asked === 'time') return entity === 'DATE' || entity === 'TIME' || entity === 'DURATION';
    if (question.asked === 'number')
      return pos === 'NUM' || entity === 'MONEY' || entity === 'PERCENT' || entity === 'CARDINAL';
    if (['person', 'speaker', 'place', 'organisation'].includes(question.asked)) return pos === 'PROPN';
    return false;
  };
  for (let i = firstToken; i < endToken; i++) {
    if (!isWanted(i)) continue;
    let end = i;
    while (end + 1 < endToken && isWanted(end + 1)) end++;
    return { start: reading.tokens[i]!.start, end: reading.tokens[end]!.end };
  }
  return null;
}

function alternativesOf(opened: OpenArticle, ranked: readonly Ranked[], shown: Excerpt): Excerpt[] {
  const passages = new Set([shown.passage]);
  const alternatives: Excerpt[] = [];
  for (const { sentence } of ranked) {
    if (alternatives.length === ALTERNATIVES) break;
    const excerpt = excerptOf(opened, sentence, opened.reading.sentences[sentence]!.start);
    if (passages.has(excerpt.passage)) continue;
    passages.add(excerpt.passage);
    alternatives.push(excerpt);
  }
  return alternatives;
}
