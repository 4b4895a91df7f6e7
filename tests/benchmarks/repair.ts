/** How misspelt words of questions are mended, on questions over articles that the costs were not chosen by. */
import { openArticle } from '../../src/answers/index.ts';
import { readQuestion } from '../../src/answers/repair.ts';
import { readText } from '../../src/text/index.ts';
import { readNews } from '../../src/training/answers/data.ts';
import { isHeldForRanking } from '../../src/training/split.ts';
import { misspell } from './typos.ts';

/** Prints what becomes of misspelt words, and of words as they were written, in the questions of a folder. */
export function evaluateRepair(folder: string): void {
  const { articles, questions } = readNews(folder);
  const held = [...articles].filter(([name]) => isHeldForRanking(name));
  const opened = new Map(
    held.map(([name, article]) => [name, openArticle(article, { encoder: false }).index]),
  );
  const counts = { rightly: 0, wrongly: 0, left: 0, written: 0, spoilt: 0 };
  questions.forEach(({ article, question }, seed) => {
    const index = opened.get(article);
    if (!index) return;
    const meant = wordsOf(question);
    counts.written += meant.length;
    counts.spoilt += readQuestion(index, question).corrections.length;
    const typed = misspell(question, seed);
    const words = wordsOf(typed);
    if (words.length !== meant.length) return;
    const mended = new Map(
      readQuestion(index, typed).corrections.map(({ from, to }) => [from.toLowerCase(), to]),
    );
    words.forEach((word, i) => {
      if (word === meant[i]) return;
      const to = mended.get(word);
      if (to === undefined) counts.left++;
      else if (to === meant[i]) counts.rightly++;
      else counts.wrongly++;
    });
  });
  const { rightly, wrongly, left, written, spoilt } = counts;
  console.log(
    `Repair, held articles of news-train: of ${rightly + wrongly + left} misspelt words ${rightly} mended rightly, ${wrongly} wrongly, ${left} left (words themselves, many of them); of ${written} words as they were written ${spoilt} changed`,
  );
}

function wordsOf(text: string): string[] {
  return readText(text).tokens.flatMap(({ normal }) => (/^\p{L}+$/u.test(normal) ? [normal] : []));
}
