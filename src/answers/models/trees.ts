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
  /** How many scores a row gets. */
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

/** The score of each row. Tree after tree, and not row after row: a tree that has just been walked is at hand. */
export function treeScores(model: TreeModel, rows: Float32Array, width: number): Float64Array {
  const { roots, features, thresholds, left } = model;
  const scores = new Float64Array(rows.length / width);
  for (const root of roots) {
    for (let row = 0, offset = 0; row < scores.length; row++, offset += width) {
      let node = root;
      for (let feature = features[node]!; feature >= 0; feature = features[node]!) {
        const child = left[node]!;
        node = rows[offset + feature]! < thresholds[node]! ? child : child + 1;
      }
      scores[row]! += thresholds[node]!;
    }
  }
  return scores;
}

/** The scores of each row, an array for each output. */
export function jointTreeScores(model: JointTreeModel, rows: Float32Array, width: number): Float64Array[] {
  const { roots, features, thresholds, left, values, outputs } = model;
  const count = rows.length / width;
  const scores = Array.from({ length: outputs }, () => new Float64Array(count));
  for (const root of roots) {
    for (let row = 0, offset = 0; row < count; row++, offset += width) {
      let node = root;
      for (let feature = features[node]!; feature >= 0; feature = features[node]!) {
        const child = left[node]!;
        node = rows[offset + feature]! < thresholds[node]! ? child : child + 1;
      }
      const leaf = left[node]!;
      for (let output = 0; output < outputs; output++) scores[output]![row]! += values[leaf + output]!;
    }
  }
  return scores;
}
