import {
  normalizeWord,
  type PartOfSpeech,
  type Sentence,
  type Span,
  type TextReading,
  type Token,
} from '../../text/index.ts';
import { bareWord, titleNouns, courtesyTitles } from './lexicon.ts';

/**
 * A word as a reader sees it: hyphenated words are one ("Hans-Peter"), a title keeps its full stop, and the
 * possessive ending is no word of its own.
 */
export interface Word extends Span {
  readonly text: string;
  /** Lower case, without full stops and possessive ending. */
  readonly bare: string;
  readonly pos: PartOfSpeech;
  /** Whether it starts with a capital and is no adjective made from a name ("pro-Clinton", "Trump-backed"; "Kim Jong-un" is). */
  readonly capital: boolean;
  /** Whether a possessive ending follows. */
  readonly possessive: boolean;
  /** Whether it is a date or a time of the day. */
  readonly date: boolean;
  readonly sentence: number;
  readonly paragraph: number;
}

/** The words of a text, and for each sentence the index of its first word and the one after its last. */
export interface WordTable {
  readonly words: readonly Word[];
  readonly sentences: readonly (Sentence & { readonly firstWord: number; readonly endWord: number })[];
}

const hyphen = /^[-‐‑]$/u;
const apostrophe = /^['’]$/u;
const particle = /^(?:al|el|ul|as|ad|bin|ibn)[-‐‑]\p{Lu}/u;

/** Groups the tokens of a reading into words. */
export function wordsOf(reading: TextReading): WordTable {
  const words: Word[] = [];
  const sentences = reading.sentences.map((sentence) => {
    const firstWord = words.length;
    for (let i = sentence.firstToken; i < sentence.endToken;) {
      const end = endOfWord(reading.tokens, i, sentence.endToken);
      const possessive = isPossessive(reading.tokens, end, sentence.endToken);
      words.push(makeWord(reading, i, end, possessive));
      i = possessive ? end + 1 : end;
    }
    return { ...sentence, firstWord, endWord: words.length };
  });
  return { words, sentences };
}

function endOfWord(tokens: readonly Token[], first: number, limit: number): number {
  let end = first + 1;
  if (tokens[first]?.pos === 'PUNCT') return end;
  while (
    end + 1 < limit &&
    hyphen.test(tokens[end]?.text ?? '') &&
    adjacent(tokens, end) &&
    adjacent(tokens, end + 1)
  )
    end += 2;
  const bare = tokens[first]?.normal ?? '';
  const isTitle = end === first + 1 && (titleNouns.has(bare) || courtesyTitles.has(bare));
  if (isTitle && tokens[end]?.text === '.' && adjacent(tokens, end)) end += 1;
  return end;
}

/** Whether nothing stands between the token and the one before it. */
function adjacent(tokens: readonly Token[], index: number): boolean {
  return tokens[index]?.start === tokens[index - 1]?.end;
}

function isPossessive(tokens: readonly Token[], index: number, limit: number): boolean {
  const token = tokens[index];
  if (!token || index >= limit || !adjacent(tokens, index)) return false;
  if (/^['’]s$/iu.test(token.text)) return true;
  if (!apostrophe.test(token.text) || !/s$/iu.test(tokens[index - 1]?.text ?? '')) return false;
  const next = tokens[index + 1];
  return next !== undefined && next.start > token.end && /^[\p{L}\p{N}]/u.test(next.text);
}

function makeWord(reading: TextReading, first: number, end: number, possessive: boolean): Word {
  const head = reading.tokens[first]!;
  const last = reading.tokens[end - 1]!;
  const whole = reading.text.slice(head.start, last.end);
  // An ending that the tokenizer left on.
  const joined = whole.length > 3 && /['’]s$/iu.test(whole);
  const text = joined ? whole.slice(0, -2) : whole;
  const parts = text.split(/[-‐‑]/u);
  const before = reading.tokens[first - 1];
  const capital =
    particle.test(text) ||
    (/^\p{Lu}/u.test(text) && (parts.length === 1 || parts.slice(1).some((part) => /^\p{Lu}/u.test(part)))) ||
    (before?.sentence === head.sentence && /^\p{Lu}\p{L}/u.test(before.text) && isGivenName(parts));
  return {
    start: head.start,
    end: head.start + text.length,
    text,
    bare: bareWord(end - first === 1 ? head.normal : normalizeWord(text)),
    pos: end - first === 1 ? head.pos : last.pos,
    capital,
    possessive: possessive || joined,
    date: /^(?:DATE|TIME)$/u.test(head.entity ?? ''),
    sentence: head.sentence,
    paragraph: head.paragraph,
  };
}

const ofCompounds =
  /(?:ed|ing|led|run|born|bred|built|made|held|era|area|style|type|size|level|like|wide|long|only|free|wing|side|bound|heavy|rich|friendly)$/u;

/** Whether a word after one with a capital is a given name in two parts ("Jong-un"), and no adjective ("York-based"). */
function isGivenName(parts: readonly string[]): boolean {
  const [first, second] = parts;
  return (
    parts.length === 2 &&
    /^\p{Lu}\p{Ll}{1,5}$/u.test(first!) &&
    /^\p{Ll}{2,5}$/u.test(second!) &&
    !ofCompounds.test(second!)
  );
}
