import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { confidenceNames, confidenceRow } from '../../src/answers/confidence.ts';
import type { Meaning } from '../../src/answers/features/meaning.ts';
import { matchQuestion } from '../../src/answers/match.ts';
import { answerModels } from '../../src/answers/models/answer-models.ts';
import { openArticle } from '../../src/answers/open.ts';
import { analyseQuestion } from '../../src/answers/question.ts';
import { describeCandidates, rankCandidates } from '../../src/answers/rank.ts';
import { fillRelevance, relevanceNames } from '../../src/answers/relevance.ts';
import { readUnanswerable } from '../../src/training/answers/data.ts';
import { auroc, chanceCalibrationError, weightedAuroc } from '../../src/training/answers/measures.ts';
import { memberWeights, trainingWeights } from '../../src/training/answers/weights.ts';
import type { Outcome } from '../../src/training/answers/confidence.ts';
import { isHeldForRanking } from '../../src/training/split.ts';
import { articleOf } from './sample.ts';

const opened = openArticle(
  articleOf(
    'The navy of France bought 12 new ships from Italy in 2014.',
    'Prices increased in the spring. Farmers in Norway sold their cattle.',
  ),
  { encoder: false },
);

/** A feature of the sentence that is found for a question. */
function featureFor(question: string, name: string): number {
  const match = matchQuestion(opened, analyseQuestion(question));
  const ranking = rankCandidates(describeCandidates(match, null), answerModels().words.ranker);
  return confidenceRow(ranking, null, 0)[confidenceNames.indexOf(name)]!;
}

describe('marks of a near miss', () => {
  test('a number that the sentence has another one for', () => {
    expect(featureFor('Who bought ships in 2014?', 'mismatch: other number for number')).toBe(0);
    expect(featureFor('Who bought ships in 1998?', 'mismatch: other number for number')).toBeGreaterThan(0);
  });

  test('an opposite of what the sentence says', () => {
    expect(featureFor('Did prices increase in the spring?', 'mismatch: antonyms')).toBe(0);
    expect(featureFor('Did prices decrease in the spring?', 'mismatch: antonyms')).toBeGreaterThan(0);
  });

  test('a word in the place of another', () => {
    expect(featureFor('How many new ships did the navy buy?', 'mismatch: slots filled otherwise')).toBe(0);
    expect(featureFor('How many old ships did the navy buy?', 'mismatch: slots filled otherwise')).toBe(1);
  });

  test('names and words that the article does not have', () => {
    expect(featureFor('What has France bought from Italy?', 'mismatch: names missing')).toBe(0);
    expect(featureFor('What has France bought from Denmark?', 'mismatch: names missing')).toBe(1);
    expect(featureFor('What has France bought from Denmark?', 'mismatch: words unknown to article')).toBe(1);
  });
});

describe('what a question turns round', () => {
  test('a "not" that the sentence does not have', () => {
    expect(featureFor('Who bought ships from Italy?', 'negation: not, alone')).toBe(0);
    expect(featureFor('Who did not buy ships from Italy?', 'negation: not, alone')).toBe(1);
    expect(featureFor("Who didn't buy ships from Italy?", 'negation: not, alone')).toBe(1);
  });

  test('a refusal, an exception, a denied word', () => {
    expect(featureFor('Who refused to buy ships from Italy?', 'negation: refusal missing')).toBe(1);
    expect(featureFor('Who besides France bought ships?', 'negation: least or except missing')).toBe(1);
    expect(featureFor('Who bought unpriced ships from Italy?', 'negation: prefix of denial')).toBe(1);
    expect(featureFor('Who bought ships from Italy?', 'negation: turned round')).toBe(0);
  });
});

describe('surprise at what is missing', () => {
  test('a name that is missing surprises more than a word that members put in their own words', () => {
    const kind = featureFor('What kind of ships did the navy of France buy?', 'surprise: most');
    const name = featureFor('What ships did the navy of Denmark buy?', 'surprise: most');
    expect(kind).toBeLessThan(0.2);
    expect(name).toBeGreaterThan(kind + 0.3);
    expect(featureFor('What ships did the navy of France buy?', 'surprise: sum')).toBe(0);
  });

  test('the shipped surprises are those of the questions written for this project', () => {
    const derived = execFileSync(process.execPath, ['src/training/answers/derive-missed-words.ts'], {
      encoding: 'utf8',
    });
    expect(derived).toBe(readFileSync('data/models/missed-words.json', 'utf8'));
  });
});

