import { functionWords, type Span } from '../../text/index.ts';

/** A word of a claim or an article in the form in which the two are compared. */
export interface ComparedWord extends Span {
  /** Without case, accents, apostrophes, dots of abbreviations and separators of thousands. */
  readonly normal: string;
  /** What the word counts for in a comparison: 1 for words of grammar, 2 for others. */
  readonly weight: number;
  /** Whether a hyphen joins it to the word before. */
  readonly hyphenated: boolean;
}

const apostrophe = "['’ʼ`´]";
const letter = '[\\p{L}\\p{N}](?:\\p{M}|\\p{Cf}(?=[\\p{L}\\p{M}\\p{N}]))*';
// Scripts that are written without spaces: each character counts as a word.
const spaceless =
  '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}]\\p{M}*';
// A hyphen parts words ("months-long"), so that "months long" differs in typography only. Signs that carry meaning
// (a minus, %, currencies) are words; numbers keep their decimals.
const pattern = new RegExp(
  [
    spaceless,
    '(?<![\\p{L}\\p{N}\\p{M}])[-−](?=[$€£¥]?\\p{Nd})',
    '[%$€£¥]',
    '\\p{Nd}+(?:[.,]\\p{Nd}+)+',
    '\\p{L}\\.(?:\\p{L}\\.)*\\p{L}(?![\\p{L}\\p{N}])\\.?',
    `${letter}(?:${letter}|${apostrophe}(?=[\\p{L}\\p{N}]))*`,
  ].join('|'),
  'gu',
);
const thousands = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u;
const grammar = new Set(Array.from(functionWords, (word) => word.replaceAll("'", '')));
const negations = new Set('not no never nor neither none nobody nothing without cannot'.split(' '));
const negativeContraction =
  /^(?:do|does|did|is|are|was|were|wo|would|could|should|has|have|had|ca|must|need|ai)nt$/u;

/** The words of a text in order. */
export function comparedWords(text: string): ComparedWord[] {
  const words: ComparedWord[] = [];
  for (const match of text.matchAll(pattern)) {
    const normal = normalForm(match[0]);
    if (!normal) continue;
    const start = match.index;
    const hyphenated = start - (words.at(-1)?.end ?? start) === 1 && /[-‐‑]/u.test(text[start - 1] ?? '');
    words.push({ start, end: start + match[0].length, normal, weight: weightOf(normal), hyphenated });
  }
  return words;
}

/** Whether a word in its compared form negates: "not", "never", "didnt". */
export function isNegation(normal: string): boolean {
  return negations.has(normal) || negativeContraction.test(normal);
}

// A negation turns the sense of what it stands in, so it weighs as much as any noun.
function weightOf(normal: string): number {
  return grammar.has(normal) && !isNegation(normal) ? 1 : 2;
}

function normalForm(word: string): string {
  if (thousands.test(word)) return word.replaceAll(',', '');
  if (/^[a-z]+$/u.test(word)) return word;
  if (word === '%') return 'percent';
  if (word === '−') return '-';
  const plain = word
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}'’ʼ`´]/gu, '')
    .toLowerCase();
  return /^\d/u.test(plain) ? plain : plain.replaceAll('.', '');
}
