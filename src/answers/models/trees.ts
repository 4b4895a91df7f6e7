/** Boosted regression trees in flat tables: the score of a row is the sum of the leaves that it falls into. */
export interface TreeModel {
  /** First node of each tree. */
  readonly roots: Int32Array;
  /** Feature that a node looks at; -1 for a leaf. */
  readonly features: Int16Array;
  /** A row goes left where its feature is below the threshold; for a leaf, its value. */
  readonly thresholds: Float32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
}

/** A tree model as it is kept in a file. */
export type StoredTrees = { readonly [Table in keyof TreeModel]: readonly number[] };

/** A tree model from what a file holds. */
export function restoreTrees(stored: StoredTrees): TreeModel {
  return {
    roots: Int32Array.from(stored.roots),
    features: Int16Array.from(stored.features),
    thresholds: Float32Array.from(stored.thresholds),
    left: Int32Array.from(stored.left),
    right: Int32Array.from(stored.right),
  };
}

/** The score of the row that starts at `offset` in `rows`. */
export function scoreRow(model: TreeModel, rows: Float32Array, offset: number): number {
  const { roots, features, thresholds, left, right } = model;
  let score = 0;
  for (let tree = 0; tree < roots.length; tree++) {
    let node = roots[tree]!;
    let feature = features[node]!;
    while (feature >= 0) {
      node = rows[offset + feature]! < thresholds[node]! ? left[node]! : right[node]!;
      feature = features[node]!;
    }
    score += thresholds[node]!;
  }
  return score;
}
