import { quotationRuns } from '../../../src/quotes/index.ts';
import { wordPattern, type Span } from '../../../src/text/index.ts';

/** A range of UTF-16 offsets as the development data writes it. */
export type Range = readonly [start: number, end: number];

/** An attribution as ranges of text. */
export interface Ranges {
  readonly source: readonly Range[];
  readonly cue: readonly Range[];
  readonly content: readonly Range[];
}

/** Words that name nobody: a source that shares only such a word with the true one is another. */
const emptySourceWords = new Set(
  "a an the of and or in for to by on at with from as that this these those some 's ’s s who which".split(
    ' ',
  ),
);
const emptyCueWords = new Set(
  "a an the of and or in for to by on at with from as that is was were are be been being am has have had do does did will would can could may might should must not also about it his her their he she they i we you as s t didn don’t don't didn’t didn't doesn’t".split(
    ' ',
  ),
);

const speech = new Set(
  (
    'say:said:saying tell:told:telling call accord ask write:wrote:written:writing add note suggest report argue announce describe claim talk ' +
    'question point criticize accuse tweet explain cite respond declare acknowledge refer:referred:referring speak:spoke:spoken:speaking insist urge mention promise express ' +
    'state warn deny:denied:denies:denying confirm predict recall remark reply:replied:replies:replying comment post quote read:reading reveal testify:testified:testifies:testifying contend assert stress ' +
    'emphasize concede admit:admitted:admitting allege complain vow pledge demand joke conclude disclose observe inform ' +
    'propose recommend tout boast blast slam:slammed:slamming denounce condemn praise reiterate maintain caution advise counter dismiss ' +
    'reject interject shout yell proclaim recount relate signal hint imply:implied:implies:implying indicate retort quip:quipped:quipping lament muse opine ' +
    'volunteer advocate blame charge continue'
  )
    .split(' ')
    .flatMap((entry) => {
      const [base = '', ...irregular] = entry.split(':');
      const present = base + (/(?:s|sh|ch|x)$/u.test(base) ? 'es' : 's');
      if (irregular.length) return [base, present, ...irregular];
      if (base.endsWith('e')) return [base, `${base}s`, `${base}d`, `${base.slice(0, -1)}ing`];
      return [base, present, `${base}ed`, `${base}ing`];
    }),
);

/** The words of an article and, of each attribution, which words its parts hold. */
export interface WordTable {
  readonly words: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  readonly runs: readonly Span[];
  readonly quoted: readonly boolean[];
}

export interface WordAttribution {
  readonly source: ReadonlySet<number>;
  readonly cue: ReadonlySet<number>;
  readonly content: ReadonlySet<number>;
  readonly kind: 'direct' | 'mixed' | 'indirect';
  /** Whether its cue is a verb of speech, not of belief, wish or decree. */
  readonly speech: boolean;
}

export function wordTable(text: string): WordTable {
  const words = cut(text, wordPattern);
  const runs = quotationRuns(text, cut(text, /[^\n]+/gu));
  const quoted = words.map(({ start, end }) => runs.some((run) => run.start < end && start < run.end));
  return { words, runs, quoted };
}

export function wordAttribution(table: WordTable, { source, cue, content }: Ranges): WordAttribution {
  const said = wordsIn(table.words, content);
  const cueWords = wordsIn(table.words, cue);
  const quoted = [...said].filter((i) => table.quoted[i]).length;
  return {
    source: wordsIn(table.words, source),
    cue: cueWords,
    content: said,
    kind: quoted === 0 ? 'indirect' : quoted >= 0.9 * said.size ? 'direct' : 'mixed',
    speech: [...cueWords].some((i) => speech.has(wordAt(table, i))),
  };
}

/** The words that ranges touch. */
export function wordsIn(
  words: readonly { start: number; end: number }[],
  ranges: readonly Range[],
): Set<number> {
  const found = new Set<number>();
  words.forEach((word, i) => {
    if (ranges.some(([start, end]) => word.start < end && start < word.end)) found.add(i);
  });
  return found;
}

/** Whether the predicted source names the true one: they share a word that is not empty; both absent is right. */
export function sameSource(
  table: WordTable,
  gold: ReadonlySet<number>,
  predicted: ReadonlySet<number>,
): boolean {
  if (!gold.size) return !predicted.size;
  return [...predicted].some(
    (i) => gold.has(i) && (gold.size === 1 || !emptySourceWords.has(wordAt(table, i))),
  );
}

/** Whether the predicted cue shares a word with the true one that carries its meaning. */
export function sameCue(
  table: WordTable,
  gold: ReadonlySet<number>,
  predicted: ReadonlySet<number>,
): boolean {
  const full = [...gold].filter((i) => !emptyCueWords.has(wordAt(table, i)));
  return (full.length ? full : [...gold]).some((i) => predicted.has(i));
}

/** Pieces of a text that match a pattern. */
export function cut(text: string, pattern: RegExp): { start: number; end: number; text: string }[] {
  return Array.from(text.matchAll(pattern), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
  }));
}

function wordAt(table: WordTable, i: number): string {
  return table.words[i]?.text.toLowerCase() ?? '';
}
