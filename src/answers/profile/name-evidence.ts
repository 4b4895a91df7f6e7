import type { TextReading } from '../../text/index.ts';
import type { ArticleIndex } from '../article-index.ts';
import { SpeechPart } from './speech.ts';
import { TokenKind } from './token-table.ts';

/** What an article shows of its names: for each token, the share of its name's mentions that are so; -1 for no name. */
export interface NameEvidence {
  /** After "in", "at" or the like, as places are. */
  readonly located: Float32Array;
  /** As the source of what is said. */
  readonly speaking: Float32Array;
  /** In one run with a title: "Sen. Smith". */
  readonly titled: Float32Array;
}

const locatives = new Set(['in', 'at', 'from', 'near', 'to']);
const titles = new Set(
  (
    'mr mrs ms dr sen rep gov gen st president senator representative governor secretary king queen emperor pope duke general ' +
    'minister judge prime director professor lord sir saint prince princess chief captain colonel'
  ).split(' '),
);

/** Looks at how each name of an article is used. */
export function evidenceOfNames(
  { tokens }: TextReading,
  index: ArticleIndex,
  kinds: Uint16Array,
  speech: Uint8Array,
): NameEvidence {
  const mentions = new Float32Array(index.terms.size);
  const uses = [0, 1, 2].map(() => new Float32Array(index.terms.size));
  const isName = (i: number): boolean => (kinds[i]! & TokenKind.name) !== 0;
  const isWithin = (i: number, sentence: number): boolean => tokens[i]?.sentence === sentence;
  let start = 0;
  let hasTitle = false;
  tokens.forEach(({ sentence }, i) => {
    const term = index.tokenTerms[i]!;
    if (term < 0) return;
    mentions[term]!++;
    if (!isName(i)) return;
    if (i === 0 || !isName(i - 1) || !isWithin(i - 1, sentence)) [start, hasTitle] = [i, false];
    hasTitle ||= titles.has(tokens[i]!.normal.replace(/\.$/u, ''));
    const hasArticle = isWithin(start - 1, sentence) && tokens[start - 1]!.normal === 'the';
    const before = hasArticle ? start - 2 : start - 1;
    if (isWithin(before, sentence) && locatives.has(tokens[before]!.normal)) uses[0]![term]!++;
    if ((speech[i]! & SpeechPart.source) !== 0) uses[1]![term]!++;
    if (hasTitle) uses[2]![term]!++;
  });
  const [located, speaking, titled] = uses.map((counts) =>
    Float32Array.from(tokens, (_, i) => {
      const term = index.tokenTerms[i]!;
      return term < 0 || !isName(i) ? -1 : counts[term]! / mentions[term]!;
    }),
  ) as [Float32Array, Float32Array, Float32Array];
  return { located, speaking, titled };
}
