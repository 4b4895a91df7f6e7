import type { Article } from '../../article/index.ts';
import type { TextReading } from '../../text/index.ts';
import type { AttributionSpans } from '../attribution.ts';
import { readDocument, spansOf } from './document.ts';
import { readAttributions } from './read-attributions.ts';
import { shippedModel } from './weights.ts';

/**
 * The attributions of an article in text order, the outermost only where they are nested.
 *
 * @param reading - the article's text as read by `readText`
 * @throws Error when the reading is of another text
 */
export function extractAttributions(
  article: Pick<Article, 'text'>,
  reading: TextReading,
): AttributionSpans[] {
  if (reading.text !== article.text) throw new Error('the reading is of another text than the article');
  const document = readDocument(reading);
  return readAttributions(document, shippedModel())
    .map(({ cue, source, content }) => ({
      source: spansOf(document, source),
      cue: [{ start: document.tokens[cue.start]!.start, end: document.tokens[cue.end - 1]!.end }],
      content: spansOf(document, content),
    }))
    .sort((a, b) => beginOf(a) - beginOf(b));
}

function beginOf({ source, cue, content }: AttributionSpans): number {
  return Math.min(...[...source, ...cue, ...content].map((span) => span.start));
}
