// The encoder's arithmetic, in AssemblyScript (a subset of TypeScript that compiles to WebAssembly), made into
// data/models/encoder-kernel.wasm by src/training/build-kernel.ts. Plain TypeScript is some 15 times slower:
// an article has about 7 thousand million products.
//
// Products are of 16-bit whole numbers and summed in 32 bits, so they are exact; the rest is float32 in a fixed order,
// without fused operations. So scores are the same on every machine. All arguments are addresses in the memory, which
// the caller lays out; rows lie one after the other.

/** Largest magnitude of a quantised activation: 127 * 8191 * 1536 (the longest row) stays below 2^31. */
const ACTIVATION_LIMIT: f32 = 8191;

function sumLanes(v: v128): i32 {
  return (
    i32x4.extract_lane(v, 0) + i32x4.extract_lane(v, 1) + i32x4.extract_lane(v, 2) + i32x4.extract_lane(v, 3)
  );
}

function sumFloats(v: v128): f32 {
  return (
    f32x4.extract_lane(v, 0) +
    f32x4.extract_lane(v, 1) +
    (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3))
  );
}

function put(out: usize, sum: i32, scale: f32, bias: f32, add: bool): void {
  const value = <f32>sum * scale + bias;
  putFloat(out, add ? load<f32>(out) + value : value);
}

function putFloat(out: usize, value: f32): void {
  f32.store(out, value);
}

/**
 * out[row][column] = a[row] . w[column] * aScales[row] * wScales[column] + bias[column], added to `out` if `add`.
 * `a` is rows of `width` int16, `w` is `columns` rows of `width` int8; `width` is a multiple of 8, `columns` of 2.
 */
export function multiply(
  a: usize,
  aScales: usize,
  w: usize,
  wScales: usize,
  bias: usize,
  out: usize,
  rows: i32,
  width: i32,
  columns: i32,
  add: bool,
): void {
  const aRow = (<usize>width) << 1;
  const outRow = (<usize>columns) << 2;
  for (let column = 0; column < columns; column += 2) {
    const w0 = w + <usize>column * <usize>width;
    const w1 = w0 + <usize>width;
    const scale0 = load<f32>(wScales + ((<usize>column) << 2));
    const scale1 = load<f32>(wScales + ((<usize>column) << 2), 4);
    const bias0 = load<f32>(bias + ((<usize>column) << 2));
    const bias1 = load<f32>(bias + ((<usize>column) << 2), 4);
    let row = 0;
    for (; row + 4 <= rows; row += 4) {
      const a0 = a + <usize>row * aRow;
      const a1 = a0 + aRow;
      const a2 = a1 + aRow;
      const a3 = a2 + aRow;
      let s00 = i32x4.splat(0),
        s01 = i32x4.splat(0),
        s10 = i32x4.splat(0),
        s11 = i32x4.splat(0);
      let s20 = i32x4.splat(0),
        s21 = i32x4.splat(0),
        s30 = i32x4.splat(0),
        s31 = i32x4.splat(0);
      for (let at: usize = 0; at < <usize>width; at += 8) {
        const b0 = v128.load_ext<i8>(w0 + at);
        const b1 = v128.load_ext<i8>(w1 + at);
        const by = at << 1;
        const x0 = v128.load(a0 + by);
        s00 = i32x4.add(s00, i32x4.dot_i16x8_s(x0, b0));
        s01 = i32x4.add(s01, i32x4.dot_i16x8_s(x0, b1));
        const x1 = v128.load(a1 + by);
        s10 = i32x4.add(s10, i32x4.dot_i16x8_s(x1, b0));
        s11 = i32x4.add(s11, i32x4.dot_i16x8_s(x1, b1));
        const x2 = v128.load(a2 + by);
        s20 = i32x4.add(s20, i32x4.dot_i16x8_s(x2, b0));
        s21 = i32x4.add(s21, i32x4.dot_i16x8_s(x2, b1));
        const x3 = v128.load(a3 + by);
        s30 = i32x4.add(s30, i32x4.dot_i16x8_s(x3, b0));
        s31 = i32x4.add(s31, i32x4.dot_i16x8_s(x3, b1));
      }
      const scales = aScales + ((<usize>row) << 2);
      let to = out + <usize>row * outRow + ((<usize>column) << 2);
      put(to, sumLanes(s00), load<f32>(scales) * scale0, bias0, add);
      put(to + 4, sumLanes(s01), load<f32>(scales) * scale1, bias1, add);
      to += outRow;
      put(to, sumLanes(s10), load<f32>(scales, 4) * scale0, bias0, add);
      put(to + 4, sumLanes(s11), load<f32>(scales, 4) * scale1, bias1, add);
      to += outRow;
      put(to, sumLanes(s20), load<f32>(scales, 8) * scale0, bias0, add);
      put(to + 4, sumLanes(s21), load<f32>(scales, 8) * scale1, bias1, add);
      to += outRow;
      put(to, sumLanes(s30), load<f32>(scales, 12) * scale0, bias0, add);
      put(to + 4, sumLanes(s31), load<f32>(scales, 12) * scale1, bias1, add);
    }
    for (; row < rows; row++) {
      const a0 = a + <usize>row * aRow;
      let s0 = i32x4.splat(0),
        s1 = i32x4.splat(0);
      for (let at: usize = 0; at < <usize>width; at += 8) {
        const x = v128.load(a0 + (at << 1));
        s0 = i32x4.add(s0, i32x4.dot_i16x8_s(x, v128.load_ext<i8>(w0 + at)));
        s1 = i32x4.add(s1, i32x4.dot_i16x8_s(x, v128.load_ext<i8>(w1 + at)));
      }
      const scale = load<f32>(aScales + ((<usize>row) << 2));
      const to = out + <usize>row * outRow + ((<usize>column) << 2);
      put(to, sumLanes(s0), scale * scale0, bias0, add);
      put(to + 4, sumLanes(s1), scale * scale1, bias1, add);
    }
  }
}

