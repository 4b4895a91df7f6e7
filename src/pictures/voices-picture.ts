import type { Article } from '../article/index.ts';
import { counted } from '../counted.ts';
import type { Voice, Voices } from '../quotes/index.ts';
import { altLimit } from './quote-picture.ts';

/** What the picture of an article's voices shows: plain data, so that another thread can draw it. */
export interface VoicesPicture {
  readonly title: string;
  readonly outlet: string | null;
  /** Those with most words first. */
  readonly bars: readonly VoiceBar[];
  /** Speakers that the picture has no room for. */
  readonly more: number;
  /** Words of the article, and how many of them somebody says. */
  readonly words: number;
  readonly saidWords: number;
}

/** A speaker's bar. */
export interface VoiceBar {
  readonly name: string;
  /** Whether the article tells of the speaker without a name. */
  readonly unnamed: boolean;
  readonly quotations: number;
  readonly paraphrases: number;
  readonly quotedWords: number;
  readonly paraphrasedWords: number;
  readonly firstPassage: number;
}

/** Rows that fit on a picture that can be read on a telephone. */
const mostBars = 10;
/** Stands for all words of which the article does not say, or not clearly, who said them: they need not be one person's. */
const withoutSpeaker = 'Without a clear speaker';

/** What there is to show of who speaks in an article. */
export function voicesPicture(article: Article, { voices, words }: Voices): VoicesPicture {
  const bars = voices.map(barOf);
  return {
    title: article.title,
    outlet: article.outlet,
    bars: bars.slice(0, mostBars),
    more: Math.max(0, bars.length - mostBars),
    words,
    saidWords: bars.reduce((sum, bar) => sum + wordsOf(bar), 0),
  };
}

/** All words of a bar. */
export function wordsOf({ quotedWords, paraphrasedWords }: VoiceBar): number {
  return quotedWords + paraphrasedWords;
}

/** A bar in words: "4 quotations, 2 paraphrases from ¶3 on", "1 quotation in ¶3". */
export function barFacts({ quotations, paraphrases, firstPassage }: VoiceBar): string {
  const counts = [
    ...(quotations > 0 ? [counted(quotations, 'quotation')] : []),
    ...(paraphrases > 0 ? [counted(paraphrases, 'paraphrase')] : []),
  ];
  const place = quotations + paraphrases === 1 ? `in ¶${firstPassage}` : `from ¶${firstPassage} on`;
  return `${counts.join(', ')} ${place}`;
}

/** How many words of a bar are quoted and paraphrased: "25 words quoted, 44 paraphrased", "1 word paraphrased". */
export function barWords({ quotedWords, paraphrasedWords }: VoiceBar): string {
  if (quotedWords === 0) return `${counted(paraphrasedWords, 'word')} paraphrased`;
  const paraphrased = paraphrasedWords > 0 ? `, ${paraphrasedWords} paraphrased` : '';
  return `${counted(quotedWords, 'word')} quoted${paraphrased}`;
}

/** What stands below the bars: "18 of 40 words (45 %) attributed · 1 more speaker not shown". */
export function footWords({ words, saidWords, more }: VoicesPicture): string {
  const share = words > 0 ? Math.round((100 * saidWords) / words) : 0;
  const others = more > 0 ? ` · ${counted(more, 'more speaker')} not shown` : '';
  return `${saidWords} of ${words} words (${share} %) attributed${others}`;
}

/** The same facts as the picture, for those who cannot see it; at most 1,024 characters, as Discord takes. */
export function voicesAltText(picture: VoicesPicture): string {
  const lead = `Bar chart: who speaks in “${picture.title}”. ${picture.saidWords} of ${picture.words} words are said by somebody.`;
  const rows = picture.bars.map((bar) => {
    const unnamed = bar.unnamed ? ' (unnamed)' : '';
    return ` ${bar.name}${unnamed}: ${barWords(bar)}; ${barFacts(bar)}.`;
  });
  let text = lead.slice(0, altLimit / 2).toWellFormed();
  for (const [i, row] of rows.entries()) {
    const rest = rows.length - i + picture.more;
    if (text.length + row.length > altLimit - 20) return `${text} And ${rest} more.`;
    text += row;
  }
  return picture.more > 0 ? `${text} And ${picture.more} more.` : text;
}

function barOf({ speaker, ...counts }: Voice): VoiceBar {
  return { ...counts, name: speaker?.name ?? withoutSpeaker, unnamed: speaker?.named === false };
}
