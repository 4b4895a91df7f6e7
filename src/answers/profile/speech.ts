import type { Mention, Quotes } from '../../quotes/index.ts';
import {
  functionWords,
  normalizeWord,
  overlaps,
  stem,
  wordPattern,
  type Span,
  type TextReading,
} from '../../text/index.ts';
import type { ArticleIndex } from '../article-index.ts';

/** What part a token has in an attribution, as bits. */
export const SpeechPart = { content: 1, source: 2, cue: 4 } as const;

/** For each sentence, how much of it somebody said, and who. */
export interface SpeechProfile {
  /** Share of the sentence's characters that are the content of an attribution. */
  readonly said: Float32Array;
  /** Share that stands in quotation marks as content. */
  readonly quoted: Float32Array;
  /** How many attributions have their source in the sentence. */
  readonly sources: Uint8Array;
  /** Terms of the names of those who say the sentence. */
  readonly speakerTerms: readonly (readonly number[])[];
  /** Bits of `SpeechPart` for each token. */
  readonly tokens: Uint8Array;
}

/** Profiles who says what in an article. */
export function profileSpeech(reading: TextReading, index: ArticleIndex, quotes: Quotes): SpeechProfile {
  const { sentences, text } = reading;
  const said = new Float32Array(sentences.length);
  const quoted = new Float32Array(sentences.length);
  const sources = new Uint8Array(sentences.length);
  const speakerTerms = sentences.map((): number[] => []);
  for (const { content, source, speaker } of quotes.attributions) {
    const names = [
      speaker?.name ?? '',
      ...(speaker?.variants ?? []),
      ...source.map(({ start, end }) => text.slice(start, end)),
    ];
    const terms = termsOf(names.join(' '), index);
    for (const span of content) {
      const isQuoted = /^["“]|^''|^``/u.test(text.slice(span.start, span.end));
      for (const sentence of sentences) {
        if (!overlaps(sentence, span)) continue;
        const { index: s, start, end } = sentence;
        const share = (Math.min(end, span.end) - Math.max(start, span.start)) / (end - start);
        said[s] = Math.min(1, (said[s] ?? 0) + share);
        if (isQuoted) quoted[s] = Math.min(1, (quoted[s] ?? 0) + share);
        speakerTerms[s]!.push(...terms);
      }
    }
    for (const span of source) {
      for (const sentence of sentences) if (overlaps(span, sentence)) sources[sentence.index]!++;
    }
  }
  return {
    said,
    quoted,
    sources,
    speakerTerms: speakerTerms.map((terms) => [...new Set(terms)]),
    tokens: partsOf(reading, quotes),
  };
}

/** For each sentence, the terms of the names for which its pronouns and descriptions stand. */
export function mentionedTerms(
  reading: TextReading,
  index: ArticleIndex,
  mentions: readonly Mention[],
): number[][] {
  const mentioned = reading.sentences.map(() => new Set<number>());
  let s = 0;
  for (const { start, name } of mentions) {
    while (s + 1 < reading.sentences.length && reading.sentences[s + 1]!.start <= start) s++;
    for (const term of termsOf(name, index)) mentioned[s]?.add(term);
  }
  return mentioned.map((terms) => [...terms]);
}

function partsOf({ tokens }: TextReading, { attributions }: Quotes): Uint8Array {
  const parts = new Uint8Array(tokens.length);
  const mark = (spans: readonly Span[], bit: number): void => {
    for (const span of spans) {
      tokens.forEach((token, i) => {
        if (overlaps(token, span)) parts[i]! |= bit;
      });
    }
  };
  for (const { content, source, cue } of attributions) {
    mark(content, SpeechPart.content);
    mark(source, SpeechPart.source);
    mark(cue, SpeechPart.cue);
  }
  return parts;
}

function termsOf(text: string, index: ArticleIndex): number[] {
  return Array.from(text.matchAll(wordPattern), ([word]) => word)
    .filter((word) => !functionWords.has(normalizeWord(word)))
    .flatMap((word) => index.terms.get(stem(word)) ?? []);
}
