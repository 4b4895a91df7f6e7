import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { restoreTrees, type StoredTrees } from '../../trees/trees.ts';
import type { Lexicon } from './columns.ts';
import type { Crf } from './crf.ts';
import { shippedNetworks } from './network.ts';
import type { ExtractionModel } from './read-attributions.ts';

/** What `quotes.bin.gz` holds: all of the model but its networks. */
export type FittedFields = Omit<ExtractionModel, 'networks'>;

/**
 * How a weights file begins: the length of this header as JSON (four bytes, little endian) and the header. The fields follow
 * in order, each as `rows` gaps between its buckets (a byte each; 255 adds 255 and goes on in the next byte), `rows` times
 * `labels` weights of one signed byte, in units of `step`, and its transitions as 32-bit floats. All of it is gzipped.
 */
export interface WeightsHeader {
  /** How the weights were made: program, date, data, seed, licence. */
  readonly made: Readonly<Record<string, string | number>>;
  readonly cues: readonly (readonly [string, number])[];
  readonly classes: readonly (readonly [string, number, number])[];
  readonly fields: readonly FieldHeader[];
  readonly judge: StoredTrees;
}

/** The fields of a weights file, in order. */
export const fieldNames = ['tagger', 'roles', 'chooser', 'linker'] as const;

export interface FieldHeader {
  readonly name: (typeof fieldNames)[number];
  readonly labels: readonly string[];
  readonly bits: number;
  readonly rows: number;
  readonly step: number;
  readonly transitions: number;
}

const location = new URL('../../../data/models/quotes.bin.gz', import.meta.url);

let loaded: ExtractionModel | null = null;

/** The model that ships with the project, read from its file the first time. */
export function shippedModel(): ExtractionModel {
  return (loaded ??= { ...readWeights(readFileSync(location)), networks: shippedNetworks() });
}

/** Reads a weights file as `fit-extraction.ts` writes it. */
export function readWeights(file: Uint8Array): FittedFields {
  const bytes = gunzipSync(file);
  const size = bytes.readUInt32LE(0);
  const header = JSON.parse(bytes.toString('utf8', 4, 4 + size)) as WeightsHeader;
  const lexicon: Lexicon = {
    cues: new Map(header.cues),
    classes: new Map(header.classes.map(([word, coarse, fine]) => [word, [coarse, fine]])),
  };
  let at = 4 + size;
  const fields = new Map<string, Crf>();
  for (const field of header.fields) {
    const { crf, end } = readField(bytes, at, field);
    fields.set(field.name, crf);
    at = end;
  }
  const [tagger, roles, chooser, linker] = fieldNames.map((name) => fields.get(name));
  if (!tagger || !roles || !chooser || !linker) throw new Error('the weights of the quotes are incomplete');
  return { lexicon, tagger, roles, chooser, judge: restoreTrees(header.judge), linker };
}

function readField(bytes: Buffer, start: number, field: FieldHeader): { crf: Crf; end: number } {
  const { labels, bits, rows, step, transitions } = field;
  const rowOf = new Int32Array(1 << bits).fill(-1);
  let at = start;
  let bucket = 0;
  for (let row = 0; row < rows; row++) {
    let gap = 0;
    while (bytes[at] === 255) gap += bytes[at++]!;
    bucket += gap + bytes[at++]!;
    rowOf[bucket] = row;
  }
  const count = rows * labels.length;
  const weights = new Float32Array(count);
  for (let i = 0; i < count; i++) weights[i] = bytes.readInt8(at + i) * step;
  at += count;
  const steps = new Float32Array(transitions);
  for (let i = 0; i < transitions; i++) steps[i] = bytes.readFloatLE(at + 4 * i);
  return { crf: { labels, rowOf, rows: weights, transitions: steps }, end: at + 4 * transitions };
}
