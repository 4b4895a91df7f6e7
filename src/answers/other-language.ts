import { functionWords, normalizeWord, wordPattern } from '../text/index.ts';
import type { ArticleIndex } from './article-index.ts';

/** Words that questions are asked with in Spanish, French, German, Italian, Portuguese and Dutch. */
const asking = new Set(
  [
    'qué que quién quien quiénes quienes cuándo cuando dónde donde cómo cuál cuáles cuánto cuántos cuántas cuantos fue fueron está según',
    'qui quand où pourquoi combien quel quelle quels quelles quoi sont était ont avec cette',
    'wer wen wann warum wieso wie welche welcher welches wieviel haben hatte wurde wurden wird und nicht über sagte',
    'cosa quanti quante quali è sono perché hanno della detto',
    'quem quais onde porque quantos quantas foi foram são não disse isso',
    'wanneer waar waarom hoeveel heeft hebben werd werden wordt niet zei',
  ].flatMap((words) => words.split(' ')),
);

/** Others, which are also names or English words ("die", "Che", "Des Moines") or too short to be sure of. */
const lesser = new Set(
  [
    'a por para es son una del sobre dijo hay este esta artículo',
    'comment est dit une des les aux dans pour cet ces pas du',
    'wo was ist hat das die dem ein eine einen einem für mit artikel',
    'chi che come dove quando quanto quale stato gli delle nel nella di ha articolo',
    'qual uma dos das com o os artigo no',
    'wat hoe welke zijn het een van',
  ].flatMap((words) => words.split(' ')),
);

/**
 * Whether a question is in another language than English, by its script or its commonest words. Words of the article are no
 * sign of it: an article in another language can be asked in that.
 */
export function isInAnotherLanguage(
  { vocabulary }: Pick<ArticleIndex, 'vocabulary'>,
  question: string,
): boolean {
  let [other, english] = [0, 0];
  for (const [word] of question.matchAll(wordPattern)) {
    const normal = normalizeWord(word);
    const isOther = asking.has(normal) || otherScript.test(normal);
    if (isOther || lesser.has(normal)) {
      // What is a word of both says nothing: "was", "come".
      if (!functionWords.has(normal) && !vocabulary.has(normal)) other += isOther ? 1 : 0.5;
    } else if (functionWords.has(normal)) english++;
  }
  return other >= 1 && other > english;
}

const otherScript = /[^\p{Script=Latin}\P{L}]/u;
