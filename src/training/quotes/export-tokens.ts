/**
 * Writes the tokens of annotated articles with what the network sees of them, for `fit-network.py`.
 *
 *     node src/training/quotes/export-tokens.ts ../shared/data/quotes/train.jsonl.gz tokens.jsonl
 *
 * A line an article: `{id, words, codes, landmarks, cueClasses, paragraphs, attributions}`; `cueClasses` are those of
 * `Columns.cue`, `paragraphs` ranges of tokens, `attributions` lists of token indices for source, cue and content.
 */
import { createWriteStream } from 'node:fs';
import { readDocument } from '../../quotes/extraction/document.ts';
import { readColumns } from '../../quotes/extraction/columns.ts';
import { networkInput, landmarksOf } from '../../quotes/extraction/network-input.ts';
import { readText } from '../../text/index.ts';
import { readCorpus, tokenAttributions } from './corpus.ts';
import { cueClasses, type AnnotatedDocument } from './lexicon.ts';

const [source, target] = process.argv.slice(2);
if (!source || !target) {
  process.stderr.write('usage: export-tokens.ts ARTICLES.jsonl[.gz] TOKENS.jsonl\n');
  process.exit(2);
}
const output = createWriteStream(target);
const documents: AnnotatedDocument[] = readCorpus(source).map((article) => {
  const document = readDocument(readText(article.text));
  return { id: article.id, document, gold: tokenAttributions(document, article.attributions) };
});
const lexicon = { cues: cueClasses(documents), classes: new Map() };
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
