import type { Address } from '../../kernel.ts';
import type { Arithmetic, LayerNorm, Matrix, QuantizedRows } from './arithmetic.ts';

const HEADS = 4;

interface Layer {
  /** Width of what it reads; a layer that widens gives more. */
  readonly width: number;
  readonly attentionNorm: LayerNorm;
  readonly forwardNorm: LayerNorm;
  readonly qkv: Matrix;
  readonly output: Matrix;
  readonly inner: Matrix;
  readonly outer: Matrix;
  readonly widen: Matrix | null;
}

interface WorkSpace {
  readonly normed: Address;
  readonly quantized: QuantizedRows;
  readonly wide: Address;
  readonly mixed: Address;
  readonly shares: Address;
}

/** Transformer layers (pre-norm, ReLU, four heads), over several texts laid one after the other. */
export class Layers {
  readonly #arithmetic: Arithmetic;
  readonly #layers: readonly Layer[];
  readonly #space: WorkSpace;

  /**
   * @param names - the layers' names in the model file, in order
   * @param rows - pieces of all texts together, at most
   * @param longest - pieces of one text, at most
   */
  constructor(arithmetic: Arithmetic, names: readonly string[], rows: number, longest: number) {
    this.#arithmetic = arithmetic;
    this.#layers = names.map((name) => placeLayer(arithmetic, name));
    const widest = Math.max(...this.#layers.flatMap(({ qkv, inner }) => [qkv.outputs, inner.outputs]));
    const widths = this.#layers.map(({ output }) => output.outputs);
    this.#space = {
      normed: arithmetic.reserveFloats(rows * Math.max(...widths)),
      quantized: { codes: arithmetic.reserve(2 * rows * widest), scales: arithmetic.reserveFloats(rows) },
      wide: arithmetic.reserveFloats(rows * widest),
      mixed: arithmetic.reserveFloats(rows * Math.max(...widths)),
      shares: arithmetic.reserveFloats(longest),
    };
  }

  /** Runs one layer from float32 rows at `from` to rows at `to`: the same place, but for a layer that widens. */
  run(number: number, from: Address, to: Address, lengths: readonly number[]): void {
    const layer = this.#layers[number]!;
    const { normed, quantized, wide, mixed } = this.#space;
    const arithmetic = this.#arithmetic;
    const rows = lengths.reduce((sum, length) => sum + length, 0);
    const width = layer.output.outputs;
    arithmetic.normalize(from, layer.attentionNorm, normed, rows, layer.width);
    arithmetic.quantize(normed, quantized, rows, layer.width);
    arithmetic.multiply(quantized, layer.qkv, wide, rows);
    this.#attend(layer.width, lengths);
    if (layer.widen) {
      arithmetic.quantize(from, quantized, rows, layer.width);
      arithmetic.multiply(quantized, layer.widen, to, rows);
    }
    arithmetic.quantize(mixed, quantized, rows, layer.width);
    arithmetic.multiply(quantized, layer.output, to, rows, true);
    arithmetic.normalize(to, layer.forwardNorm, normed, rows, width);
    arithmetic.quantize(normed, quantized, rows, width);
    arithmetic.multiply(quantized, layer.inner, wide, rows);
    arithmetic.quantize(wide, quantized, rows, layer.inner.outputs, true);
    arithmetic.multiply(quantized, layer.outer, to, rows, true);
  }

  #attend(width: number, lengths: readonly number[]): void {
    const { wide, mixed, shares } = this.#space;
    const stride = 3 * width * 4;
    const size = width / HEADS;
    let row = 0;
    for (const length of lengths) {
      const q = wide + row * stride;
      const k = q + width * 4;
      const v = k + width * 4;
      this.#arithmetic.kernel.attend(
        q, stride, k, stride, v, stride, mixed + row * width * 4, width * 4,
        shares, length, length, HEADS, size, size ** -0.5,
      ); // prettier-ignore
      row += length;
    }
  }
}

function placeLayer(arithmetic: Arithmetic, name: string): Layer {
  const qkv = arithmetic.placeMatrix(`${name}.qkv`);
  return {
    width: qkv.inputs,
    attentionNorm: arithmetic.placeNorm(`${name}.attention_scale`, `${name}.attention_shift`),
    forwardNorm: arithmetic.placeNorm(`${name}.forward_scale`, `${name}.forward_shift`),
    qkv,
    output: arithmetic.placeMatrix(`${name}.output`),
    inner: arithmetic.placeMatrix(`${name}.inner`),
    outer: arithmetic.placeMatrix(`${name}.outer`),
    widen: arithmetic.has(`${name}.widen`) ? arithmetic.placeMatrix(`${name}.widen`) : null,
  };
}
