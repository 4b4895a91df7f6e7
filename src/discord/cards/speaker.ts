import type { Article } from '../../article/index.ts';
import { chainInWords, kindInWords, nameOf, reportersWords, type Attribution } from '../../quotes/index.ts';
import { inline } from '../markdown/index.ts';
import { accents } from './parts.ts';

/** Who said it and through whom it reached the page: "**the Syrian delegation**, according to a source". */
export function whoSaid(article: Article, attribution: Attribution, limit: number): string {
  const chain = chainInWords(attribution.chain);
  const rest = chain ? `, ${chain}` : '';
  // The name has at least half of the room, and what a short chain leaves of the other half.
  const room = Math.max(Math.floor(limit / 2), limit - rest.length);
  const name = `**${inline(nameOf(article, attribution), room - 4)}**`;
  return chain ? name + inline(rest, limit - name.length) : name;
}

/**
 * The line below an excerpt: "— **the Syrian delegation**, according to a source". It says so when the words are the
 * reporter's: in part, a paraphrase, or nobody's statement at all.
 */
export function speakerLine(article: Article, attribution: Attribution | undefined, limit: number): string {
  if (!attribution) return `— *${reportersWords}*`;
  const kind = kindInWords[attribution.kind];
  const remark = kind && ` · *${kind}*`;
  return `— ${whoSaid(article, attribution, limit - remark.length - 2)}${remark}`;
}

/** The colour of a card that shows words with this attribution. */
export function accentOf(attribution: Attribution | undefined): number {
  if (!attribution) return accents.report;
  return attribution.kind === 'indirect' ? accents.paraphrase : accents.quote;
}
