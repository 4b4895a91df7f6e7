import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArticle } from '../../src/article/index.ts';
import {
  quotationRuns,
  readQuotes,
  verifyQuotation,
  type VerifiableArticle,
} from '../../src/quotes/index.ts';
import { readText } from '../../src/text/index.ts';
import { readLines } from '../../src/training/read-lines.ts';
import {
  claimKinds,
  makeClaims,
  plainText,
  type ClaimSource,
  type KnownSpeaker,
  type MadeClaim,
} from './verify-claims.ts';

const seed = 20_260;
const perKind = 200;
// Shorter runs are titles and scare quotes, longer ones are more than anyone posts.
const shortest = 6;
const longest = 60;

interface Outcome {
  readonly made: MadeClaim;
  readonly verdict: string;
  readonly milliseconds: number;
}

interface Developed {
  readonly opened: readonly VerifiableArticle[];
  readonly sources: readonly ClaimSource[];
  readonly speakers: readonly KnownSpeaker[];
}

/**
 * Prints how many verdicts are right on claims made by program from the development articles, for each kind of claim,
 * and how long a verification takes.
 *
 * @param data - folder of the development data
 * @param showMisses - whether wrong verdicts are listed
 */
export function evaluateVerification(data: string, showMisses = false): void {
  const developed = readDevelopment(data);
  const claims = makeClaims(developed.sources, developed.speakers, perKind, seed);
  const outcomes = claims.map((made) => check(developed.opened, made));
  console.log(`Verification: verdicts right, of ${perKind} claims of each kind, seed ${seed}`);
  for (const kind of claimKinds) {
    const own = outcomes.filter(({ made }) => made.kind === kind);
    const wrong = own.filter((outcome) => !isRight(outcome)).map(({ verdict }) => verdict);
    const kinds = [...new Set(wrong)].map(
      (verdict) => `${wrong.filter((other) => other === verdict).length} ${verdict}`,
    );
    console.log(row(kind, own.length - wrong.length, own.length, kinds.join(', ')));
  }
  console.log(row('all', outcomes.filter(isRight).length, outcomes.length, 'target 97 %'));
  const altered = outcomes.filter(({ made }) => made.right[0] === 'altered');
  console.log(
    `  altered quotations called exact: ${altered.filter(({ verdict }) => verdict === 'exact').length} of ${altered.length} (target 0)`,
  );
  const own = developed.speakers.map(({ article, content, speaker }) =>
    check(developed.opened, {
      kind: 'exact',
      article,
      claim: content,
      speaker,
      right: ['exact', 'out of context'],
    }),
  );
  console.log(
    row('right speaker not contested', own.filter(isRight).length, own.length, 'development speakers'),
  );
  printTimes(developed, outcomes);
  if (showMisses)
    for (const outcome of [...outcomes, ...own].filter((one) => !isRight(one))) console.log(missOf(outcome));
}

function check(opened: readonly VerifiableArticle[], made: MadeClaim): Outcome {
  const start = performance.now();
  const { kind } = verifyQuotation(opened[made.article]!, made.claim, made.speaker);
  return { made, verdict: kind, milliseconds: performance.now() - start };
}

function isRight({ made, verdict }: Outcome): boolean {
  return made.right.some((kind) => kind === verdict);
}

function row(name: string, right: number, all: number, note: string): string {
  const share = ((100 * right) / all).toFixed(1);
  return `  ${name.padEnd(28)} ${String(right).padStart(5)} / ${String(all).padEnd(5)} ${share.padStart(5)} %  ${note}`.trimEnd();
}

function missOf({ made, verdict }: Outcome): string {
  return `  ${made.kind}: ${verdict}${made.speaker ? ` (${made.speaker})` : ''}: ${made.claim}`;
}

