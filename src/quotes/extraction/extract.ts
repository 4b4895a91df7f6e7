import type { Article } from '../../article/index.ts';
import type { TextReading } from '../../text/index.ts';
import type { AttributionSpans } from '../attribution.ts';
import { readDocument, spansOf } from './document.ts';
import { attributionsByRule } from './rules.ts';

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
  return attributionsByRule(document).map(({ source, cue, content }) => ({
    source: spansOf(document, source),
    cue: spansOf(document, cue),
    content: spansOf(document, content),
  }));
}
