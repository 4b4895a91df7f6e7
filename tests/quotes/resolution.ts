import { chainsOf } from '../../src/quotes/resolution/chains.ts';
import { quotationRuns } from '../../src/quotes/index.ts';
import { resolveDiscourse } from '../../src/quotes/resolution/resolve.ts';
import { readText, type Span } from '../../src/text/index.ts';
import { linesOf } from './article.ts';

const marked = /\[(\d+)([scw]) ([^\]]*)\]/gu;

/**
 * Resolves attributions that are marked in the text, so that what is tested is who speaks and not what is found:
 * "[1s She] [1c said] that [1w it rains]" has the source, the cue and the words of attribution 1.
 *
 * @param nested - the number of the attribution in which one is nested, by its own number
 * @returns for each number the speaker and the chain
 */
export function resolveMarked(
  text: string,
  nested: Record<number, number> = {},
  own: string[] = [],
): string[][] {
  const spans: { source: Span[]; cue: Span[]; content: Span[] }[] = [];
  const kinds = { s: 'source', c: 'cue', w: 'content' } as const;
  let plain = '';
  let last = 0;
  for (const match of text.matchAll(marked)) {
    plain += text.slice(last, match.index);
    const [, number = '1', kind = 's', words = ''] = match;
    const attribution = (spans[Number(number) - 1] ??= { source: [], cue: [], content: [] });
    attribution[kinds[kind as keyof typeof kinds]].push({
      start: plain.length,
      end: plain.length + words.length,
    });
    plain += words;
    last = match.index + match[0].length;
  }
  plain += text.slice(last);
  const discourse = resolveDiscourse(readText(plain), spans, quotationRuns(plain, linesOf(plain)));
  const outer = spans.map((_, i) => (nested[i + 1] ?? 0) - 1).map((i) => (i < 0 ? null : i));
  const chains = chainsOf(discourse, outer, new Set(own));
  return discourse.speakers.map((speaker, i) => [
    speaker === null ? '(nobody)' : (discourse.entities[speaker]?.name ?? ''),
    ...(chains[i] ?? []),
  ]);
}
