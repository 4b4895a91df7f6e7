import { parseArticle } from '../../src/article/index.ts';
import {
  kindOf,
  quotationRuns,
  type Attribution,
  type Speaker,
  type VerifiableArticle,
} from '../../src/quotes/index.ts';
import { readText, type Span } from '../../src/text/index.ts';

/** An attribution as a test writes it down: strings that stand in the text, looked up in order. */
export interface Said {
  readonly by: string;
  readonly content: readonly string[];
  readonly source?: string;
  readonly cue?: string;
  readonly chain?: readonly string[];
  readonly named?: boolean;
  readonly variants?: readonly string[];
}

/** An opened article whose attributions are given, so that a test does not hang on how well they are extracted. */
export function attributed(text: string, said: readonly Said[] = [], name = 'test.txt'): VerifiableArticle {
  const article = parseArticle(text, name);
  const quotations = quotationRuns(article.text, article.passages);
  const speakers: Speaker[] = [];
  const find = (part: string): Span => {
    const start = article.text.indexOf(part);
    if (start < 0) throw new Error(`not in the article: ${part}`);
    return { start, end: start + part.length };
  };
  const attributions = said.map((one, index): Attribution => {
    const content = one.content.map(find);
    let speaker = speakers.find((known) => known.name === one.by);
    if (!speaker) {
      speaker = {
        index: speakers.length,
        name: one.by,
        named: one.named ?? true,
        variants: one.variants ?? [one.by],
        description: null,
      };
      speakers.push(speaker);
    }
    return {
      index,
      kind: kindOf({ content }, article.text, quotations),
      source: one.source ? [find(one.source)] : [],
      cue: one.cue ? [find(one.cue)] : [],
      content,
      speaker,
      chain: one.chain ?? [],
      passage: article.passages.findLast(({ start }) => start <= (content[0]?.start ?? 0))?.number ?? 1,
    };
  });
  return {
    article,
    reading: readText(article.text, article.passages),
    quotes: { attributions, speakers, quotations },
  };
}
