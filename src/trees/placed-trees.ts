import type { Address } from '../kernel.ts';
import { doublesAt, floatsAt, kernel, numbersAt, reserve } from './tree-kernel.ts';
import type { TreeModel } from './trees.ts';

/** Rows that the kernel takes at once, scores that it keeps for each, and bytes of a mask: see `kernel/kernel.ts`. */
const ROWS = 64;
const SCORES = 4;
const MASK = 8;

/** Records in the kernel's memory. */
interface Part {
  readonly start: Address;
  readonly end: Address;
}

/** A tree model as it lies in the kernel's memory, with room for 64 rows. */
export interface PlacedTrees {
  /** Room for rows as they are given. */
  readonly rows: Address;
  /** Where the features that its tests look at stand in a row, in the order of their columns. */
  readonly features: Part;
  readonly columns: Address;
  readonly tests: Part;
  /** The rows that pass each test. */
  readonly masks: Address;
  readonly roots: Part;
  readonly branches: Part;
  /** The rows at each node: first those that branch, then the leaves. */
  readonly nodes: Address;
  readonly leaves: Part;
  readonly values: Address;
  readonly scores: Address;
  /** Room for the list of the leaves that rows reach. */
  readonly reached: Address;
}

/**
 * Lays trees out for the kernel.
 *
 * @param width - features of a row
 * @param valuesOf - the values of a leaf, one to four
 */
export function placeTrees(
  model: TreeModel,
  width: number,
  valuesOf: (leaf: number) => readonly number[],
): PlacedTrees {
  const { branches, leaves } = nodesOf(model);
  const tests = testsOf(model, branches);
  const features = [...new Set(tests.kinds.map(({ feature }) => feature))];
  const columns = reserve(4 * ROWS * features.length);
  const masks = reserve(MASK * tests.kinds.length);
  const nodes = reserve(MASK * (branches.length + leaves.length));
  const addresses = new Map([...branches, ...leaves].map((node, i) => [node, nodes + MASK * i]));
  const firstLeaf = nodes + MASK * branches.length;
  return {
    rows: reserve(4 * ROWS * width),
    features: placeNumbers(features.map((feature) => 4 * feature)),
    columns,
    tests: placeTests(tests.kinds, (feature) => columns + 4 * ROWS * features.indexOf(feature)),
    masks,
    roots: placeNumbers(Array.from(model.roots, (root) => addresses.get(root)!)),
    branches: placeNumbers(
      branches.flatMap((node, i) => {
        const left = model.left[node]!;
        return [masks + MASK * tests.ofBranches[i]!, addresses.get(left)!, addresses.get(left + 1)!];
      }),
    ),
    nodes,
    leaves: { start: firstLeaf, end: firstLeaf + MASK * leaves.length },
    values: placeValues(leaves.map(valuesOf)),
    scores: reserve(8 * SCORES * ROWS),
    // The kernel writes one entry more than it keeps.
    reached: reserve(4 * (leaves.length + 1)),
  };
}

/** The nodes that branch, each before those below it, and the leaves, tree after tree. */
function nodesOf({ roots, features, left }: TreeModel): { branches: number[]; leaves: number[] } {
  const branches: number[] = [];
  const leaves: number[] = [];
  for (const root of roots) {
    const waiting = [root];
    for (const node of waiting) {
      if (features[node]! < 0) leaves.push(node);
      else {
        branches.push(node);
        waiting.push(left[node]!, left[node]! + 1);
      }
    }
  }
  return { branches, leaves };
}

interface Test {
  readonly feature: number;
  readonly threshold: number;
}

/** The tests that branches make, each once, and the number of that of each branch. */
function testsOf(
  { features, thresholds }: TreeModel,
  branches: readonly number[],
): { kinds: Test[]; ofBranches: number[] } {
  const kinds: Test[] = [];
  const known = new Map<string, number>();
  const ofBranches = branches.map((node) => {
    const test = { feature: features[node]!, threshold: thresholds[node]! };
    const key = `${test.feature} ${test.threshold}`;
    const number = known.get(key) ?? kinds.push(test) - 1;
    known.set(key, number);
    return number;
  });
  return { kinds, ofBranches };
}

function placeTests(tests: readonly Test[], columnOf: (feature: number) => Address): Part {
  const part = placeNumbers(tests.flatMap(({ feature }) => [columnOf(feature), 0]));
  const thresholds = floatsAt(part.start, 2 * tests.length);
  tests.forEach(({ threshold }, i) => {
    thresholds[2 * i + 1] = threshold;
  });
  return part;
}

function placeNumbers(numbers: readonly number[]): Part {
  const start = reserve(4 * numbers.length);
  numbersAt(start, numbers.length).set(numbers);
  return { start, end: start + 4 * numbers.length };
}

function placeValues(leaves: readonly (readonly number[])[]): Address {
  const start = reserve(4 * SCORES * leaves.length);
  const table = floatsAt(start, SCORES * leaves.length);
  leaves.forEach((values, i) => {
    table.set(values, SCORES * i);
  });
  return start;
}

/** The scores of rows, an array for each of the model's `outputs`. */
export function scoreRows(
  trees: PlacedTrees,
  rows: Float32Array,
  width: number,
  outputs: number,
): Float64Array[] {
  const { features, columns, tests, masks, roots, branches, nodes, leaves, values } = trees;
  const total = rows.length / width;
  // One array in parts is made in half the time of several.
  const all = new Float64Array(outputs * total);
  const scores = Array.from({ length: outputs }, (_, i) => all.subarray(i * total, (i + 1) * total));
  for (let first = 0; first < total; first += ROWS) {
    const count = Math.min(ROWS, total - first);
    floatsAt(trees.rows, count * width).set(rows.subarray(first * width, (first + count) * width));
    const sums = doublesAt(trees.scores, SCORES * count).fill(0);
    kernel.gather(count, trees.rows, 4 * width, features.start, features.end, columns);
    kernel.test(count, tests.start, tests.end, masks);
    kernel.descend(count, roots.start, roots.end, branches.start, branches.end, nodes);
    kernel.add(leaves.start, leaves.end, values, trees.scores, trees.reached);
    scores.forEach((some, output) => {
      for (let row = 0; row < count; row++) some[first + row] = sums[SCORES * row + output]!;
    });
  }
  return scores;
}