describe('relevance', () => {
  /** Two pieces of equal weight in three sentences: the second fits the last sentence best. */
  const meaning = {
    dual: Float32Array.of(0.5, 0.2, 0.2),
    late: Float32Array.of(0.6, 0.6, 0.6),
    pieces: { shares: Float32Array.of(0.5, 0.5), best: Float32Array.of(0.9, 0.2, 0.1, 0.1, 0.3, 0.8) },
  } as unknown as Meaning;
  const featureAt = (sentence: number, name: (typeof relevanceNames)[number]): number => {
    const row = new Float32Array(relevanceNames.length);
    fillRelevance(meaning, sentence, row, 0);
    return row[relevanceNames.indexOf(name)]!;
  };

  test('says how far the best sentence is above the others', () => {
    expect(featureAt(0, 'dual of best')).toBeCloseTo(0.5);
    expect(featureAt(0, 'dual above mean')).toBeCloseTo(0.2);
    expect(featureAt(0, 'dual spread')).toBeCloseTo(0.1414, 3);
    expect(featureAt(0, 'late spread')).toBeCloseTo(0);
  });

  test('says what fits another sentence better, and whether that is nearby', () => {
    expect(featureAt(0, 'better elsewhere')).toBeCloseTo(0.3);
    expect(featureAt(0, 'most better elsewhere')).toBeCloseTo(0.6);
    expect(featureAt(0, 'far better elsewhere')).toBe(1);
    expect(featureAt(0, 'better away')).toBeCloseTo(0.3);
    expect(featureAt(1, 'better elsewhere')).toBeCloseTo(0.75);
    expect(featureAt(1, 'better away')).toBeCloseTo(0);
  });
});

describe('weights of outcomes', () => {
  const outcome = fc.record({
    set: fc.constantFrom('news', 'squad'),
    kind: fc.constantFrom('fact', 'paraphrase', 'unanswerable-near', 'unanswerable-offtopic'),
    length: fc.integer({ min: 1, max: 9 }),
  });
  const outcomesOf = (list: { set: string; kind: string; length: number }[]): Outcome[] =>
    list.map(({ set, kind, length }) => ({
      example: {
        gold: { id: '', set, kind },
        isOffTopic: kind.endsWith('offtopic'),
        match: { terms: Array(length) },
      },
      isAnswerable: !kind.startsWith('unanswerable'),
    })) as unknown as Outcome[];
  const each = ['fact', 'paraphrase', 'unanswerable-near', 'unanswerable-offtopic'].map((kind) => ({
    set: 'news',
    kind,
    length: 3,
  }));

  test('make the news as it is asked by members, and leave SQuAD out', () => {
    fc.assert(
      fc.property(fc.array(outcome), (some) => {
        const list = [...each, ...some];
        const weights = memberWeights(outcomesOf(list));
        const shareOf = (set: string, kind: string): number =>
          weights.reduce((sum, w, i) => sum + (list[i]!.set === set && list[i]!.kind === kind ? w : 0), 0) /
          list.filter((item) => item.set === 'news').length;
        expect(shareOf('news', 'paraphrase')).toBeCloseTo(0.25);
        expect(shareOf('news', 'unanswerable-near')).toBeCloseTo(0.08);
        expect(shareOf('news', 'unanswerable-offtopic')).toBeCloseTo(0.04);
        expect(shareOf('news', 'fact')).toBeCloseTo(0.63);
        expect(shareOf('squad', 'fact')).toBe(0);
      }),
    );
  });

  test('make near misses as long as other questions', () => {
    const facts = [2, 2, 2, 6].map((length) => ({ set: 'news', kind: 'fact', length }));
    const missed = [2, 6, 6, 6].map((length) => ({ set: 'news', kind: 'unanswerable-near', length }));
    const weights = trainingWeights(outcomesOf([...facts, ...missed]));
    expect(weights[4]! / weights[5]!).toBeCloseTo(9);
  });
});

test('an outcome of weight two counts like two of them', () => {
  const score = fc.integer({ min: 0, max: 8 });
  const scores = fc.array(fc.record({ score, weight: fc.integer({ min: 1, max: 3 }) }), { minLength: 1 });
  const repeated = (list: { score: number; weight: number }[]): number[] =>
    list.flatMap(({ score: value, weight }) => Array<number>(weight).fill(value));
  fc.assert(
    fc.property(scores, scores, (positive, negative) => {
      expect(weightedAuroc(positive, negative)).toBeCloseTo(auroc(repeated(positive), repeated(negative)));
    }),
  );
});

test('few questions show a calibration error by chance alone, many do not', () => {
  const halfSure = (count: number): number => chanceCalibrationError(new Array<number>(count).fill(0.5));
  // The mean distance of a share of n tosses from a half: sqrt(1 / (2 pi n)).
  expect(halfSure(25)).toBeCloseTo(Math.sqrt(1 / (2 * Math.PI * 25)), 2);
  expect(halfSure(400)).toBeCloseTo(0.02, 2);
  expect(chanceCalibrationError([0, 0, 1])).toBe(0);
});

test('what teaches when to decline is asked of articles that the encoder is not fitted on', () => {
  const questions = readUnanswerable();
  expect(questions.length).toBeGreaterThan(1300);
  expect(questions.every(({ article }) => isHeldForRanking(article))).toBe(true);
  expect(new Set(questions.map(({ kind }) => kind))).toEqual(
    new Set(['unanswerable-near', 'unanswerable-offtopic']),
  );
});
