import { gzipSync } from 'node:zlib';
import type { Crf } from '../../quotes/extraction/crf.ts';
import {
  fieldNames,
  type FieldHeader,
  type FittedFields,
  type WeightsHeader,
} from '../../quotes/extraction/weights.ts';
import { storeTrees } from '../trees/store-trees.ts';

/** A row is left out when none of its weights is this large: together the files stay under 5 MB. */
const smallest = { tagger: 0.05, roles: 0.03, chooser: 0.02, linker: 0.01 };

/** The weights file of a model, as `readWeights` reads it. */
export function writeWeights(model: FittedFields, made: WeightsHeader['made']): Buffer {
  const fields = fieldNames.map((name) => pack(name, model[name]));
  const header: WeightsHeader = {
    made,
    cues: [...model.lexicon.cues],
    classes: [...model.lexicon.classes].map(([word, [coarse, fine]]) => [word, coarse, fine]),
    fields: fields.map((field) => field.header),
    judge: storeTrees(model.judge),
  };
  const text = Buffer.from(JSON.stringify(header));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(text.length);
  return gzipSync(Buffer.concat([size, text, ...fields.map((field) => field.bytes)]), { level: 9 });
}

function pack(
  name: FieldHeader['name'],
  { labels, rowOf, rows, transitions }: Crf,
): { header: FieldHeader; bytes: Buffer } {
  const count = labels.length;
  const step = rows.reduce((largest, weight) => Math.max(largest, Math.abs(weight)), 0) / 127;
  const gaps: number[] = [];
  const weights: number[] = [];
  let last = 0;
  rowOf.forEach((row, bucket) => {
    if (row < 0) return;
    const values = rows.subarray(row * count, (row + 1) * count);
    if (!values.some((value) => Math.abs(value) >= smallest[name])) return;
    let gap = bucket - last;
    for (; gap >= 255; gap -= 255) gaps.push(255);
    gaps.push(gap);
    last = bucket;
    for (const value of values) weights.push(Math.max(-127, Math.min(127, Math.round(value / step))));
  });
  const header: FieldHeader = {
    name,
    labels,
    bits: Math.log2(rowOf.length),
    rows: weights.length / count,
    step,
    transitions: transitions.length,
  };
  const steps = Buffer.from(transitions.buffer, transitions.byteOffset, transitions.byteLength);
  return {
    header,
    bytes: Buffer.concat([Buffer.from(gaps), Buffer.from(Int8Array.from(weights).buffer), steps]),
  };
}
