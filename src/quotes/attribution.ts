import type { Span } from '../text/index.ts';

/** direct: wholly in quotation marks, or a turn of a transcript; mixed: partly; indirect: the reporter's paraphrase. */
export type AttributionKind = 'direct' | 'mixed' | 'indirect';

/** The resolved identity behind sources. */
export interface Speaker {
  /** Index in `Quotes.speakers`. */
  readonly index: number;
  /** The fullest form in which the article names it, as it stands there ("Bashar al-Assad", "a Syrian diplomatic source"). */
  readonly name: string;
  /** Whether it is named; unnamed sources are never merged with named ones. */
  readonly named: boolean;
  /** All forms in which it appears as a source or is referred to, without pronouns. */
  readonly variants: readonly string[];
  /** Role or description as the article gives it, or null. */
  readonly description: string | null;
}

/** Who said what, in what words: spans into the article's text, each list in text order. */
export interface Attribution {
  /** Index in `Quotes.attributions`: in text order, one that is nested in another before it. */
  readonly index: number;
  readonly kind: AttributionKind;
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  /** Quotation marks belong to the content. */
  readonly content: readonly Span[];
  readonly speaker: Speaker | null;
  /** Through whom it reached the page, outermost last, without the speaker: ["state broadcaster Al-Ikhbariya"]. */
  readonly chain: readonly string[];
  /** Number of the passage in which the content starts. */
  readonly passage: number;
}

/** All attributions of an article, and who speaks in it. */
export interface Quotes {
  readonly attributions: readonly Attribution[];
  readonly speakers: readonly Speaker[];
  /** What stands in somebody's own words, in order and apart: in quotation marks, without them, or in a transcript. */
  readonly quotations: readonly Span[];
}

/** Attributions before their sources are resolved. */
export type AttributionSpans = Pick<Attribution, 'source' | 'cue' | 'content'>;

/** Characters of what is said. */
export function contentLength({ content }: Pick<Attribution, 'content'>): number {
  return content.reduce((sum, { start, end }) => sum + end - start, 0);
}
