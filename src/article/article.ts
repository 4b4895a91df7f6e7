import type { Span } from '../text/index.ts';

/** One paragraph of an article. Numbered from 1 and shown as ¶3. */
export interface Passage extends Span {
  readonly number: number;
}

/** The passages that a span of the text stands in, as they are shown: "¶3", "¶3–4". */
export function passageLabel({ passages }: Article, { start, end }: Span): string {
  const first = passages.find((passage) => start < passage.end)?.number ?? 1;
  const last = passages.findLast((passage) => passage.start < end)?.number ?? first;
  return last > first ? `¶${first}–${last}` : `¶${first}`;
}

/** A text with what is known of it. Offsets of passages, sentences and spans point into `text`. */
export interface Article {
  /** Stable and short (at most 40 characters of `[a-z0-9-]`): file name without its ending, or given by the library. */
  readonly id: string;
  readonly title: string;
  readonly outlet: string | null;
  readonly byline: string | null;
  readonly url: string | null;
  /** Publication date as the article gives it (ISO 8601 where it can be read so). */
  readonly published: string | null;
  readonly text: string;
  readonly passages: readonly Passage[];
}
