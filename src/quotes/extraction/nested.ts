import type { Article } from '../../article/index.ts';
import { contains, type Span, type TextReading } from '../../text/index.ts';
import type { AttributionSpans } from '../attribution.ts';
import { readDocument, spansOf } from './document.ts';
import { attributionByRule } from './rules.ts';

/**
 * The attributions inside the content of another: "According to the source, [the delegation underscored that ...]". Read
 * by rules, since the corpora annotate the outermost attribution only. Each lies within one span of content of one of
 * `outer`, and not in quotation marks.
 */
export function nestedAttributions(
  article: Pick<Article, 'text'>,
  reading: TextReading,
  outer: readonly AttributionSpans[],
): AttributionSpans[] {
  if (reading.text !== article.text) throw new Error('the reading is of another text than the article');
  const document = readDocument(reading);
  const contents = outer.flatMap((attribution) => attribution.content);
  return reading.tokens.flatMap((token, i) => {
    const within = contents.find((span) => contains(span, token));
    const found = within && attributionByRule(document, i);
    if (!found) return [];
    const spans = {
      source: spansOf(document, found.source),
      cue: spansOf(document, found.cue),
      content: clip(spansOf(document, found.content), within),
    };
    // "I say that ..." in a transcript: no other speaker.
    if (found.source.every((k) => /^(?:i|we)$/u.test(reading.tokens[k]!.normal))) return [];
    const whole = [...spans.source, ...spans.cue].every((span) => contains(within, span));
    return whole && spans.source.length && spans.content.length ? [spans] : [];
  });
}

function clip(spans: readonly Span[], within: Span): Span[] {
  return spans
    .map(({ start, end }) => ({ start: Math.max(start, within.start), end: Math.min(end, within.end) }))
    .filter(({ start, end }) => start < end);
}
