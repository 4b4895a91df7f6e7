// The arithmetic of the networks that tag articles, in AssemblyScript (a subset of TypeScript that compiles to
// WebAssembly), made into data/models/quotes-kernel.wasm by src/training/build-kernel.ts. Plain TypeScript is some
// six times slower.
//
// All is float32 in a fixed order, without fused operations, so it is the same on every machine. All arguments are
// addresses in the memory, which the caller lays out; rows lie one after the other.

/** Outputs are made this many at a time. */
const BLOCK: usize = 16;

/**
 * out[row] = bias + x[row] . w for `rows` rows of `inputs` floats. `w` has a row of `outputs` floats for each input; `outputs` is
 * a multiple of 16.
 */
export function affine(
  x: usize,
  w: usize,
  bias: usize,
  out: usize,
  rows: i32,
  inputs: i32,
  outputs: i32,
): void {
  const wide = (<usize>outputs) << 2;
  const xWide = (<usize>inputs) << 2;
  for (let at: usize = 0; at < wide; at += BLOCK << 2) {
    const b0 = v128.load(bias + at);
    const b1 = v128.load(bias + at, 16);
    const b2 = v128.load(bias + at, 32);
    const b3 = v128.load(bias + at, 48);
    for (let row = 0; row < rows; row++) {
      const from = x + <usize>row * xWide;
      let s0 = b0,
        s1 = b1,
        s2 = b2,
        s3 = b3;
      let weights = w + at;
      for (let k: usize = 0; k < xWide; k += 4) {
        const value = v128.load_splat<f32>(from + k);
        s0 = f32x4.add(s0, f32x4.mul(value, v128.load(weights)));
        s1 = f32x4.add(s1, f32x4.mul(value, v128.load(weights, 16)));
        s2 = f32x4.add(s2, f32x4.mul(value, v128.load(weights, 32)));
        s3 = f32x4.add(s3, f32x4.mul(value, v128.load(weights, 48)));
        weights += wide;
      }
      const to = out + <usize>row * wide + at;
      v128.store(to, s0);
      v128.store(to, s1, 16);
      v128.store(to, s2, 32);
      v128.store(to, s3, 48);
    }
  }
}

/** exp by its series around the nearest multiple of ln 2 (as in Cephes' expf); the argument is held to ±87. */
function exponential(value: v128): v128 {
  const x = f32x4.max(f32x4.min(value, f32x4.splat(87)), f32x4.splat(-87));
  const n = f32x4.nearest(f32x4.mul(x, f32x4.splat(1.44269504)));
  let r = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.add(r, f32x4.mul(n, f32x4.splat(2.1219444e-4)));
  let y = f32x4.splat(1.98756915e-4);
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(1.3981999507e-3));
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(8.3334519073e-3));
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(4.1665795894e-2));
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(1.6666665459e-1));
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(5.0000001201e-1));
  y = f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(y, r), r), r), f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return f32x4.mul(y, power);
}

function sigmoid(value: v128): v128 {
  return f32x4.div(f32x4.splat(1), f32x4.add(f32x4.splat(1), exponential(f32x4.neg(value))));
}

function tanh(value: v128): v128 {
  return f32x4.sub(f32x4.mul(sigmoid(f32x4.add(value, value)), f32x4.splat(2)), f32x4.splat(1));
}

/**
 * One direction of an LSTM (gates in the order input, forget, cell, output) over `length` tokens, from the first or from the
 * last. `gates` holds what the inputs give to the gates of each token, 4 * hidden floats, and is overwritten; `w` has a row
 * of 4 * hidden floats for each of `hidden` states (a multiple of 4); `zero` is 4 * hidden zeros. The state of a token goes to
 * `states`, at every `stride` bytes. `cell` is room for 2 * hidden floats.
 */
export function recur(
  gates: usize,
  w: usize,
  cell: usize,
  states: usize,
  stride: usize,
  length: i32,
  hidden: i32,
  backward: bool,
): void {
  const size = (<usize>hidden) << 2;
  const wide = size << 2;
  const state = cell + size;
  memory.fill(cell, 0, size << 1);
  for (let n = 0; n < length; n++) {
    const i = <usize>(backward ? length - 1 - n : n);
    const own = gates + i * wide;
    if (n > 0) affine(state, w, own, own, 1, hidden, hidden << 2);
    const to = states + i * stride;
    for (let at: usize = 0; at < size; at += 16) {
      const kept = f32x4.mul(sigmoid(v128.load(own + size + at)), v128.load(cell + at));
      const added = f32x4.mul(sigmoid(v128.load(own + at)), tanh(v128.load(own + 2 * size + at)));
      const value = f32x4.add(kept, added);
      v128.store(cell + at, value);
      const shown = f32x4.mul(sigmoid(v128.load(own + 3 * size + at)), tanh(value));
      v128.store(state + at, shown);
      v128.store(to + at, shown);
    }
  }
}

/** The first address that is free. */
export function firstFree(): usize {
  return __heap_base;
}
