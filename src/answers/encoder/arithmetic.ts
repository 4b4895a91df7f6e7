import { compiledKernel, Kernel, type Address } from '../../kernel.ts';
import type { ModelFile, Tensor } from './model-file.ts';

/** What `kernel/kernel.ts` exports. */
interface Exports {
  firstFree(): Address;
  multiply(
    a: Address, aScales: Address, w: Address, wScales: Address, bias: Address, out: Address,
    rows: number, width: number, columns: number, add: boolean,
  ): void; // prettier-ignore
  quantize(x: Address, out: Address, scales: Address, rows: number, width: number, rectify: boolean): void;
  normalize(
    x: Address, scale: Address, shift: Address, out: Address, rows: number, width: number, epsilon: number,
  ): void; // prettier-ignore
  attend(
    q: Address, qStride: number, k: Address, kStride: number, v: Address, vStride: number, out: Address, outStride: number,
    shares: Address, queries: number, keys: number, heads: number, size: number, scale: number,
  ): void; // prettier-ignore
}

/** A linear map in the kernel's memory. */
export interface Matrix {
  readonly codes: Address;
  readonly scales: Address;
  readonly bias: Address;
  readonly inputs: number;
  readonly outputs: number;
}

/** Rows quantised to 16 bits, in the kernel's memory. */
export interface QuantizedRows {
  readonly codes: Address;
  readonly scales: Address;
}

export interface LayerNorm {
  readonly scale: Address;
  readonly shift: Address;
}

/** As in the base weights and in model.py. */
const EPSILON = 1e-6;

const compiled = compiledKernel('encoder');

/** The kernel, its memory, and what lies where in it. */
export class Arithmetic {
  readonly #running = new Kernel<Exports>(compiled);
  readonly #tensors: ReadonlyMap<string, Tensor>;
  readonly kernel = this.#running.exports;
  #bytes: Int8Array = new Int8Array();
  #floats: Float32Array = new Float32Array();

  constructor(files: readonly Pick<ModelFile, 'tensors'>[]) {
    this.#tensors = new Map(files.flatMap(({ tensors }) => [...tensors]));
  }

  /** Room for so many bytes in the kernel's memory, aligned for vectors. */
  reserve(bytes: number): Address {
    const address = this.#running.reserve(bytes);
    this.#bytes = new Int8Array(this.#running.buffer);
    this.#floats = new Float32Array(this.#running.buffer);
    return address;
  }

  /** Room for so many float32. */
  reserveFloats(count: number): Address {
    return this.reserve(4 * count);
  }

  /** A view of float32 in the memory; a later `reserve` may detach it, so it is not kept. */
  floats(address: Address, count: number): Float32Array {
    return this.#floats.subarray(address / 4, address / 4 + count);
  }

  bytes(address: Address, count: number): Int8Array {
    return this.#bytes.subarray(address, address + count);
  }

  /** The values of a tensor of the model file, outside the kernel's memory. */
  values(name: string): Int8Array | Float32Array {
    return this.tensor(name).values;
  }

  tensor(name: string): Tensor {
    const tensor = this.#tensors.get(name);
    if (!tensor) throw new Error(`the encoder's model file has no tensor ${name}`);
    return tensor;
  }

  has(name: string): boolean {
    return this.#tensors.has(name);
  }

  placeVector(name: string): Address {
    return this.place(this.values(name));
  }

  place(values: Int8Array | Float32Array): Address {
    const address = this.reserve(values.byteLength);
    if (values instanceof Int8Array) this.bytes(address, values.length).set(values);
    else this.floats(address, values.length).set(values);
    return address;
  }

  placeMatrix(name: string): Matrix {
    const [outputs, inputs] = this.tensor(name).shape;
    if (outputs === undefined || inputs === undefined) throw new Error(`${name} is no matrix`);
    const codes = this.placeVector(name);
    const scales = this.placeVector(`${name}.scales`);
    return { codes, scales, bias: this.placeVector(`${name}.bias`), inputs, outputs };
  }

  placeNorm(scale: string, shift: string): LayerNorm {
    return { scale: this.placeVector(scale), shift: this.placeVector(shift) };
  }

  /** A layer norm that neither scales nor shifts. */
  placePlainNorm(width: number): LayerNorm {
    return { scale: this.place(new Float32Array(width).fill(1)), shift: this.place(new Float32Array(width)) };
  }

  normalize(x: Address, norm: LayerNorm, out: Address, rows: number, width: number): void {
    this.kernel.normalize(x, norm.scale, norm.shift, out, rows, width, EPSILON);
  }

  /** `out` = quantised rows times the matrix plus its bias; added to what is there when `add`. */
  multiply(rows: QuantizedRows, matrix: Matrix, out: Address, count: number, add = false): void {
    const { codes, scales, bias, inputs, outputs } = matrix;
    this.kernel.multiply(rows.codes, rows.scales, codes, scales, bias, out, count, inputs, outputs, add);
  }

  quantize(x: Address, out: QuantizedRows, rows: number, width: number, rectify = false): void {
    this.kernel.quantize(x, out.codes, out.scales, rows, width, rectify);
  }
}
