import type { Article } from '../article/index.ts';
import { textOf } from '../text/index.ts';
import type { Attribution, AttributionKind } from './attribution.ts';

/** How far words are the speaker's own; nothing needs to be said of a quotation. */
export const kindInWords: Readonly<Record<AttributionKind, string>> = {
  direct: '',
  mixed: 'partly quoted',
  indirect: 'paraphrased by the reporter',
};

/** Said of words that nobody in the article said. */
export const reportersWords = "in the reporter's words";

/** The speaker's name, or the source as it stands, or that the article names none. */
export function nameOf(article: Pick<Article, 'text'>, { speaker, source }: Attribution): string {
  if (speaker) return speaker.name;
  return source.map((span) => textOf(article.text, span)).join(' ') || 'someone the article does not name';
}

/** Through whom words reached the page, in order: "according to a source, cited by Al-Ikhbariya"; empty without a chain. */
export function chainInWords(chain: readonly string[]): string {
  return chain.map((hop) => `${isPerson(hop) ? 'according to' : 'cited by'} ${hop}`).join(', ');
}

/** The attributions of different speakers among some, the first of each; who only passes on another's words is in that one's chain. */
export function differentVoices(
  article: Pick<Article, 'text'>,
  attributions: readonly Attribution[],
): Attribution[] {
  const voices: Attribution[] = [];
  for (const attribution of attributions) {
    const name = nameOf(article, attribution);
    if (!voices.some((voice) => nameOf(article, voice) === name || voice.chain.includes(name)))
      voices.push(attribution);
  }
  return voices;
}

/** People say what another said; outlets cite it. */
function isPerson(hop: string): boolean {
  return /\b(?:sources?|officials?|spokes\w+|diplomats?|witness(?:es)?|people|persons?|lawyers?|aides?)\b/iu.test(
    hop,
  );
}
