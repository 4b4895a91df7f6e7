/**
 * Derives `data/models/missed-words.json` from the questions of `data/training` over our own articles:
 * `node src/training/answers/derive-missed-words.ts > data/models/missed-words.json`. None of them is among those that the
 * confidence is fitted on, so that it sees the same there as with members.
 */
import { wordKinds, type StoredMissedWords, type WordKind } from '../../answers/missed-words.ts';
import { KIN_LETTERS, kindsOf, TokenKind } from '../../answers/profile/index.ts';
import { analyseQuestion } from '../../answers/question.ts';
import { readText, type Token } from '../../text/index.ts';
import { readLines } from '../read-lines.ts';
import type { WrittenRow } from './data.ts';

/** In fewer questions a word is taken for one of its kind; otherwise as many of the kind are added to its own. */
const FEWEST = 3;
const ADDED = 4;
const LEAST_SHARE = 0.005;

interface Count {
  missed: number;
  all: number;
}

const training = new URL('../../../data/training/', import.meta.url);
const texts = new Map(
  readLines<{ id: string; text: string }>(new URL('articles.jsonl.gz', training)).map(({ id, text }) => [
    id,
    text,
  ]),
);
const stems = new Map<string, Count & { kind: WordKind }>();
const kinds = new Map<WordKind, Count>(wordKinds.map((kind) => [kind, { missed: 0, all: 0 }]));
for (const { article, question, sentences } of readLines<WrittenRow>(
  new URL('questions.jsonl.gz', training),
)) {
  const text = texts.get(article);
  if (text === undefined || sentences.length === 0) continue;
  const held = familiesIn(sentences.map(([start, end]) => text.slice(start, end)).join('\n'));
  const { content, reading } = analyseQuestion(question);
  for (const token of content) {
    const kind = kindOf(token, token === reading.tokens[0]);
    const missed = Number(!held.has(familyOf(token.stem)));
    const own = stems.get(token.stem) ?? { missed: 0, all: 0, kind };
    stems.set(token.stem, { missed: own.missed + missed, all: own.all + 1, kind });
    const others = kinds.get(kind)!;
    kinds.set(kind, { missed: others.missed + missed, all: others.all + 1 });
  }
}
const bySurprise = new Map<string, string[]>();
for (const [stem, { missed, all, kind }] of stems) {
  if (all < FEWEST) continue;
  const share = (missed + ADDED * shareOf(kinds.get(kind)!)) / (all + ADDED);
  const surprise = surpriseAt(share).toFixed(1);
  bySurprise.set(surprise, [...(bySurprise.get(surprise) ?? []), stem]);
}
const stored: StoredMissedWords = {
  about:
    'How surprising it is that a sentence lacks a word of the question which it answers (minus the log of the share of ' +
    'answers that do), for kinds of words and Porter2 stems; from the questions of data/training over our own articles; ' +
    'derived by src/training/answers/derive-missed-words.ts.',
  kinds: Object.fromEntries(
    wordKinds.map((kind) => [kind, Number(surpriseAt(shareOf(kinds.get(kind)!)).toFixed(2))]),
  ) as StoredMissedWords['kinds'],
  stems: Object.fromEntries(
    [...bySurprise]
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([surprise, words]) => [surprise, words.sort().join(' ')]),
  ),
};
console.log(JSON.stringify(stored, null, 1));

function familiesIn(text: string): Set<string> {
  return new Set(readText(text, [{ start: 0, end: text.length }]).tokens.map(({ stem }) => familyOf(stem)));
}

function familyOf(stem: string): string {
  return stem.slice(0, KIN_LETTERS);
}

function kindOf(token: Token, isFirst: boolean): WordKind {
  const bits = kindsOf(token, isFirst);
  if ((bits & TokenKind.number) !== 0) return 'number';
  if ((bits & TokenKind.name) !== 0) return 'name';
  if ((bits & TokenKind.verb) !== 0) return 'verb';
  return (bits & TokenKind.noun) !== 0 ? 'noun' : 'other';
}

function shareOf({ missed, all }: Count): number {
  return missed / Math.max(1, all);
}

function surpriseAt(share: number): number {
  return -Math.log(Math.max(LEAST_SHARE, share));
}
