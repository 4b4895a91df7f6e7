/**
 * Writes the tokens of annotated articles with what the network sees of them, for `fit-network.py`.
 *
 *     node src/training/quotes/export-tokens.ts ../shared/data/quotes/train.jsonl.gz tokens.jsonl
 *
 * A line an article: `{id, words, codes, paragraphs, attributions}`; `paragraphs` are ranges of tokens,
 * `attributions` lists of token indices for source, cue and content.
 */
import { createWriteStream } from 'node:fs';
import { readDocument } from '../../quotes/extraction/document.ts';
import { networkInput } from '../../quotes/extraction/network-input.ts';
import { readText } from '../../text/index.ts';
import { readCorpus, tokenAttributions } from './corpus.ts';

const [source, target] = process.argv.slice(2);
if (!source || !target) {
  process.stderr.write('usage: export-tokens.ts ARTICLES.jsonl[.gz] TOKENS.jsonl\n');
  process.exit(2);
}
const output = createWriteStream(target);
for (const article of readCorpus(source)) {
  const document = readDocument(readText(article.text));
  const { words, codes } = networkInput(document);
  const paragraphs: [number, number][] = [];
  for (let start = 0; start < document.length; start = document.paragraphEnd[start] ?? document.length)
    paragraphs.push([start, document.paragraphEnd[start] ?? document.length]);
  const line = {
    id: article.id,
    words,
    codes: codes.map((column) => Array.from(column)),
    paragraphs,
    attributions: tokenAttributions(document, article.attributions),
  };
  output.write(`${JSON.stringify(line)}\n`);
}
output.end();
