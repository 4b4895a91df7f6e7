import { compiledKernel, Kernel, type Address } from '../../kernel.ts';
import type { Matrix } from './matrix.ts';

/** What `kernel/kernel.ts` exports. */
interface Exports {
  affine(
    x: Address, w: Address, bias: Address, out: Address, rows: number, inputs: number, outputs: number,
  ): void; // prettier-ignore
  recur(
    gates: Address, w: Address, cell: Address, states: Address, stride: number, length: number, hidden: number,
    backward: boolean,
  ): void; // prettier-ignore
  firstFree(): Address;
}

/** A linear map in the kernel's memory. */
export interface Layer {
  readonly weights: Address;
  readonly bias: Address;
  readonly inputs: number;
  readonly outputs: number;
}

const compiled = compiledKernel('quotes');

/** The compiled arithmetic of a network. */
export class NetworkKernel {
  readonly #running = new Kernel<Exports>(compiled);

  /** Room for so many float32, all 0, in the kernel's memory. */
  reserve(count: number): Address {
    return this.#running.reserve(4 * count);
  }

  /** A view of the memory; a later `reserve` may detach it, so it is not kept. */
  view(address: Address, count: number): Float32Array {
    return new Float32Array(this.#running.buffer, address, count);
  }

  /** Places a map with a row for each output, and its bias if there is one; outputs are filled up to a multiple of 16. */
  place({ rows, columns, values }: Matrix, bias?: ArrayLike<number>): Layer {
    const outputs = Math.ceil(rows / 16) * 16;
    const layer = {
      weights: this.reserve(outputs * columns),
      bias: this.reserve(outputs),
      inputs: columns,
      outputs,
    };
    const weights = this.view(layer.weights, outputs * columns);
    for (let row = 0; row < rows; row++)
      for (let k = 0; k < columns; k++) weights[k * outputs + row] = values[row * columns + k]!;
    if (bias) this.view(layer.bias, outputs).set(bias);
    return layer;
  }

  /** Applies a map to `rows` rows at `x`. */
  apply({ weights, bias, inputs, outputs }: Layer, x: Address, out: Address, rows: number): void {
    this.#running.exports.affine(x, weights, bias, out, rows, inputs, outputs);
  }

  /** Runs one direction of an LSTM over `length` tokens, given what their inputs give to the gates. */
  recur(
    { weights, inputs }: Layer,
    gates: Address,
    cell: Address,
    states: { readonly address: Address; readonly stride: number },
    length: number,
    backward: boolean,
  ): void {
    this.#running.exports.recur(
      gates,
      weights,
      cell,
      states.address,
      4 * states.stride,
      length,
      inputs,
      backward,
    );
  }
}
