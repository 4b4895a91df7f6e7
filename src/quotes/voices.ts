import type { Article } from '../article/index.ts';
import { overlaps, wordPattern, type Span } from '../text/index.ts';
import { contentLength, type Attribution, type Quotes, type Speaker } from './attribution.ts';
import { quotationRuns } from './quotations.ts';

/** How much of an article is one speaker's. */
export interface Voice {
  /** Null for words of which the article does not say who said them. */
  readonly speaker: Speaker | null;
  /** How many times something is attributed to the speaker: with words in quotation marks, and in paraphrase only. */
  readonly quotations: number;
  readonly paraphrases: number;
  /** Words in quotation marks, and words of paraphrase. */
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
export function readVoices(article: Article, { attributions }: Quotes): Voices {
  const words = Array.from(article.text.matchAll(wordPattern), ({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }));
  const quotations = quotationRuns(article.text, article.passages);
  const owners = words.map((word) => innermost(attributions, word));
  const bySpeaker = Map.groupBy(attributions, ({ speaker }) => speaker?.index ?? -1);
  const voices = Array.from(bySpeaker.values(), (own): Voice => {
    const said = words.filter((_, i) => own.some((attribution) => attribution === owners[i]));
    const quotedWords = said.filter((word) => quotations.some((run) => overlaps(run, word))).length;
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

function innermost(attributions: readonly Attribution[], word: Span): Attribution | undefined {
  const around = attributions.filter(({ content }) => content.some((span) => overlaps(span, word)));
  return around.reduce<Attribution | undefined>(
    (best, next) => (!best || contentLength(next) < contentLength(best) ? next : best),
    undefined,
  );
}
