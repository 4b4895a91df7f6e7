import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Matrix } from '../../src/quotes/extraction/matrix.ts';
import { NetworkKernel } from '../../src/quotes/extraction/network-kernel.ts';

const number = fc.double({ min: -2, max: 2, noNaN: true });

function matrix(rows: number, columns: number, next: () => number): Matrix {
  return { rows, columns, values: Float32Array.from({ length: rows * columns }, next) };
}

const dot = (a: Matrix, row: number, x: readonly number[]): number =>
  x.reduce((sum, value, k) => sum + value * (a.values[row * a.columns + k] ?? NaN), 0);

test('the kernel multiplies as by definition', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 5 }),
      fc.infiniteStream(number),
      (outputs, inputs, rows, stream) => {
        const next = (): number => Number(stream.next().value);
        const kernel = new NetworkKernel();
        const map = matrix(outputs, inputs, next);
        const bias = Float32Array.from({ length: outputs }, next);
        const layer = kernel.place(map, bias);
        const from = kernel.reserve(rows * inputs);
        const to = kernel.reserve(rows * layer.outputs);
        const x = Float32Array.from({ length: rows * inputs }, next);
        kernel.view(from, x.length).set(x);
        kernel.apply(layer, from, to, rows);
        const result = kernel.view(to, rows * layer.outputs);
        for (let row = 0; row < rows; row++) {
          const own = Array.from(x.subarray(row * inputs, (row + 1) * inputs));
          for (let o = 0; o < outputs; o++)
            expect(result[row * layer.outputs + o]).toBeCloseTo((bias[o] ?? NaN) + dot(map, o, own), 4);
        }
      },
    ),
  );
});

test('the kernel runs an LSTM in both directions as by definition', () => {
  const hidden = 8;
  const length = 5;
  fc.assert(
    fc.property(fc.boolean(), fc.infiniteStream(number), (backward, stream) => {
      const next = (): number => Number(stream.next().value);
      const kernel = new NetworkKernel();
      const recurrent = matrix(4 * hidden, hidden, next);
      const layer = kernel.place(recurrent);
      const given = Float32Array.from({ length: length * 4 * hidden }, next);
      const gates = kernel.reserve(given.length);
      const cell = kernel.reserve(2 * hidden);
      const address = kernel.reserve(length * hidden);
      kernel.view(gates, given.length).set(given);
      kernel.recur(layer, gates, cell, { address, stride: hidden }, length, backward);
      const found = kernel.view(address, length * hidden);
      let state = Array.from({ length: hidden }, () => 0);
      let kept = state;
      for (let n = 0; n < length; n++) {
        const i = backward ? length - 1 - n : n;
        const gate = (k: number, which: number): number =>
          (given[i * 4 * hidden + which * hidden + k] ?? NaN) + dot(recurrent, which * hidden + k, state);
        const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));
        kept = kept.map((old, k) => sigmoid(gate(k, 1)) * old + sigmoid(gate(k, 0)) * Math.tanh(gate(k, 2)));
        state = kept.map((value, k) => sigmoid(gate(k, 3)) * Math.tanh(value));
        state.forEach((value, k) => {
          expect(found[i * hidden + k]).toBeCloseTo(value, 4);
        });
      }
    }),
  );
});
