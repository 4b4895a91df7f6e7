import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readColumns } from '../../src/quotes/extraction/columns.ts';
import { readDocument } from '../../src/quotes/extraction/document.ts';
import type { Matrix } from '../../src/quotes/extraction/matrix.ts';
import { NetworkKernel } from '../../src/quotes/extraction/network-kernel.ts';
import { RoleLayer } from '../../src/quotes/extraction/network-roles.ts';
import { tag } from '../../src/quotes/extraction/read-attributions.ts';
import { shippedModel } from '../../src/quotes/extraction/weights.ts';
import { readText } from '../../src/text/index.ts';

const size = 4;
const states = 3;
const number = fc.double({ min: -1, max: 1, noNaN: true });

test('the role layer scores a token by its part, the cue, the distance and the landmarks on the way', () => {
  const length = 14;
  const columnOf = fc.array(fc.integer({ min: 0, max: 1 }), { minLength: length, maxLength: length });
  fc.assert(
    fc.property(
      fc.infiniteStream(number),
      fc.tuple(columnOf, columnOf, columnOf, columnOf, columnOf),
      fc.integer({ min: 0, max: length - 2 }),
      fc.integer({ min: 1, max: 2 }),
      (stream, landmarks, from, span) => {
        const cue = { start: from, end: from + span };
        const made = new Map<string, Matrix>();
        const shapes: Record<string, readonly [number, number]> = {
          roleToken: [size, states],
          roleCue: [size, states],
          roleTokenBias: [1, size],
          between0: [24, size],
          between1: [8, size],
          role: [5, size],
          roleBias: [1, 5],
        };
        const matrix = (name: string): Matrix => {
          const [rows, columns] = shapes[name] ?? [14, size];
          const values = (): Float32Array =>
            Float32Array.from({ length: rows * columns }, () => Number(stream.next().value));
          const known = made.get(name) ?? { rows, columns, values: values() };
          made.set(name, known);
          return known;
        };
        const layer = new RoleLayer(new NetworkKernel(), matrix);
        const width = layer.parts.outputs;
        const parts = Float32Array.from({ length: length * width }, () => Number(stream.next().value));
        const input = { parts, landmarks: landmarks.map((column) => Uint8Array.from(column)) };
        const found = layer.logProbabilities(input, cue, 0, length);
        const row = (name: string, index: number): number[] =>
          Array.from(matrix(name).values.subarray(index * size, (index + 1) * size));
        for (let i = 0; i < length; i++) {
          const own = found.subarray(i * 5, i * 5 + 5);
          if (i >= cue.start && i < cue.end) {
            expect(Array.from(own)).toEqual([0, 0, 0, 0, 0]);
            continue;
          }
          const after = i >= cue.end;
          const distance = after ? i - cue.end + 1 : cue.start - i;
          const near = distance < 6 ? distance : distance < 9 ? 6 : distance < 14 ? 7 : 8;
          const rows = [row('between0', near + (after ? 12 : 0))];
          landmarks.forEach((column, k) => {
            const met = after ? column.slice(cue.end, i + 1) : column.slice(i + 1, cue.start + 1);
            const most = k === 0 ? 3 : 6;
            const count = Math.min(most, met.filter(Boolean).length);
            rows.push(row(`between${k + 1}`, count + (after ? most + 1 : 0)));
          });
          const hidden = Array.from({ length: size }, (_, k) => {
            const ofCue = [cue.start, cue.end - 1].map((c) => parts[c * width + size + k] ?? NaN);
            const given = [parts[i * width + k] ?? NaN, ...rows.map((table) => table[k] ?? NaN)];
            const half = ofCue.reduce((sum, value) => sum + value / 2, 0);
            return Math.max(
              0,
              given.reduce((sum, value) => sum + value, half),
            );
          });
          const scores = [0, 1, 2, 3, 4].map((label) =>
            row('role', label).reduce(
              (sum, weight, k) => sum + weight * (hidden[k] ?? NaN),
              matrix('roleBias').values[label] ?? NaN,
            ),
          );
          const all = scores.reduce((sum, score) => sum + Math.exp(score), 0);
          scores.forEach((score, label) => {
            expect(own[label]).toBeCloseTo(score - Math.log(all), 4);
          });
        }
      },
    ),
    { numRuns: 30 },
  );
});

test('the shipped networks together hear what belongs to which of two cues', () => {
  const document = readDocument(
    readText(
      'The mayor said that the bridge would open in May, but Ana Ruiz told reporters that it was unsafe.',
    ),
  );
  const at = (word: string): number => document.tokens.findIndex((token) => token.text === word);
  const { lexicon, tagger, networks } = shippedModel();
  expect(networks).toHaveLength(3);
  const { roles } = tag(readColumns(document, lexicon), tagger, networks);
  const probability = (cue: string, word: string, role: number): number => {
    const found = roles({ start: at(cue), end: at(cue) + 1 }, 0, document.length);
    const of = (label: number): number => Math.exp(found[at(word) * 5 + label] ?? NaN);
    return of(2 * role - 1) + of(2 * role);
  };
  const words = [
    ['mayor', 1, 'said', 'told'],
    ['Ruiz', 1, 'told', 'said'],
    ['bridge', 2, 'said', 'told'],
    ['unsafe', 2, 'told', 'said'],
  ] as const;
  for (const [word, role, own, other] of words) {
    expect(probability(own, word, role)).toBeGreaterThan(0.5);
    expect(probability(own, word, role)).toBeGreaterThan(probability(other, word, role));
  }
});
