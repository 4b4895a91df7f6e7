import type { TreeModel } from '../../answers/models/trees.ts';
import { binEdges, binRows, BINS, type Table } from './bins.ts';
import type { Objective } from './objectives.ts';
import { randomFrom } from './random.ts';

export interface BoostSettings {
  readonly trees: number;
  readonly rate: number;
  readonly leaves: number;
  readonly leastRows: number;
  readonly ridge: number;
  /** Share of the features that each tree may look at. */
  readonly featureShare: number;
  /** Share of the rows that each tree is grown on. */
  readonly rowShare: number;
  readonly seed: number;
}

/**
 * Gradient-boosted regression trees over binned features, each grown leaf by leaf where the loss falls most (as
 * LightGBM does: Ke et al. 2017). Same settings and rows give the same trees.
 */
export function boost(table: Table, objective: Objective, settings: BoostSettings): TreeModel {
  const { count, width } = table;
  const edges = binEdges(table);
  const bins = binRows(table, edges);
  const random = randomFrom(settings.seed);
  const scores = new Float64Array(count);
  const gradients = new Float64Array(count);
  const curvatures = new Float64Array(count);
  const roots: number[] = [];
  const nodes: Nodes = { features: [], thresholds: [], bins: [], left: [] };
  for (let tree = 0; tree < settings.trees; tree++) {
    objective(scores, gradients, curvatures);
    const columns: number[] = [];
    for (let f = 0; f < width; f++)
      if (edges[f]!.length > 0 && random() < settings.featureShare) columns.push(f);
    if (columns.length === 0) continue;
    const grower: Grower = { bins, edges, count, columns, gradients, curvatures, settings };
    roots.push(nodes.features.length);
    growTree(grower, scores, nodes, random);
  }
  return {
    roots: Int32Array.from(roots),
    features: Int16Array.from(nodes.features),
    thresholds: Float32Array.from(nodes.thresholds),
    left: Int32Array.from(nodes.left),
  };
}

interface Grower {
  readonly bins: Uint8Array;
  readonly edges: readonly Float32Array[];
  readonly count: number;
  readonly columns: readonly number[];
  readonly gradients: Float64Array;
  readonly curvatures: Float64Array;
  readonly settings: BoostSettings;
}

interface Leaf {
  readonly node: number;
  readonly rows: Int32Array;
  readonly sums: Float64Array;
  readonly gradient: number;
  readonly curvature: number;
  split: { readonly gain: number; readonly column: number; readonly bin: number } | null;
}

type Nodes = Record<'features' | 'thresholds' | 'bins' | 'left', number[]>;

function growTree(grower: Grower, scores: Float64Array, nodes: Nodes, random: () => number): void {
  const { settings, edges, bins, count, columns } = grower;
  const rootNode = addNode(nodes);
  const root = sampleRows(count, settings.rowShare, random);
  let leaves = [makeLeaf(grower, rootNode, root, sumRows(grower, root))];
  while (leaves.length < settings.leaves) {
    const widest = leaves.reduce((best, leaf) =>
      (leaf.split?.gain ?? 0) > (best.split?.gain ?? 0) ? leaf : best,
    );
    if (!widest.split) break;
    const { column, bin } = widest.split;
    const feature = columns[column]!;
    const [leftRows, rightRows] = partition(
      widest.rows,
      bins.subarray(feature * count, (feature + 1) * count),
      bin,
    );
    const isLeftSmaller = leftRows.length < rightRows.length;
    const smaller = sumRows(grower, isLeftSmaller ? leftRows : rightRows);
    const larger = widest.sums.map((sum, i) => sum - smaller[i]!);
    const [left, right] = [addNode(nodes), addNode(nodes)];
    nodes.features[widest.node] = feature;
    nodes.thresholds[widest.node] = edges[feature]![bin]!;
    nodes.bins[widest.node] = bin;
    nodes.left[widest.node] = left;
    leaves = leaves.filter((leaf) => leaf !== widest);
    leaves.push(makeLeaf(grower, left, leftRows, isLeftSmaller ? smaller : larger));
    leaves.push(makeLeaf(grower, right, rightRows, isLeftSmaller ? larger : smaller));
  }
  for (const { node, gradient, curvature } of leaves) {
    const value = Math.fround((-settings.rate * gradient) / (curvature + settings.ridge));
    nodes.thresholds[node] = value;
  }
  addTree(grower, nodes, rootNode, scores);
}

