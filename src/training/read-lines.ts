import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** Rows of a file of JSON lines, packed with gzip or not. */
export function readLines<Row>(file: string | URL): Row[] {
  const raw = readFileSync(file);
  const text = (String(file).endsWith('.gz') ? gunzipSync(raw) : raw).toString('utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);
}
