import { readFileSync } from 'node:fs';
import type { ModelFile, Tensor } from './model-file.ts';

/** An address in the kernel's memory, in bytes. */
export type Address = number;

interface Kernel {
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

const PAGE = 65_536;
const ALIGNMENT = 16;
/** As in the base weights and in model.py. */
const EPSILON = 1e-6;

const kernelModule = new WebAssembly.Module(
  readFileSync(new URL('../../../data/models/encoder-kernel.wasm', import.meta.url)),
);

/** The kernel, its memory, and what lies where in it. */
export class Arithmetic {
  readonly #memory: WebAssembly.Memory;
  readonly #tensors: ReadonlyMap<string, Tensor>;
  readonly kernel: Kernel;
  #used: Address;
  #bytes: Int8Array = new Int8Array();
  #floats: Float32Array = new Float32Array();

  constructor(file: ModelFile) {
    this.#tensors = file.tensors;
    this.#memory = new WebAssembly.Memory({ initial: 1 });
    const instance = new WebAssembly.Instance(kernelModule, { env: { memory: this.#memory } });
    this.kernel = instance.exports as unknown as Kernel;
    this.#used = Math.ceil(this.kernel.firstFree() / ALIGNMENT) * ALIGNMENT;
  }

  /** Room for so many bytes, aligned for vectors. Never freed: it is for weights and for work space used again. */
  reserve(bytes: number): Address {
    const address = this.#used;
    this.#used = Math.ceil((address + bytes) / ALIGNMENT) * ALIGNMENT;
    const missing = this.#used - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE));
    this.#bytes = new Int8Array(this.#memory.buffer);
    this.#floats = new Float32Array(this.#memory.buffer);
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