/** Adds to every row's score the leaf that it falls into. */
function addTree({ bins, count }: Grower, nodes: Nodes, root: number, scores: Float64Array): void {
  for (let row = 0; row < count; row++) {
    let node = root;
    for (let feature = nodes.features[node]!; feature >= 0; feature = nodes.features[node]!) {
      node = bins[feature * count + row]! <= nodes.bins[node]! ? nodes.left[node]! : nodes.left[node]! + 1;
    }
    scores[row]! += nodes.thresholds[node]!;
  }
}

function sampleRows(count: number, share: number, random: () => number): Int32Array {
  const rows = new Int32Array(count);
  let kept = 0;
  for (let row = 0; row < count; row++) if (share >= 1 || random() < share) rows[kept++] = row;
  return rows.subarray(0, kept);
}

function addNode(nodes: Nodes): number {
  nodes.features.push(-1);
  nodes.thresholds.push(0);
  nodes.bins.push(0);
  return nodes.left.push(-1) - 1;
}

/** Rows at or below a bin, and those above it, each in their order. */
function partition(rows: Int32Array, bins: Uint8Array, bin: number): [Int32Array, Int32Array] {
  let count = 0;
  for (const row of rows) if (bins[row]! <= bin) count++;
  const [left, right] = [new Int32Array(count), new Int32Array(rows.length - count)];
  let [l, r] = [0, 0];
  for (const row of rows) {
    if (bins[row]! <= bin) left[l++] = row;
    else right[r++] = row;
  }
  return [left, right];
}

/** Gradient, curvature and number of rows for each bin of each column. */
function sumRows({ bins, columns, count, gradients, curvatures }: Grower, rows: Int32Array): Float64Array {
  const sums = new Float64Array(columns.length * BINS * 3);
  for (let column = 0; column < columns.length; column++) {
    const base = column * BINS * 3;
    const offset = columns[column]! * count;
    for (const row of rows) {
      const at = base + bins[offset + row]! * 3;
      sums[at]! += gradients[row]!;
      sums[at + 1]! += curvatures[row]!;
      sums[at + 2]! += 1;
    }
  }
  return sums;
}

function makeLeaf(grower: Grower, node: number, rows: Int32Array, sums: Float64Array): Leaf {
  let gradient = 0;
  let curvature = 0;
  for (const row of rows) {
    gradient += grower.gradients[row]!;
    curvature += grower.curvatures[row]!;
  }
  const leaf: Leaf = { node, rows, sums, gradient, curvature, split: null };
  leaf.split = bestSplit(grower, leaf);
  return leaf;
}

function bestSplit(
  { columns, edges, settings }: Grower,
  { rows, sums, gradient, curvature }: Leaf,
): Leaf['split'] {
  const { ridge, leastRows } = settings;
  const before = gradient ** 2 / (curvature + ridge);
  let best: Leaf['split'] = null;
  columns.forEach((feature, column) => {
    let [g, h, n] = [0, 0, 0];
    for (let bin = 0; bin < edges[feature]!.length; bin++) {
      const at = (column * BINS + bin) * 3;
      g += sums[at]!;
      h += sums[at + 1]!;
      n += sums[at + 2]!;
      if (n < leastRows) continue;
      if (rows.length - n < leastRows) break;
      const gain = g ** 2 / (h + ridge) + (gradient - g) ** 2 / (curvature - h + ridge) - before;
      if (gain > (best?.gain ?? 1e-6)) best = { gain, column, bin };
    }
  });
  return best;
}
