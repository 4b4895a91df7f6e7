import { compiledKernel, Kernel, type Address } from '../kernel.ts';

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

const running = new Kernel<Exports>(compiledKernel('trees'));

/** The compiled walk through trees. */
export const kernel = running.exports;

/** Room for so many bytes in the kernel's memory, for models, of which a process has a few. */
export function reserve(bytes: number): Address {
  return running.reserve(bytes);
}

/** A view of whole numbers in the kernel's memory; a later `reserve` may detach it, so it is not kept. */
export function numbersAt(address: Address, count: number): Uint32Array {
  return new Uint32Array(running.buffer, address, count);
}

/** A view of float32 in the kernel's memory, likewise. */
export function floatsAt(address: Address, count: number): Float32Array {
  return new Float32Array(running.buffer, address, count);
}

/** A view of float64 in the kernel's memory, likewise. */
export function doublesAt(address: Address, count: number): Float64Array {
  return new Float64Array(running.buffer, address, count);
}
