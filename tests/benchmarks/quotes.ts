import { join } from 'node:path';
import { extractAttributions } from '../../src/quotes/index.ts';
import { readText, type Span } from '../../src/text/index.ts';
import { readCorpus } from '../../src/training/quotes/corpus.ts';
import { countArticle, type Counts } from './quotes/measure.ts';
import type { Range, Ranges } from './quotes/words.ts';

/**
 * Measures the extraction of attributions on the PolNeAR development articles (the weights are fitted on the training articles)
 * and prints the table: what each line means is said where it is counted, in `quotes/measure.ts`.
 *
 * @param data - the folder of the development data
 */
export function evaluateQuotes(data: string): void {
  const articles = readCorpus(join(data, 'quotes', 'dev.jsonl.gz'));
  const counts: Counts = new Map();
  let words = 0;
  const rates: number[] = [];
  const longest = { words: 0, milliseconds: 0 };
  read(articles[0]?.text ?? '');
  for (const { text, attributions } of articles) {
    const started = performance.now();
    const predicted = read(text);
    const took = performance.now() - started;
    const size = text.split(/\s+/u).length;
    words += size;
    rates.push((1000 * took) / size);
    if (size > longest.words) Object.assign(longest, { words: size, milliseconds: took });
    for (const [name, value] of countArticle(text, attributions, predicted))
      counts.set(name, (counts.get(name) ?? 0) + value);
  }
  console.log(`Quotes: ${articles.length} PolNeAR development articles, ${words} words`);
  for (const [name, value, target] of table(counts)) {
    console.log(
      `  ${name.padEnd(58)} ${value.toFixed(1).padStart(5)}${target ? `  (target ${target})` : ''}`,
    );
  }
  const rate = (rates.sort((a, b) => a - b)[rates.length >> 1] ?? 0).toFixed(0);
  console.log(
    `  ms per 1,000 words, reading and extraction, median article ${rate.padStart(5)}  (target 150)`,
  );
  console.log(`  ms for the longest article (${longest.words} words): ${longest.milliseconds.toFixed(0)}`);
}

function read(text: string): Ranges[] {
  const ranges = (spans: readonly Span[]): Range[] => spans.map(({ start, end }) => [start, end]);
  return extractAttributions({ text }, readText(text)).map(({ source, cue, content }) => ({
    source: ranges(source),
    cue: ranges(cue),
    content: ranges(content),
  }));
}

type Row = readonly [name: string, value: number, target: string];

function table(counts: Counts): Row[] {
  const share = (part: string, whole: string): number =>
    (100 * (counts.get(part) ?? 0)) / (counts.get(whole) ?? NaN);
  const f1 = (name: string): number => {
    const precision = share(`${name}.right`, `${name}.guessed`);
    const recall = share(`${name}.recalled`, `${name}.gold`);
    return (2 * precision * recall) / (precision + recall);
  };
  return [
    ['exact spans, source, F1', f1('span.source'), '80'],
    ['exact spans, cue, F1', f1('span.cue'), '72'],
    ['exact spans, content, F1', f1('span.content'), '68'],
    ['content, Jaccard of words at least .8, F1: all', f1('all.content'), '67'],
    ['- speech', f1('speech.content'), '81'],
    ['- direct', f1('direct.content'), '93'],
    ['- mixed', f1('mixed.content'), ''],
    ['- indirect', f1('indirect.content'), ''],
    ['cue, F1: all', f1('all.cue'), '80'],
    ['- speech', f1('speech.cue'), '93.5'],
    ['source of matched contents, accuracy: direct', share('direct.source.right', 'direct.source.all'), '98'],
    ['- indirect', share('indirect.source.right', 'indirect.source.all'), '94'],
    ['quoted text with the right source', share('quotation.right', 'quotation.all'), '94'],
    [
      'quoted text that nobody says, given to somebody',
      share('unattributed.claimed', 'unattributed.all'),
      '',
    ],
  ];
}
