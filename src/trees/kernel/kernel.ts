// The walk through boosted trees, in AssemblyScript (a subset of TypeScript that compiles to WebAssembly), made into
// data/models/trees-kernel.wasm by src/training/build-kernel.ts. Walking row by row is some six times slower: each
// step waits for a comparison whose outcome cannot be foreseen.
//
// Here every test that the trees make is made once, for up to 64 rows together: which of them pass is a mask of 64 bits. So
// are the rows at a node, and those at its children follow from the two. Leaves are added tree after tree in float64, in
// the order in which a walk would add them. All arguments are addresses in the memory, which the caller lays out.

/** Bytes of a column: a float32 for each of 64 rows. */
const COLUMN: usize = 256;
/** Bytes of a mask. */
const MASK: usize = 8;
/** Bytes of a test: where its feature's column starts (u32) and its threshold (f32). */
const TEST: usize = 8;
/** Bytes of a branch: where the masks of its test, of its left node and of its right node are (u32 each). */
const BRANCH: usize = 12;
/** Bytes of the values of a leaf (4 float32), and of the scores of a row (4 float64). */
const VALUES: usize = 16;
const SCORES: usize = 32;

/**
 * Lays `count` rows, at most 64 and each `width` bytes long, out in columns, each with room for 64: one for each feature
 * from `features` on, which says how many bytes into a row it stands (u32).
 */
export function gather(
  count: i32,
  rows: usize,
  width: usize,
  features: usize,
  endFeatures: usize,
  columns: usize,
): void {
  for (let feature = features, column = columns; feature < endFeatures; feature += 4, column += COLUMN) {
    const end = column + ((<usize>count) << 2);
    let from = rows + <usize>load<u32>(feature);
    for (let to = column; to < end; to += 4, from += width) store<f32>(to, load<f32>(from));
  }
}

/** Makes tests of 16 rows, whose features start `offset` bytes into each column, for 16 bits of the masks. */
function test16(tests: usize, endTests: usize, offset: usize, masks: usize): void {
  for (let test = tests, mask = masks; test < endTests; test += TEST, mask += MASK) {
    const column = <usize>load<u32>(test) + offset;
    const threshold = v128.load_splat<f32>(test, 4);
    const low = i16x8.narrow_i32x4_s(
      f32x4.lt(v128.load(column), threshold),
      f32x4.lt(v128.load(column, 16), threshold),
    );
    const high = i16x8.narrow_i32x4_s(
      f32x4.lt(v128.load(column, 32), threshold),
      f32x4.lt(v128.load(column, 48), threshold),
    );
    store<u16>(mask, <u16>i8x16.bitmask(i8x16.narrow_i16x8_s(low, high)));
  }
}

/** Makes the tests of `count` rows, at most 64: their features lie column after column, each with room for 64. */
export function test(count: i32, tests: usize, endTests: usize, masks: usize): void {
  for (let from = 0; from < count; from += 16)
    test16(tests, endTests, (<usize>from) << 2, masks + ((<usize>from) >> 3));
}

/** Brings `count` rows to the leaves. `nodes` is the masks of the nodes that `branches` part, in the same order. */
export function descend(
  count: i32,
  roots: usize,
  endRoots: usize,
  branches: usize,
  endBranches: usize,
  nodes: usize,
): void {
  const all = u64.MAX_VALUE >> (<u64>(64 - count));
  for (let root = roots; root < endRoots; root += 4) store<u64>(<usize>load<u32>(root), all);
  for (let branch = branches, node = nodes; branch < endBranches; branch += BRANCH, node += MASK) {
    const rows = load<u64>(node);
    const left = rows & load<u64>(<usize>load<u32>(branch));
    store<u64>(<usize>load<u32>(branch, 4), left);
    store<u64>(<usize>load<u32>(branch, 8), rows ^ left);
  }
}

/**
 * Adds the values of the leaves, whose masks start at `leaves`, to the scores of the rows that are there. `reached` is room
 * for a u32 a leaf: those that rows reach are listed first, since whether one is cannot be foreseen either.
 */
export function add(leaves: usize, endLeaves: usize, values: usize, scores: usize, reached: usize): void {
  let end = reached;
  for (let leaf = leaves; leaf < endLeaves; leaf += MASK) {
    store<u32>(end, <u32>(leaf - leaves));
    end += load<u64>(leaf) != 0 ? 4 : 0;
  }
  for (let at = reached; at < end; at += 4) {
    const offset = <usize>load<u32>(at);
    let rows = load<u64>(leaves + offset);
    const value = values + (offset / MASK) * VALUES;
    const first = f64x2.promote_low_f32x4(v128.load64_zero(value));
    const second = f64x2.promote_low_f32x4(v128.load64_zero(value, 8));
    do {
      const score = scores + <usize>ctz(rows) * SCORES;
      v128.store(score, f64x2.add(v128.load(score), first));
      v128.store(score, f64x2.add(v128.load(score, 16), second), 16);
      rows &= rows - 1;
    } while (rows != 0);
  }
}

/** The first address that the kernel itself leaves free. */
export function firstFree(): usize {
  return __heap_base;
}
