import type { Article } from '../../article/index.ts';
import type { Attribution, AttributionKind } from '../../quotes/index.ts';
import { textOf } from '../../text/index.ts';
import { inline } from '../markdown/index.ts';
import { accents } from './parts.ts';

/** Said of words that nobody in the article said. */
export const reportersWords = "in the reporter's words";

/** How far the words are the speaker's own. */
const remarks: Readonly<Record<AttributionKind, string>> = {
  direct: '',
  mixed: ' · *partly quoted*',
  indirect: ' · *paraphrased by the reporter*',
};

/** Who said it and through whom it reached the page: "**the Syrian delegation**, according to a source". */
export function whoSaid(article: Article, attribution: Attribution, limit: number): string {
  const hops = attribution.chain
    .map((hop) => `, ${isPerson(hop) ? 'according to' : 'cited by'} ${hop}`)
    .join('');
  const half = Math.floor(limit / 2);
  return `**${inline(nameOf(article, attribution), half - 4)}**${inline(hops, half)}`;
}

/**
 * The line below an excerpt: "— **the Syrian delegation**, according to a source". It says so when the words are the
 * reporter's: in part, a paraphrase, or nobody's statement at all.
 */
export function speakerLine(article: Article, attribution: Attribution | undefined, limit: number): string {
  if (!attribution) return `— *${reportersWords}*`;
  const remark = remarks[attribution.kind];
  return `— ${whoSaid(article, attribution, limit - remark.length - 2)}${remark}`;
}

/** The speaker's name, or the source as it stands, or that the article names none. */
export function nameOf(article: Article, { speaker, source }: Attribution): string {
  if (speaker) return speaker.name;
  return source.map((span) => textOf(article.text, span)).join(' ') || 'someone the article does not name';
}

/** The colour of a card that shows words with this attribution. */
export function accentOf(attribution: Attribution | undefined): number {
  if (!attribution) return accents.report;
  return attribution.kind === 'indirect' ? accents.paraphrase : accents.quote;
}

/** People say what another said; outlets cite it. */
function isPerson(hop: string): boolean {
  return /\b(?:sources?|officials?|spokes\w+|diplomats?|witness(?:es)?|people|persons?|lawyers?|aides?)\b/iu.test(
    hop,
  );
}
