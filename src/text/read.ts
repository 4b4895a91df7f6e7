import type { ItemEntity } from 'wink-nlp';
import { its, parse } from './language.ts';
import { splitSentences } from './sentences.ts';
import type { Span } from './span.ts';
import { normalizeWord, stem } from './words.ts';

/** Universal part of speech, as wink-nlp tags it. */
export type PartOfSpeech =
  | 'ADJ' | 'ADP' | 'ADV' | 'AUX' | 'CCONJ' | 'DET' | 'INTJ' | 'NOUN' | 'NUM'
  | 'PART' | 'PRON' | 'PROPN' | 'PUNCT' | 'SCONJ' | 'SYM' | 'VERB' | 'X'; // prettier-ignore

/** A word or a mark, where it stands, and what wink-nlp knows of it. */
export interface Token extends Span {
  readonly text: string;
  /** Lower case, straight apostrophes. */
  readonly normal: string;
  readonly lemma: string;
  /** What words are compared by: the Porter2 stem; of the lemma for verbs and nouns, so that "did win" finds "won". */
  readonly stem: string;
  readonly pos: PartOfSpeech;
  /** Kind of named entity or quantity (DATE, TIME, MONEY, CARDINAL, ORDINAL, PERCENT, DURATION, ...), or null. */
  readonly entity: string | null;
  /** Index of its sentence in `TextReading.sentences`. */
  readonly sentence: number;
  /** Index (from 0) of its paragraph among those read. */
  readonly paragraph: number;
}

/** A sentence and its tokens, `tokens.slice(firstToken, endToken)`. */
export interface Sentence extends Span {
  readonly index: number;
  readonly paragraph: number;
  readonly firstToken: number;
  readonly endToken: number;
}

/** A text as read once: flat tables that point into it. */
export interface TextReading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
}

/**
 * Reads paragraphs of a text: sentences, words, parts of speech, entities.
 *
 * @param text - the whole text
 * @param paragraphs - the ranges to read, in order, not overlapping; by default each line
 */
export function readText(text: string, paragraphs: readonly Span[] = lines(text)): TextReading {
  const tokens: Token[] = [];
  const sentences: Sentence[] = [];
  paragraphs.forEach((paragraph, number) => {
    const spans = splitSentences(text.slice(paragraph.start, paragraph.end), paragraph.start);
    let next = 0;
    const words = readParagraph(text, paragraph);
    for (const span of spans) {
      const firstToken = tokens.length;
      while (next < words.length && (words[next]?.start ?? Infinity) < span.end) {
        const word = words[next++];
        if (word) tokens.push({ ...word, sentence: sentences.length, paragraph: number });
      }
      sentences.push({
        ...span,
        index: sentences.length,
        paragraph: number,
        firstToken,
        endToken: tokens.length,
      });
    }
  });
  return { text, tokens, sentences };
}

type Word = Omit<Token, 'sentence' | 'paragraph'>;

function readParagraph(text: string, paragraph: Span): Word[] {
  // '' and `` are quotation marks in agency copy; a blank after the mark keeps every offset.
  const raw = text.slice(paragraph.start, paragraph.end);
  // wink-nlp knows no guillemets and no low marks.
  const read = raw.replace(/''|``/gu, '" ').replace(/[„«]/gu, '“').replaceAll('»', '”');
  const doc = parse(read);
  const tokens = doc.tokens();
  const values = tokens.out(its.value);
  const spaces = tokens.out(its.precedingSpaces);
  const tags = tokens.out(its.pos);
  const lemmas = tokens.out(its.lemma as typeof its.value);
  const entities = new Map<number, string>();
  doc.entities().each((entity: ItemEntity) => {
    const [from, to] = entity.out(its.span) as unknown as [number, number];
    const { type } = entity.out(its.detail) as unknown as { type: string };
    for (let i = from; i <= to; i++) entities.set(i, type);
  });
  const words: Word[] = [];
  let position = 0;
  values.forEach((value, i) => {
    // wink-nlp drops some characters (zero-width and other controls), so the place is looked up when it does not fit.
    let start = position + (spaces[i]?.length ?? 0);
    if (!read.startsWith(value, start)) {
      const found = read.indexOf(value, position);
      if (found >= 0) start = found;
    }
    const doubled = value === '"' && raw[start] !== '"';
    const end = Math.min(start + value.length + (doubled ? 1 : 0), raw.length);
    position = start + value.length;
    const shown = raw.slice(start, end);
    if (!shown.trim()) return;
    const lemma = (lemmas[i] ?? value).toLowerCase();
    const word = {
      start: paragraph.start + start,
      end: paragraph.start + end,
      text: shown,
      normal: normalizeWord(shown),
      lemma,
      stem: stem(tags[i] === 'VERB' || tags[i] === 'NOUN' ? lemma : shown),
      pos: (tags[i] ?? 'X') as PartOfSpeech,
      entity: entities.get(i) ?? null,
    };
    words.push(...splitPossessive(word));
  });
  return words;
}

/** "Clinton's" as two words: wink-nlp leaves it whole or parts it depending on the marks and words before it. */
function splitPossessive(word: Word): Word[] {
  const suffix = /[\p{L}\p{N}.](['’]s)$/iu.exec(word.text)?.[1];
  if (!suffix) return [word];
  const middle = word.end - suffix.length;
  const stemText = word.text.slice(0, -suffix.length);
  const owner = {
    ...word,
    end: middle,
    text: stemText,
    normal: normalizeWord(stemText),
    stem: stem(stemText),
  };
  const mark = {
    text: suffix,
    normal: normalizeWord(suffix),
    stem: stem(suffix),
    lemma: normalizeWord(suffix),
  };
  return [
    { ...owner, lemma: owner.lemma.replace(/['’]s$/u, '') },
    { ...word, ...mark, start: middle, pos: 'PART', entity: word.entity },
  ];
}

function lines(text: string): Span[] {
  return Array.from(text.matchAll(/[^\n]*\S[^\n]*/gu), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
