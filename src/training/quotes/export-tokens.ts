/**
 * Writes the tokens of annotated articles with what the network sees of them, for `fit-network.py`.
 *
 *     node src/training/quotes/export-tokens.ts ../shared/data/quotes/train.jsonl.gz TOKENS.jsonl
 *     node src/training/quotes/export-tokens.ts ../shared/data/quotes/train.jsonl.gz FOUND.jsonl data/training/articles.jsonl.gz
 *
 * With a third file, the tokens of its articles are written instead, with the attributions that the shipped weights find in
 * them. A line an article: `{id, words, codes, landmarks, cueClasses, paragraphs, attributions}`; `cueClasses` are those of
 * `Columns.cue` (from the annotated articles), `paragraphs` ranges of tokens, `attributions` lists of token indices for
 * source, cue and content.
 */
import { createWriteStream } from 'node:fs';
import { readColumns } from '../../quotes/extraction/columns.ts';
import { networkInput, landmarksOf } from '../../quotes/extraction/network-input.ts';
import { extractAttributions, type AttributionSpans } from '../../quotes/index.ts';
import { readText } from '../../text/index.ts';
import { annotatedDocument, readCorpus, type AnnotatedArticle, type GoldAttribution } from './corpus.ts';
import { cueClasses } from './lexicon.ts';

const [source, target, plain] = process.argv.slice(2);
if (!source || !target) {
  process.stderr.write('usage: export-tokens.ts ANNOTATED.jsonl[.gz] TOKENS.jsonl [ARTICLES.jsonl[.gz]]\n');
  process.exit(2);
}
const output = createWriteStream(target);
const annotated = readCorpus(source).map(annotatedDocument);
const lexicon = { cues: cueClasses(annotated), classes: new Map() };
const documents = plain === undefined ? annotated : readCorpus(plain).map(found).map(annotatedDocument);
for (const { id, document, gold } of documents) {
  const columns = readColumns(document, lexicon);
  const { words, codes } = networkInput(document);
  const paragraphs: [number, number][] = [];
  for (let start = 0; start < document.length; start = document.paragraphEnd[start] ?? document.length)
    paragraphs.push([start, document.paragraphEnd[start] ?? document.length]);
  const line = {
    id,
    words,
    codes: codes.map((column) => Array.from(column)),
    landmarks: landmarksOf(columns).map((column) => Array.from(column)),
    cueClasses: Array.from(columns.cue),
    paragraphs,
    attributions: gold,
  };
  output.write(`${JSON.stringify(line)}\n`);
}
output.end();

/** An article with the attributions that the shipped weights find. */
function found({ id, text }: Pick<AnnotatedArticle, 'id' | 'text'>): AnnotatedArticle {
  return { id, text, attributions: extractAttributions({ text }, readText(text)).map(asGold) };
}

function asGold({ source, cue, content }: AttributionSpans): GoldAttribution {
  const ranges = (spans: AttributionSpans['source']): GoldAttribution['source'] =>
    spans.map(({ start, end }) => [start, end]);
  return { source: ranges(source), cue: ranges(cue), content: ranges(content) };
}
