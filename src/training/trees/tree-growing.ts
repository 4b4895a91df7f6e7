import { BINS } from './bins.ts';

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

/** One objective's scores so far, and its gradient and curvature at them. */
export interface Slopes {
  readonly scores: Float64Array;
  readonly gradients: Float64Array;
  readonly curvatures: Float64Array;
}

/** What a tree is grown from. */
export interface Grower {
  readonly bins: Uint8Array;
  readonly edges: readonly Float32Array[];
  readonly count: number;
  readonly columns: readonly number[];
  readonly slopes: readonly Slopes[];
  readonly settings: BoostSettings;
}

interface Leaf {
  readonly node: number;
  readonly rows: Int32Array;
  readonly sums: Float64Array;
  /** Gradient and curvature of each objective over the rows. */
  readonly totals: Float64Array;
  split: { readonly gain: number; readonly column: number; readonly bin: number } | null;
}

/** The nodes of all trees grown so far; `bins` holds each threshold as the number of a bin. */
export type Nodes = Record<'features' | 'thresholds' | 'bins' | 'left' | 'values', number[]>;

/** Grows one tree, leaf by leaf where the losses together fall most, and adds it to the scores. */
export function growTree(grower: Grower, nodes: Nodes, random: () => number): void {
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
  for (const { node, totals } of leaves) {
    nodes.left[node] = nodes.values.length;
    for (let i = 0; i < totals.length; i += 2)
      nodes.values.push(Math.fround((-settings.rate * totals[i]!) / (totals[i + 1]! + settings.ridge)));
  }
  addTree(grower, nodes, rootNode);
}

/** Adds to every row's scores the leaf that it falls into. */
function addTree({ bins, count, slopes }: Grower, nodes: Nodes, root: number): void {
  for (let row = 0; row < count; row++) {
    let node = root;
    for (let feature = nodes.features[node]!; feature >= 0; feature = nodes.features[node]!) {
      node = bins[feature * count + row]! <= nodes.bins[node]! ? nodes.left[node]! : nodes.left[node]! + 1;
    }
    slopes.forEach(({ scores }, output) => {
      scores[row]! += nodes.values[nodes.left[node]! + output]!;
    });
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

/** For each bin of each column: gradient and curvature of each objective, and the number of rows. */
function sumRows({ bins, columns, count, slopes }: Grower, rows: Int32Array): Float64Array {
  const stride = 2 * slopes.length + 1;
  const sums = new Float64Array(columns.length * BINS * stride);
  const kept = new Float64Array(rows.length * (stride - 1));
  slopes.forEach(({ gradients, curvatures }, output) => {
    for (let i = 0, at = 2 * output; i < rows.length; i++, at += stride - 1) {
      kept[at] = gradients[rows[i]!]!;
      kept[at + 1] = curvatures[rows[i]!]!;
    }
  });
  for (let column = 0; column < columns.length; column++) {
    const base = column * BINS * stride;
    const offset = columns[column]! * count;
    for (let i = 0, from = 0; i < rows.length; i++) {
      let at = base + bins[offset + rows[i]!]! * stride;
      for (let k = 1; k < stride; k++) sums[at++]! += kept[from++]!;
      sums[at]! += 1;
    }
  }
  return sums;
}

function makeLeaf(grower: Grower, node: number, rows: Int32Array, sums: Float64Array): Leaf {
  const totals = new Float64Array(2 * grower.slopes.length);
  grower.slopes.forEach(({ gradients, curvatures }, output) => {
    for (const row of rows) {
      totals[2 * output]! += gradients[row]!;
      totals[2 * output + 1]! += curvatures[row]!;
    }
  });
  const leaf: Leaf = { node, rows, sums, totals, split: null };
  leaf.split = bestSplit(grower, leaf);
  return leaf;
}

function bestSplit({ columns, edges, settings }: Grower, { rows, sums, totals }: Leaf): Leaf['split'] {
  const { ridge, leastRows } = settings;
  const stride = totals.length + 1;
  const left = new Float64Array(stride);
  let before = 0;
  for (let k = 0; k < totals.length; k += 2) before += totals[k]! ** 2 / (totals[k + 1]! + ridge);
  let best: Leaf['split'] = null;
  columns.forEach((feature, column) => {
    left.fill(0);
    for (let bin = 0; bin < edges[feature]!.length; bin++) {
      const at = (column * BINS + bin) * stride;
      for (let k = 0; k < stride; k++) left[k]! += sums[at + k]!;
      const count = left[stride - 1]!;
      if (count < leastRows) continue;
      if (rows.length - count < leastRows) break;
      let gain = -before;
      for (let k = 0; k < totals.length; k += 2) {
        const [g, h] = [left[k]!, left[k + 1]!];
        gain += g ** 2 / (h + ridge) + (totals[k]! - g) ** 2 / (totals[k + 1]! - h + ridge);
      }
      if (gain > (best?.gain ?? 1e-6)) best = { gain, column, bin };
    }
  });
  return best;
}
