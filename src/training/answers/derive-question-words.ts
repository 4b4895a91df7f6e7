/**
 * Derives `data/models/question-words.json` from the questions of `data/training`:
 * `node src/training/answers/derive-question-words.ts > data/models/question-words.json`.
 */
import type { StoredQuestionWords } from '../../answers/question-words.ts';
import { readLines } from '../read-lines.ts';
import type { WrittenRow } from './data.ts';

/** In fewer questions a word may be one that someone misspelt. */
const FEWEST = 3;

const counts = new Map<string, number>();
for (const { question } of readLines<WrittenRow>(
  new URL('../../../data/training/questions.jsonl.gz', import.meta.url),
)) {
  for (const word of new Set(question.toLowerCase().match(/\p{L}{3,}/gu))) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
}
const common = [...counts]
  .filter(([, count]) => count >= FEWEST)
  .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  .map(([word]) => word);
const stored: StoredQuestionWords = {
  about:
    'Words of the questions of data/training, those of the most questions first; derived by ' +
    'src/training/answers/derive-question-words.ts.',
  words: common.join(' '),
};
console.log(JSON.stringify(stored, null, 1));
