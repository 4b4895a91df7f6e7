import { readFileSync } from 'node:fs';

/** An address in the kernel's memory, in bytes. */
export type Address = number;

/** What `kernel/kernel.ts` exports. */
interface Exports {
  gather(
    count: number, rows: Address, width: number, features: Address, endFeatures: Address, columns: Address,
  ): void; // prettier-ignore
  test(count: number, tests: Address, endTests: Address, masks: Address): void;
  descend(
    count: number, roots: Address, endRoots: Address, branches: Address, endBranches: Address, nodes: Address,
  ): void; // prettier-ignore
  add(leaves: Address, endLeaves: Address, values: Address, scores: Address, reached: Address): void;
  firstFree(): Address;
}

const PAGE = 65_536;
const ALIGNMENT = 16;
const kernelModule = new WebAssembly.Module(
  readFileSync(new URL('../../data/models/trees-kernel.wasm', import.meta.url)),
);
const memory = new WebAssembly.Memory({ initial: 1 });

/** The compiled walk through trees. */
export const kernel = new WebAssembly.Instance(kernelModule, { env: { memory } })
  .exports as unknown as Exports;
let used = aligned(kernel.firstFree());

/** Room for so many bytes in the kernel's memory. Never freed: it is for models, of which a process has a few. */
export function reserve(bytes: number): Address {
  const address = used;
  used = aligned(address + bytes);
  const missing = used - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
  return address;
}

/** A view of whole numbers in the kernel's memory; a later `reserve` may detach it, so it is not kept. */
export function numbersAt(address: Address, count: number): Uint32Array {
  return new Uint32Array(memory.buffer, address, count);
}

/** A view of float32 in the kernel's memory, likewise. */
export function floatsAt(address: Address, count: number): Float32Array {
  return new Float32Array(memory.buffer, address, count);
}

/** A view of float64 in the kernel's memory, likewise. */
export function doublesAt(address: Address, count: number): Float64Array {
  return new Float64Array(memory.buffer, address, count);
}

function aligned(address: Address): Address {
  return Math.ceil(address / ALIGNMENT) * ALIGNMENT;
}
