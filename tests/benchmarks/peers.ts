import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { Answer, OpenArticle } from '../../src/answers/index.ts';
import { functionWords, normalizeWord, stem, wordPattern } from '../../src/text/index.ts';

/** Another search, over the sentences of an article: the index of its best sentence, or -1. */
export type Peer = (question: string) => number;

/** The searches that answers are measured against, each as its documentation recommends for whole questions. */
export const peers: Readonly<Record<string, (sentences: readonly string[]) => Peer>> = {
  'Fuse.js, token search': (sentences) => {
    const fuse = new Fuse(sentences, { useTokenSearch: true, ignoreLocation: true });
    return (question) => fuse.search(question)[0]?.refIndex ?? -1;
  },
  // The settings of five tried that found most.
  'Fuse.js, token search, content words': (sentences) => {
    const settings = { useTokenSearch: true, ignoreLocation: true, ignoreFieldNorm: true, threshold: 0.2 };
    const fuse = new Fuse(sentences, settings);
    return (question) => fuse.search(contentWords(question))[0]?.refIndex ?? -1;
  },
  'MiniSearch, stop words and stems': (sentences) => miniSearch(sentences, {}),
  'MiniSearch, fuzzy': (sentences) => miniSearch(sentences, { fuzzy: 0.2, prefix: true }),
};

function contentWords(question: string): string {
  const words = Array.from(question.matchAll(wordPattern), ([word]) => word);
  return words.filter((word) => !functionWords.has(normalizeWord(word))).join(' ');
}

function miniSearch(sentences: readonly string[], searchOptions: { fuzzy?: number; prefix?: boolean }): Peer {
  const processTerm = (term: string): string | null =>
    functionWords.has(term.toLowerCase()) ? null : stem(term);
  const search = new MiniSearch({ fields: ['text'], processTerm, searchOptions });
  search.addAll(sentences.map((text, id) => ({ id, text })));
  return (question) => (search.search(question)[0]?.id as number | undefined) ?? -1;
}

/** The sentences of an article, as every system of the benchmarks sees them. */
export function sentencesOf({ article, reading }: OpenArticle): string[] {
  return reading.sentences.map(({ start, end }) => article.text.slice(start, end));
}

/** A peer's sentence as an answer, sure of itself as a search is: it always answers when it finds anything. */
export function peerAnswer({ article, reading }: OpenArticle, sentence: number): Answer {
  const span = reading.sentences[sentence];
  const excerpt = span
    ? { start: span.start, end: span.end, passage: article.passages[span.paragraph]!.number }
    : null;
  return {
    kind: excerpt ? 'answered' : 'unanswered',
    confidence: excerpt ? 1 : 0,
    excerpt,
    highlight: excerpt,
    attributions: [],
    isPartlyReported: false,
    alternatives: [],
    corrections: [],
  };
}
