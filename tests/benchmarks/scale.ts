import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { indexLibrary, searchLibrary } from '../../src/answers/library-index.ts';
import type { Article } from '../../src/article/index.ts';
import { wordPattern } from '../../src/text/index.ts';
import { randomFrom } from '../../src/training/random.ts';
import { measure } from './timing.ts';

const PASSAGES_AN_ARTICLE = 25;
const WORDS_A_PASSAGE = 50;
const VOCABULARY = 60_000;

/** Question to passages over libraries of growing size, with the time and memory that their index takes. */
export function benchScale(sample: Article, questions: readonly string[], sizes: readonly number[]): void {
  const table = sizes.map((size) => {
    const articles = makeLibrary(sample, size);
    const before = memoryInUse();
    const start = performance.now();
    const index = indexLibrary(articles);
    const indexTime = performance.now() - start;
    const bytes = memoryInUse() - before;
    const { median, p99 } = measure((question) => searchLibrary(index, question, 10), questions, 30);
    const round = (value: number): number => Number(value.toFixed(2));
    return {
      passages: size,
      'index ms': Math.round(indexTime),
      'index MB': Math.round(bytes / 1e6),
      'median ms': round(median),
      'p99 ms': round(p99),
    };
  });
  console.log('\nA question over a library, one core');
  console.table(table);
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes of the heap and of typed arrays that are still needed. */
function memoryInUse(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Articles of made-up words, as common as words are in English (Zipf), with the sample's own among them. */
function makeLibrary(sample: Article, size: number): Article[] {
  const random = randomFrom(7);
  const own = Array.from(sample.text.matchAll(wordPattern), ([word]) => word);
  const word = (): string => {
    const rank = Math.floor(VOCABULARY ** random());
    return rank <= own.length ? own[rank - 1]! : `w${rank.toString(36)}`;
  };
  const passage = (): string => Array.from({ length: WORDS_A_PASSAGE }, word).join(' ');
  return Array.from({ length: Math.ceil(size / PASSAGES_AN_ARTICLE) }, (_, number) => {
    let text = '';
    const passages = Array.from({ length: PASSAGES_AN_ARTICLE }, (_passage, i) => {
      const start = text.length;
      text += passage();
      const end = text.length;
      text += '\n\n';
      return { number: i + 1, start, end };
    });
    return { ...sample, id: `article-${number}`, title: passage().slice(0, 60), text, passages };
  });
}
