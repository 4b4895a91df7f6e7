import type { StoredTrees, TreeModel } from '../../trees/trees.ts';

/** Trees as a file holds them: leaves to six significant digits, thresholds exactly as rows are compared. */
export function storeTrees({ roots, features, thresholds, left }: TreeModel): StoredTrees {
  return {
    roots: Array.from(roots),
    features: Array.from(features),
    thresholds: Array.from(thresholds, (value, node) =>
      features[node]! < 0 ? shorten(value) : exact(value),
    ),
    left: Array.from(left),
  };
}

/** The shortest number that is the same as a 32-bit float: edges are values that rows have, and are compared with them. */
function exact(value: number): number {
  for (let digits = 4; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
}

/** A weight to six significant digits. */
export function shorten(value: number): number {
  return Number(value.toPrecision(6));
}
