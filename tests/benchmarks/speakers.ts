import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArticle, type Article } from '../../src/article/index.ts';
import { readQuotes, type Attribution } from '../../src/quotes/index.ts';
import { readText } from '../../src/text/index.ts';
import { readLines } from '../../src/training/read-lines.ts';

/** A line of `speakers/speakers.jsonl`: who is known to say some words of an article, and through whom. */
interface GoldSpeaker {
  readonly article: string;
  readonly id: string;
  readonly content: string;
  readonly speaker: string;
  readonly accept: readonly string[];
  readonly named: boolean;
  readonly chain: readonly string[];
}

interface Judged {
  readonly gold: GoldSpeaker;
  readonly found: Attribution | null;
  readonly speaker: boolean;
  readonly chain: boolean;
  readonly invented: boolean;
}

// What says nothing of who is meant: articles, and titles that may stand before a name.
const articles = new Set(['a', 'an', 'the']);
const titles = new Set(
  'mr mrs ms dr sen rep gov president secretary senator governor spokesman spokeswoman'.split(' '),
);
const alike = 0.6;

/**
 * Prints how often the speaker and the chain are right on the development articles whose speakers are known, and how
 * often a chain is given where there is none.
 *
 * @param data - folder of the development data
 * @param showMisses - whether wrong speakers and chains are listed
 */
export function evaluateSpeakers(data: string, showMisses = false): void {
  const judged = judgeSpeakers(data);
  const chained = judged.filter(({ gold }) => gold.chain.length > 0);
  const plain = judged.filter(({ gold }) => gold.chain.length === 0);
  console.log(`Speakers and chains: ${judged.length} attributions, per cent`);
  print('covered', judged, ({ found }) => found !== null);
  print('speaker right', judged, ({ speaker }) => speaker, 'target 85');
  print(
    '  named',
    judged.filter(({ gold }) => gold.named),
    ({ speaker }) => speaker,
  );
  print(
    '  unnamed',
    judged.filter(({ gold }) => !gold.named),
    ({ speaker }) => speaker,
  );
  print('chain right', chained, ({ chain }) => chain, 'target 70');
  print('chain invented', plain, ({ invented }) => invented, 'at most 5');
  if (showMisses) for (const row of judged.filter(isMiss)) console.log(describeMiss(row));
}

function judgeSpeakers(data: string): Judged[] {
  const read = new Map<string, { article: Article; attributions: readonly Attribution[] }>();
  return readLines<GoldSpeaker>(join(data, 'speakers/speakers.jsonl')).map((gold) => {
    let known = read.get(gold.article);
    if (!known) {
      const article = parseArticle(readFileSync(join(data, 'news/articles', gold.article)), gold.article);
      const { attributions } = readQuotes(article, readText(article.text, article.passages));
      read.set(gold.article, (known = { article, attributions }));
    }
    return judge(gold, known.article.text, known.attributions);
  });
}

/** The attribution that covers most of the known words counts, where it covers half of them. */
function judge(gold: GoldSpeaker, text: string, attributions: readonly Attribution[]): Judged {
  const start = text.indexOf(gold.content);
  const end = start + gold.content.length;
  const covers = ({ content }: Attribution): number =>
    content.reduce(
      (sum, span) => sum + Math.max(0, Math.min(span.end, end) - Math.max(span.start, start)),
      0,
    );
  const best = attributions.toSorted((a, b) => covers(b) - covers(a))[0];
  const found = best && covers(best) >= gold.content.length / 2 ? best : null;
  const chain = found?.chain ?? [];
  return {
    gold,
    found,
    speaker: found?.speaker ? isSpeaker(found.speaker.name, gold) : false,
    chain:
      chain.length > 0 &&
      chain.length === gold.chain.length &&
      gold.chain.every((hop, i) => isHop(chain[i]!, hop)),
    invented: gold.chain.length === 0 && chain.length > 0,
  };
}

function isSpeaker(name: string, { speaker, accept, named }: GoldSpeaker): boolean {
  const got = wordsOf(name);
  return [speaker, ...accept].map(wordsOf).some((want) => {
    if (got.join(' ') === want.join(' ')) return true;
    if (!named) return overlap(got, want) >= alike;
    return got.at(-1) === want.at(-1) || want.every((word) => got.includes(word));
  });
}

function isHop(given: string, known: string): boolean {
  const [got, want] = [wordsOf(given), wordsOf(known)];
  return overlap(got, want) >= alike || want.every((word) => got.includes(word));
}

function wordsOf(name: string): string[] {
  const bare = name.toLowerCase().replace(/['’]s\b/gu, '');
  const words = (bare.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !articles.has(word));
  const withoutTitles = words.filter((word) => !titles.has(word));
  return withoutTitles.length > 0 ? withoutTitles : words;
}

/** F1 of two lists of words. */
function overlap(a: readonly string[], b: readonly string[]): number {
  const shared = a.filter((word) => b.includes(word)).length;
  return shared === 0 ? 0 : (2 * shared) / (a.length + b.length);
}

function print(label: string, rows: readonly Judged[], test: (row: Judged) => boolean, target = ''): void {
  const share = (100 * rows.filter(test).length) / rows.length;
  console.log(
    `  ${label.padEnd(16)}${share.toFixed(1).padStart(6)}  (of ${rows.length}) ${target}`.trimEnd(),
  );
}

const isMiss = ({ gold, speaker, chain, invented }: Judged): boolean =>
  !speaker || invented || (gold.chain.length > 0 && !chain);

function describeMiss({ gold, found }: Judged): string {
  const known = [gold.speaker, ...gold.chain].join(' < ');
  const given = found ? [found.speaker?.name ?? 'nobody', ...found.chain].join(' < ') : 'not found';
  return `[${gold.id}] ${gold.content}\n  known: ${known}\n  given: ${given}`;
}