function printTimes({ opened }: Developed, outcomes: readonly Outcome[]): void {
  const seen = new Set<number>();
  const [first, later]: [number[], number[]] = [[], []];
  for (const { made, milliseconds } of outcomes) {
    (seen.has(made.article) ? later : first).push(milliseconds);
    seen.add(made.article);
  }
  console.log(`  milliseconds a verification: ${spread(later)}; the first of an article: ${spread(first)}`);
  for (const size of [6_000, 40_000]) {
    const text = joinUpTo(opened, size);
    const article = parseArticle(text, 'long.txt');
    const reading = readText(article.text, article.passages);
    const long = { article, reading, quotes: readQuotes(article, reading) };
    const words = (text.match(/\S+/gu) ?? []).slice(40, 90);
    const changed = words.map((word, i) => (i % 7 === 3 ? 'other' : word)).join(' ');
    const first = timed(() => verifyQuotation(long, changed));
    const next = timed(() => verifyQuotation(long, changed));
    console.log(`  an altered claim of 50 words in ${size} characters: first ${first} ms, then ${next} ms`);
  }
}

function spread(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? NaN).toFixed(2);
  return `median ${at(0.5)}, p99 ${at(0.99)}`;
}

function timed(action: () => unknown): string {
  const start = performance.now();
  action();
  return (performance.now() - start).toFixed(2);
}

function joinUpTo(opened: readonly VerifiableArticle[], size: number): string {
  let text = '';
  for (const { article } of opened) if (text.length < size) text += `${article.text}\n`;
  return text.slice(0, size);
}

function readDevelopment(data: string): Developed {
  const files = ['news-train', 'news'].flatMap((set) => {
    const folder = join(data, set, 'articles');
    return readdirSync(folder)
      .sort()
      .map((file) => ({ file, path: join(folder, file) }));
  });
  const opened = files.map(({ file, path }): VerifiableArticle => {
    const article = parseArticle(readFileSync(path), file);
    const reading = readText(article.text, article.passages);
    return { article, reading, quotes: readQuotes(article, reading) };
  });
  const speakers = readSpeakers(
    join(data, 'speakers', 'speakers.jsonl'),
    files.map(({ file }) => file),
  );
  return { opened, sources: opened.map(sourceOf), speakers };
}

function sourceOf({ article }: VerifiableArticle): ClaimSource {
  const quotations = article.passages.flatMap(({ start, end, number }) =>
    quotationRuns(article.text, [{ start, end }]).map((run) => ({
      text: article.text.slice(run.start, run.end),
      passage: number,
    })),
  );
  const wordsIn = (text: string): number => text.match(/\S+/gu)?.length ?? 0;
  return {
    quotations: quotations.filter(({ text }) => wordsIn(text) >= shortest && wordsIn(text) <= longest),
    plain: plainText(article.text),
  };
}

interface SpeakerLine {
  readonly article: string;
  readonly content: string;
  readonly speaker: string | null;
  readonly accept: readonly string[];
  readonly named: boolean;
  readonly chain: readonly string[];
}

function readSpeakers(path: string, files: readonly string[]): KnownSpeaker[] {
  const lines = readLines<SpeakerLine>(path);
  const named = lines.filter((line) => line.speaker !== null);
  return named.map(({ article, content, speaker, accept }) => {
    const isOther = (other: SpeakerLine): boolean => {
      const own = plainText([speaker, ...accept].join(' ')).split(' ');
      return (
        other.named &&
        !plainText([other.speaker, ...other.accept].join(' '))
          .split(' ')
          .some((word) => own.includes(word))
      );
    };
    const names = (rows: readonly SpeakerLine[]): string[] => [
      ...new Set(rows.filter(isOther).map((row) => row.speaker!)),
    ];
    const here = lines.filter((line) => line.article === article);
    const present = plainText(here.map((line) => [line.speaker, ...line.accept].join(' ')).join(' ')).split(
      ' ',
    );
    const elsewhere = named.filter(
      (line) =>
        line.article !== article &&
        !plainText(line.speaker!)
          .split(' ')
          .some((word) => present.includes(word)),
    );
    return {
      article: files.indexOf(article),
      content,
      speaker: speaker!,
      others: names(here.filter((line) => line.speaker !== null)),
      strangers: names(elsewhere),
    };
  });
}

if (import.meta.main)
  evaluateVerification(process.argv[2] ?? '../shared/data', process.argv.includes('--misses'));
