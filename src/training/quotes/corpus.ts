import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Document } from '../../quotes/extraction/document.ts';
import type { TokenAttribution } from '../../quotes/extraction/rules.ts';

type Range = readonly [start: number, end: number];

/** An attribution as the development data has it: lists of UTF-16 ranges. */
export interface GoldAttribution {
  readonly source: readonly Range[];
  readonly cue: readonly Range[];
  readonly content: readonly Range[];
}

export interface AnnotatedArticle {
  readonly id: string;
  readonly text: string;
  readonly attributions: readonly GoldAttribution[];
}

/** Reads articles with attributions, one a line, gzipped or not. */
export function readCorpus(path: string): AnnotatedArticle[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as AnnotatedArticle);
}

/** Gold attributions as lists of the tokens that their ranges touch. */
export function tokenAttributions(document: Document, gold: readonly GoldAttribution[]): TokenAttribution[] {
  return gold.map(({ source, cue, content }) => ({
    source: tokensOf(document, source),
    cue: tokensOf(document, cue),
    content: tokensOf(document, content),
  }));
}

function tokensOf({ tokens }: Document, ranges: readonly Range[]): number[] {
  return tokens.flatMap((token, i) =>
    ranges.some(([start, end]) => token.start < end && start < token.end) ? [i] : [],
  );
}
