import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';

const nlp = winkNLP(model, []);
const identity = (word: string): number[] =>
  nlp
    .readDoc(word)
    .tokens()
    .out(nlp.its.uniqueId as never) as never;
// wink-nlp numbers the words of its lexicon first and strangers after them, in the order in which they are met.
const firstStranger = identity('qzxwvqj')[0] ?? 0;
const known = new Map<string, boolean>();

/** Whether a word stands in the lexicon of the language model (some 87,000 English words and names). */
export function isEnglishWord(word: string): boolean {
  const remembered = known.get(word);
  if (remembered !== undefined) return remembered;
  const numbers = identity(word);
  const found = numbers.length > 0 && numbers.every((number) => number < firstStranger);
  if (known.size > 50_000) known.clear();
  known.set(word, found);
  return found;
}
