import type { Article } from '../article/index.ts';
import { functionWords, type TextReading, type Token } from '../text/index.ts';
import { indexUnits, type Postings } from './postings.ts';

/** An article's words as numbers, and where they stand: what every question needs, worked out once. */
export interface ArticleIndex {
  /** The number of each stem, function words included. */
  readonly terms: ReadonlyMap<string, number>;
  /** The term of each token of the reading; -1 for marks. */
  readonly tokenTerms: Int32Array;
  /** 1 for each token that carries subject: a word that is not a function word. */
  readonly tokenIsContent: Uint8Array;
  /** For each sentence, the index of its passage (`number - 1`). */
  readonly sentencePassages: Int32Array;
  /** For each passage, its first sentence; one more than there are passages. */
  readonly passageSentences: Int32Array;
  readonly sentences: Postings;
  readonly passages: Postings;
  /** Each sentence with the one before and the one after it. */
  readonly windows: Postings;
  /** Terms of the title, as a set. */
  readonly titleTerms: ReadonlySet<number>;
  /** Words of the article as they are written in lower case, with how often: what misspelt words are mended to. */
  readonly vocabulary: ReadonlyMap<string, number>;
}

// k1 and b as the laboratory found them best on SQuAD; short units are hardly held back by their length.
const sentenceSettings = { k1: 1.2, b: 0.4 };
const passageSettings = { k1: 1.2, b: 0.75 };
const windowSettings = { k1: 1.2, b: 0.6 };

/** Whether a token is a word or a number, not a mark. */
export function isWord(token: Pick<Token, 'normal'>): boolean {
  return /[\p{L}\p{N}]/u.test(token.normal);
}

/** Whether a token is a word that says what a text is about. */
export function isContentWord(token: Pick<Token, 'normal'>): boolean {
  return (
    isWord(token) && !functionWords.has(token.normal) && !/^['’]?(?:s|re|ll|ve|d|m|t)$/u.test(token.normal)
  );
}

/** Indexes a read article. The paragraphs that were read are its passages, in order. */
export function indexArticle(
  article: Article,
  reading: TextReading,
  titleStems: readonly string[],
): ArticleIndex {
  const terms = new Map<string, number>();
  const vocabulary = new Map<string, number>();
  const { tokens, sentences } = reading;
  const tokenTerms = new Int32Array(tokens.length).fill(-1);
  const contentTerms = new Int32Array(tokens.length).fill(-1);
  const tokenIsContent = new Uint8Array(tokens.length);
  tokens.forEach((token, i) => {
    if (!isWord(token)) return;
    const term = terms.get(token.stem) ?? terms.size;
    terms.set(token.stem, term);
    tokenTerms[i] = term;
    if (!isContentWord(token)) return;
    contentTerms[i] = term;
    tokenIsContent[i] = 1;
    vocabulary.set(token.normal, (vocabulary.get(token.normal) ?? 0) + 1);
  });
  const sentencePassages = Int32Array.from(sentences, (sentence) => sentence.paragraph);
  const passageSentences = new Int32Array(article.passages.length + 1);
  for (const passage of sentencePassages) passageSentences[passage + 1]!++;
  for (let p = 0; p < article.passages.length; p++) passageSentences[p + 1]! += passageSentences[p]!;
  const sentenceStarts = Int32Array.from([
    ...sentences.map((sentence) => sentence.firstToken),
    tokens.length,
  ]);
  const passageStarts = passageSentences.map((sentence) => sentenceStarts[sentence]!);
  const windows = windowsOf(contentTerms, sentenceStarts);
  return {
    terms,
    tokenTerms,
    tokenIsContent,
    sentencePassages,
    passageSentences,
    sentences: indexUnits(terms.size, contentTerms, sentenceStarts, sentenceSettings),
    passages: indexUnits(terms.size, contentTerms, passageStarts, passageSettings),
    windows: indexUnits(terms.size, windows.terms, windows.starts, windowSettings),
    titleTerms: new Set(titleStems.flatMap((stem) => terms.get(stem) ?? [])),
    vocabulary,
  };
}

/** Each sentence's terms together with its neighbours'. */
function windowsOf(terms: Int32Array, starts: Int32Array): { terms: Int32Array; starts: Int32Array } {
  const count = starts.length - 1;
  const from = (sentence: number): number => starts[Math.max(0, sentence - 1)]!;
  const to = (sentence: number): number => starts[Math.min(count, sentence + 2)]!;
  const windowStarts = new Int32Array(count + 1);
  for (let s = 0; s < count; s++) windowStarts[s + 1] = windowStarts[s]! + to(s) - from(s);
  const windowTerms = new Int32Array(windowStarts[count]!);
  for (let s = 0; s < count; s++) windowTerms.set(terms.subarray(from(s), to(s)), windowStarts[s]);
  return { terms: windowTerms, starts: windowStarts };
}