/** Rows of float32 to int16 with a scale a row; negative values become 0 first if `rectify` (ReLU). */
export function quantize(x: usize, out: usize, scales: usize, rows: i32, width: i32, rectify: bool): void {
  const floor = f32x4.splat(rectify ? 0 : -f32.MAX_VALUE);
  for (let row = 0; row < rows; row++) {
    const from = x + ((<usize>row * <usize>width) << 2);
    let top = f32x4.splat(0);
    for (let at = 0; at < width; at += 4) {
      top = f32x4.max(top, f32x4.abs(f32x4.max(v128.load(from + ((<usize>at) << 2)), floor)));
    }
    const greatest = max(
      max(f32x4.extract_lane(top, 0), f32x4.extract_lane(top, 1)),
      max(f32x4.extract_lane(top, 2), f32x4.extract_lane(top, 3)),
    );
    const factor = f32x4.splat(greatest > 0 ? ACTIVATION_LIMIT / greatest : 0);
    putFloat(scales + ((<usize>row) << 2), greatest / ACTIVATION_LIMIT);
    const to = out + ((<usize>row * <usize>width) << 1);
    for (let at = 0; at < width; at += 8) {
      const low = f32x4.max(v128.load(from + ((<usize>at) << 2)), floor);
      const high = f32x4.max(v128.load(from + ((<usize>at) << 2), 16), floor);
      v128.store(
        to + ((<usize>at) << 1),
        i16x8.narrow_i32x4_s(
          i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(low, factor))),
          i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(high, factor))),
        ),
      );
    }
  }
}

/** Layer normalisation of rows: (x - mean) / sqrt(variance + epsilon) * scale + shift. */
export function normalize(
  x: usize,
  scale: usize,
  shift: usize,
  out: usize,
  rows: i32,
  width: i32,
  epsilon: f32,
): void {
  for (let row = 0; row < rows; row++) {
    const from = x + ((<usize>row * <usize>width) << 2);
    const to = out + ((<usize>row * <usize>width) << 2);
    let sum = f32x4.splat(0);
    for (let at = 0; at < width; at += 4) sum = f32x4.add(sum, v128.load(from + ((<usize>at) << 2)));
    const mean = f32x4.splat(sumFloats(sum) / <f32>width);
    let squares = f32x4.splat(0);
    for (let at = 0; at < width; at += 4) {
      const apart = f32x4.sub(v128.load(from + ((<usize>at) << 2)), mean);
      squares = f32x4.add(squares, f32x4.mul(apart, apart));
    }
    const factor = f32x4.splat(1 / sqrt<f32>(sumFloats(squares) / <f32>width + epsilon));
    for (let at = 0; at < width; at += 4) {
      const by = (<usize>at) << 2;
      const value = f32x4.mul(f32x4.sub(v128.load(from + by), mean), factor);
      v128.store(to + by, f32x4.add(f32x4.mul(value, v128.load(scale + by)), v128.load(shift + by)));
    }
  }
}

/**
 * Scaled dot-product attention of `heads` heads of `size` floats (a multiple of 4). Strides are in bytes;
 * `shares` is room for `keys` floats. Attention logits are multiplied by `scale`.
 */
export function attend(
  q: usize,
  qStride: usize,
  k: usize,
  kStride: usize,
  v: usize,
  vStride: usize,
  out: usize,
  outStride: usize,
  shares: usize,
  queries: i32,
  keys: i32,
  heads: i32,
  size: i32,
  scale: f32,
): void {
  for (let head = 0; head < heads; head++) {
    const offset = (<usize>(head * size)) << 2;
    for (let query = 0; query < queries; query++) {
      const qRow = q + <usize>query * qStride + offset;
      let top: f32 = -f32.MAX_VALUE;
      for (let key = 0; key < keys; key++) {
        const kRow = k + <usize>key * kStride + offset;
        let sum = f32x4.splat(0);
        for (let at: usize = 0; at < (<usize>size) << 2; at += 16) {
          sum = f32x4.add(sum, f32x4.mul(v128.load(qRow + at), v128.load(kRow + at)));
        }
        const logit = sumFloats(sum) * scale;
        putFloat(shares + ((<usize>key) << 2), logit);
        top = max(top, logit);
      }
      let total: f32 = 0;
      for (let key = 0; key < keys; key++) {
        const share = Mathf.exp(load<f32>(shares + ((<usize>key) << 2)) - top);
        putFloat(shares + ((<usize>key) << 2), share);
        total += share;
      }
      const outRow = out + <usize>query * outStride + offset;
      for (let at: usize = 0; at < (<usize>size) << 2; at += 16) {
        let sum = f32x4.splat(0);
        let vRow = v + offset + at;
        for (let key = 0; key < keys; key++) {
          sum = f32x4.add(
            sum,
            f32x4.mul(v128.load(vRow), v128.load_splat<f32>(shares + ((<usize>key) << 2))),
          );
          vRow += vStride;
        }
        v128.store(outRow + at, f32x4.div(sum, f32x4.splat(total)));
      }
    }
  }
}

/** The first address that the kernel's own tables (of the exponential) leave free. */
export function firstFree(): usize {
  return __heap_base;
}
