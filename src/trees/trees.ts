import { placeTrees, scoreRows, type PlacedTrees } from './placed-trees.ts';

/** Boosted regression trees in flat tables: the score of a row is the sum of the leaves that it falls into. */
export interface TreeModel {
  /** First node of each tree. */
  readonly roots: Int32Array;
  /** Feature that a node looks at; -1 for a leaf. */
  readonly features: Int16Array;
  /** A row goes left where its feature is below the threshold; for a leaf, its value. */
  readonly thresholds: Float32Array;
  /** The node to the left; the one to the right comes after it. */
  readonly left: Int32Array;
}

/** A tree model as it is kept in a file. */
export type StoredTrees = { readonly [Table in keyof TreeModel]: readonly number[] };

/** Trees that give several scores at once: for a leaf, `left` says where its values stand. */
export interface JointTreeModel extends TreeModel {
  /** How many scores a row gets, at most 4. */
  readonly outputs: number;
  readonly values: Float32Array;
}

/** A joint tree model as it is kept in a file. */
export type StoredJointTrees = StoredTrees & { readonly outputs: number; readonly values: readonly number[] };

/** A tree model from what a file holds. */
export function restoreTrees(stored: StoredTrees): TreeModel {
  return {
    roots: Int32Array.from(stored.roots),
    features: Int16Array.from(stored.features),
    thresholds: Float32Array.from(stored.thresholds),
    left: Int32Array.from(stored.left),
  };
}

/** A joint tree model from what a file holds. */
export function restoreJointTrees(stored: StoredJointTrees): JointTreeModel {
  return { ...restoreTrees(stored), outputs: stored.outputs, values: Float32Array.from(stored.values) };
}

const placed = new WeakMap<TreeModel, PlacedTrees>();

/** The score of each row. */
export function treeScores(model: TreeModel, rows: Float32Array, width: number): Float64Array {
  const trees = placedOnce(model, width, (leaf) => [model.thresholds[leaf]!]);
  return scoreRows(trees, rows, width, 1)[0]!;
}

/** The scores of each row, an array for each output. */
export function jointTreeScores(model: JointTreeModel, rows: Float32Array, width: number): Float64Array[] {
  const { left, values, outputs } = model;
  const trees = placedOnce(model, width, (leaf) => [...values.subarray(left[leaf], left[leaf]! + outputs)]);
  return scoreRows(trees, rows, width, outputs);
}

function placedOnce(
  model: TreeModel,
  width: number,
  valuesOf: (leaf: number) => readonly number[],
): PlacedTrees {
  const known = placed.get(model);
  if (known) return known;
  const trees = placeTrees(model, width, valuesOf);
  placed.set(model, trees);
  return trees;
}
