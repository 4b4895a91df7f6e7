import { readDocument, type Document } from '../../quotes/extraction/document.ts';
import type { TokenAttribution } from '../../quotes/extraction/rules.ts';
import { overlaps, readText } from '../../text/index.ts';
import { readLines } from '../read-lines.ts';

type Range = readonly [start: number, end: number];

/** An attribution as the development data has it: lists of UTF-16 ranges. */
export interface GoldAttribution {
  readonly source: readonly Range[];
  readonly cue: readonly Range[];
  readonly content: readonly Range[];
}

/** A text with its attributions. */
export interface AnnotatedArticle {
  readonly id: string;
  readonly text: string;
  readonly attributions: readonly GoldAttribution[];
}

/** Reads articles with attributions, one a line, gzipped or not. */
export function readCorpus(path: string): AnnotatedArticle[] {
  return readLines(path);
}

/** An article as the extraction sees it, with its attributions as lists of tokens. */
export interface AnnotatedDocument {
  readonly id: string;
  readonly document: Document;
  readonly gold: readonly TokenAttribution[];
}

/** Reads an article as the extraction sees it. */
export function annotatedDocument({ id, text, attributions }: AnnotatedArticle): AnnotatedDocument {
  const document = readDocument(readText(text));
  return { id, document, gold: tokenAttributions(document, attributions) };
}

/** Gold attributions as lists of the tokens that their ranges touch. */
function tokenAttributions(document: Document, gold: readonly GoldAttribution[]): TokenAttribution[] {
  return gold.map(({ source, cue, content }) => ({
    source: tokensOf(document, source),
    cue: tokensOf(document, cue),
    content: tokensOf(document, content),
  }));
}

function tokensOf({ tokens }: Document, ranges: readonly Range[]): number[] {
  return tokens.flatMap((token, i) =>
    ranges.some(([start, end]) => overlaps(token, { start, end })) ? [i] : [],
  );
}
