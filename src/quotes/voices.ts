import type { Article } from '../article/index.ts';
import { wordPattern, type Span } from '../text/index.ts';
import { contentLength, type Attribution, type Quotes, type Speaker } from './attribution.ts';
import { firstWordFrom } from './verification/article-words.ts';

/** How much of an article is one speaker's. */
export interface Voice {
  /** Null for words of which the article does not say who said them. */
  readonly speaker: Speaker | null;
  /** How many times something is attributed to the speaker: with words in quotation marks, and in paraphrase only. */
  readonly quotations: number;
  readonly paraphrases: number;
  /** Words in the speaker's own words, and words of paraphrase. */
  readonly quotedWords: number;
  readonly paraphrasedWords: number;
  /** Number of the passage in which the speaker first says something. */
  readonly firstPassage: number;
}

/** Who gets to speak in an article, and how much. */
export interface Voices {
  /** Those with most words first, the unknown last. */
  readonly voices: readonly Voice[];
  /** Words of the article. */
  readonly words: number;
}

/**
 * Counts what each speaker of an article says. A word within two attributions ("the source said the delegation had
 * warned ...") counts for the inner one only, so that no word counts twice.
 */
export function readVoices(article: Article, { attributions, quotations }: Quotes): Voices {
  const words = Array.from(article.text.matchAll(wordPattern), ({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }));
  const owners = innermost(attributions, words);
  const quoted = within(words, quotations);
  const saidBy = Map.groupBy(words.keys(), (i) => owners[i]);
  const bySpeaker = Map.groupBy(attributions, ({ speaker }) => speaker?.index ?? -1);
  const voices = Array.from(bySpeaker.values(), (own): Voice => {
    const said = own.flatMap((attribution) => saidBy.get(attribution) ?? []);
    const quotedWords = said.filter((i) => quoted.has(i)).length;
    const paraphrases = own.filter(({ kind }) => kind === 'indirect').length;
    return {
      speaker: own[0]?.speaker ?? null,
      quotations: own.length - paraphrases,
      paraphrases,
      quotedWords,
      paraphrasedWords: said.length - quotedWords,
      firstPassage: Math.min(...own.map(({ passage }) => passage)),
    };
  });
  const total = (voice: Voice): number => (voice.speaker ? voice.quotedWords + voice.paraphrasedWords : -1);
  voices.sort((a, b) => total(b) - total(a) || a.firstPassage - b.firstPassage);
  return { voices, words: words.length };
}

/** For each word the shortest attribution that it is in, the first of equal ones. */
function innermost(
  attributions: readonly Attribution[],
  words: readonly Span[],
): readonly (Attribution | undefined)[] {
  const owners = new Array<Attribution | undefined>(words.length).fill(undefined);
  // The last to take a word keeps it.
  for (const attribution of attributions.toReversed().sort((a, b) => contentLength(b) - contentLength(a))) {
    for (const i of within(words, attribution.content)) owners[i] = attribution;
  }
  return owners;
}

/** The indices of the words, which are in text order, that overlap one of some spans. */
function within(words: readonly Span[], spans: readonly Span[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { start, end } of spans) {
    for (let i = firstWordFrom(words, start); (words[i]?.start ?? Infinity) < end; i++) found.add(i);
  }
  return found;
}
