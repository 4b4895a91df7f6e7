import {
  cut,
  sameCue,
  sameSource,
  wordAttribution,
  wordTable,
  wordsIn,
  type Ranges,
  type WordAttribution,
  type WordTable,
} from './words.ts';

/** Sums over articles, by name; ratios are made of them at the end. */
export type Counts = Map<string, number>;

const wordOrMark = /[\p{L}\p{N}]+(?:['’.\-&][\p{L}\p{N}]+)*|[^\s]/gu;
const roles = ['source', 'cue', 'content'] as const;

/** Counts of one article. */
export function countArticle(text: string, gold: readonly Ranges[], predicted: readonly Ranges[]): Counts {
  const counts: Counts = new Map();
  const table = wordTable(text);
  const golds = gold.map((ranges) => wordAttribution(table, ranges));
  const guesses = predicted.map((ranges) => wordAttribution(table, ranges));
  countContents(counts, table, golds, guesses);
  countCues(counts, table, golds, guesses);
  countQuotations(counts, table, golds, guesses);
  countFragments(counts, text, gold, predicted);
  return counts;
}

function add(counts: Counts, name: string, value = 1): void {
  counts.set(name, (counts.get(name) ?? 0) + value);
}

/** The lines of the table that an attribution counts in. */
function linesOf({ kind, speech }: WordAttribution): string[] {
  return ['all', kind, ...(speech ? ['speech'] : [])];
}

function countContents(
  counts: Counts,
  table: WordTable,
  all: readonly WordAttribution[],
  found: readonly WordAttribution[],
): void {
  const golds = all.filter(({ content }) => content.size);
  const guesses = found.filter(({ content }) => content.size);
  const pairs = match(golds, guesses, (gold, guess) => jaccard(gold.content, guess.content));
  for (const gold of golds) for (const line of linesOf(gold)) add(counts, `${line}.content.gold`);
  for (const guess of guesses) for (const line of linesOf(guess)) add(counts, `${line}.content.guessed`);
  for (const { gold, guess, score } of pairs) {
    if (score >= 0.8) {
      for (const line of linesOf(gold)) add(counts, `${line}.content.recalled`);
      for (const line of linesOf(guess)) add(counts, `${line}.content.right`);
    }
    if (score < 0.5 || !gold.source.size) continue;
    const right = sameSource(table, gold.source, guess.source) ? 1 : 0;
    for (const line of linesOf(gold)) {
      add(counts, `${line}.source.all`);
      add(counts, `${line}.source.right`, right);
    }
  }
}

function countCues(
  counts: Counts,
  table: WordTable,
  all: readonly WordAttribution[],
  found: readonly WordAttribution[],
): void {
  const golds = all.filter(({ cue }) => cue.size);
  const guesses = found.filter(({ cue }) => cue.size);
  const pairs = match(golds, guesses, (gold, guess) =>
    sameCue(table, gold.cue, guess.cue) ? jaccard(gold.cue, guess.cue) : 0,
  );
  for (const gold of golds) for (const line of linesOf(gold)) add(counts, `${line}.cue.gold`);
  for (const guess of guesses) for (const line of linesOf(guess)) add(counts, `${line}.cue.guessed`);
  for (const { gold, guess } of pairs) {
    for (const line of linesOf(gold)) add(counts, `${line}.cue.recalled`);
    for (const line of linesOf(guess)) add(counts, `${line}.cue.right`);
  }
}

/** Quotations of three words or more that somebody says: whether they are found, with the right source. */
function countQuotations(
  counts: Counts,
  table: WordTable,
  golds: readonly WordAttribution[],
  guesses: readonly WordAttribution[],
): void {
  const claimed = new Set(golds.flatMap(({ content }) => [...content]));
  for (const run of table.runs) {
    const inside = wordsIn(table.words, [[run.start, run.end]]);
    if (inside.size < 3) continue;
    const gold = mostOf(golds, inside);
    const guess = mostOf(guesses, inside);
    const covered = guess.shared >= 0.5 * inside.size;
    if (gold.owner?.source.size && gold.shared >= 0.8 * inside.size) {
      add(counts, 'quotation.all');
      if (covered && guess.owner && sameSource(table, gold.owner.source, guess.owner.source))
        add(counts, 'quotation.right');
    } else if (shared(inside, claimed) < 0.2 * inside.size) {
      add(counts, 'unattributed.all');
      if (covered) add(counts, 'unattributed.claimed');
    }
  }
}

function mostOf(
  attributions: readonly WordAttribution[],
  inside: ReadonlySet<number>,
): { owner: WordAttribution | null; shared: number } {
  let owner: WordAttribution | null = null;
  let most = 0;
  for (const attribution of attributions) {
    const held = shared(attribution.content, inside);
    const tighter = held === most && owner !== null && attribution.content.size < owner.content.size;
    if (held > most || (held > 0 && tighter)) {
      owner = attribution;
      most = held;
    }
  }
  return { owner, shared: most };
}

/** Spans as Wang et al. (2022, CofeNet) count them: each run of words and marks of a role, cut at line breaks, right when exact. */
function countFragments(
  counts: Counts,
  text: string,
  gold: readonly Ranges[],
  predicted: readonly Ranges[],
): void {
  const pieces = cut(text, wordOrMark);
  const breaks = pieces.map(
    (piece, i) => i > 0 && text.slice(pieces[i - 1]?.end, piece.start).includes('\n'),
  );
  for (const role of roles) {
    const fragments = (attributions: readonly Ranges[]): Set<string> =>
      new Set(attributions.flatMap((ranges) => fragmentsOf(wordsIn(pieces, ranges[role]), breaks)));
    const golds = fragments(gold);
    const guesses = fragments(predicted);
    add(counts, `span.${role}.gold`, golds.size);
    add(counts, `span.${role}.guessed`, guesses.size);
    add(counts, `span.${role}.recalled`, golds.intersection(guesses).size);
    add(counts, `span.${role}.right`, golds.intersection(guesses).size);
  }
}

function fragmentsOf(indices: ReadonlySet<number>, breaks: readonly boolean[]): string[] {
  const fragments: string[] = [];
  let from = -1;
  let last = -2;
  for (const i of [...indices].sort((a, b) => a - b)) {
    if (i !== last + 1 || breaks[i]) {
      if (from >= 0) fragments.push(`${from}:${last}`);
      from = i;
    }
    last = i;
  }
  if (from >= 0) fragments.push(`${from}:${last}`);
  return fragments;
}

interface Pair {
  readonly gold: WordAttribution;
  readonly guess: WordAttribution;
  readonly score: number;
}

/** Pairs of gold and guessed, each in one pair at most, the most alike first. */
function match(
  golds: readonly WordAttribution[],
  guesses: readonly WordAttribution[],
  likeness: (gold: WordAttribution, guess: WordAttribution) => number,
): Pair[] {
  const candidates = golds
    .flatMap((gold) => guesses.map((guess) => ({ gold, guess, score: likeness(gold, guess) })))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const paired = new Set<WordAttribution>();
  return candidates.filter(({ gold, guess }) => {
    if (paired.has(gold) || paired.has(guess)) return false;
    paired.add(gold).add(guess);
    return true;
  });
}

function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const both = shared(a, b);
  return both / (a.size + b.size - both || 1);
}

function shared(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  return a.intersection(b).size;
}
