import { readFileSync } from 'node:fs';

/** An address in a kernel's memory, in bytes. */
export type Address = number;

const PAGE = 65_536;
const ALIGNMENT = 16;

/** A kernel as `src/training/build-kernel.ts` compiles it. */
export function compiledKernel(name: 'trees' | 'encoder' | 'quotes'): WebAssembly.Module {
  return new WebAssembly.Module(readFileSync(new URL(`../data/models/${name}-kernel.wasm`, import.meta.url)));
}

/** A running kernel with a memory of its own. */
export class Kernel<Exports extends { firstFree(): Address }> {
  readonly exports: Exports;
  readonly #memory = new WebAssembly.Memory({ initial: 1 });
  #used: Address;

  constructor(compiled: WebAssembly.Module) {
    const { exports } = new WebAssembly.Instance(compiled, { env: { memory: this.#memory } });
    this.exports = exports as unknown as Exports;
    this.#used = aligned(this.exports.firstFree());
  }

  /** The memory; a later `reserve` may detach it, so no view of it is kept over one. */
  get buffer(): ArrayBuffer {
    return this.#memory.buffer;
  }

  /** Room for so many bytes, all 0, aligned for vectors. Never freed: it is for weights and for work space used again. */
  reserve(bytes: number): Address {
    const address = this.#used;
    this.#used = aligned(address + bytes);
    const missing = this.#used - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE));
    return address;
  }
}

function aligned(address: Address): Address {
  return Math.ceil(address / ALIGNMENT) * ALIGNMENT;
}
