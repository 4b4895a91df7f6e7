import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jointTreeScores, treeScores, type JointTreeModel } from '../../src/trees/trees.ts';

const WIDTH = 5;

interface Leaf {
  readonly values: readonly number[];
}

interface Branch {
  readonly feature: number;
  readonly threshold: number;
  readonly left: Tree;
  readonly right: Tree;
}

type Tree = Leaf | Branch;

const float = fc.float({ noNaN: true, noDefaultInfinity: true });
/** Few enough that features are often at a threshold. */
const feature = fc.constantFrom(-1, 0, 0.5, 1, 2, 40, NaN).map(Math.fround);
const { tree } = fc.letrec<{ tree: Tree; leaf: Leaf; branch: Branch }>((tie) => ({
  tree: fc.oneof({ depthSize: 'medium' }, tie('leaf'), tie('branch')),
  leaf: fc.record({ values: fc.array(float, { minLength: 4, maxLength: 4 }) }),
  branch: fc.record({
    feature: fc.nat({ max: WIDTH - 1 }),
    threshold: fc.constantFrom(0, 0.5, 1, 2),
    left: tie('tree'),
    right: tie('tree'),
  }),
}));

/** Trees as flat tables, with the values of a leaf also as its threshold. */
function flatten(trees: readonly Tree[], outputs: number): JointTreeModel {
  const [roots, features, thresholds, left, values]: number[][] = [[], [], [], [], []];
  const put = (node: Tree, at: number): void => {
    if ('values' in node) {
      [features![at], thresholds![at], left![at]] = [-1, node.values[0]!, values!.length];
      values!.push(...node.values.slice(0, outputs));
      return;
    }
    const child = features!.push(0, 0) - 2;
    [features![at], thresholds![at], left![at]] = [node.feature, node.threshold, child];
    put(node.left, child);
    put(node.right, child + 1);
  };
  for (const one of trees) {
    roots!.push(features!.length);
    put(one, features!.push(0) - 1);
  }
  return {
    roots: Int32Array.from(roots!),
    features: Int16Array.from(features!),
    thresholds: Float32Array.from(thresholds!),
    left: Int32Array.from(left!),
    outputs,
    values: Float32Array.from(values!),
  };
}

function walk(node: Tree, row: Float32Array): readonly number[] {
  if ('values' in node) return node.values;
  return walk(row[node.feature]! < node.threshold ? node.left : node.right, row);
}

test('rows get the sum of the leaves that they fall into, tree after tree', () => {
  fc.assert(
    fc.property(
      fc.array(tree, { minLength: 1, maxLength: 6 }),
      fc.array(fc.array(feature, { minLength: WIDTH, maxLength: WIDTH }), { maxLength: 150 }),
      fc.integer({ min: 1, max: 4 }),
      (trees, rows, outputs) => {
        const model = flatten(trees, outputs);
        const scoreOf = (row: number[], output: number): number =>
          trees.reduce((sum, one) => sum + walk(one, Float32Array.from(row))[output]!, 0);
        const table = Float32Array.from(rows.flat());
        const joint = jointTreeScores(model, table, WIDTH).map((scores) => [...scores]);
        expect(joint).toEqual(
          Array.from({ length: outputs }, (_, output) => rows.map((row) => scoreOf(row, output))),
        );
        // Another model, whose leaves have one value.
        expect([...treeScores({ ...model }, table, WIDTH)]).toEqual(rows.map((row) => scoreOf(row, 0)));
      },
    ),
  );
});
