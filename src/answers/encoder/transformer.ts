import type { Address } from '../../kernel.ts';
import type { Arithmetic, LayerNorm, Matrix, QuantizedRows } from './arithmetic.ts';

/** Width of a piece's state. */
export const WIDTH = 512;
/** Word pieces of a text that are read; 99 in 100 news sentences have fewer. As in model.py. */
export const LONGEST_TEXT = 96;
const EMBEDDING_WIDTH = 256;
const INNER_WIDTH = 1536;
const HEADS = 4;
/** Pieces read in one go: the work space of so many stays in the processor's second-level cache. */
export const ROWS_AT_ONCE = 224;

interface Layer {
  readonly width: number;
  readonly attentionNorm: LayerNorm;
  readonly forwardNorm: LayerNorm;
  readonly qkv: Matrix;
  readonly output: Matrix;
  readonly inner: Matrix;
  readonly outer: Matrix;
  /** The lower layer widens 256 to 512; the upper keeps its input. */
  readonly widen: Matrix | null;
}

interface WorkSpace {
  readonly narrow: Address;
  readonly states: Address;
  readonly normed: Address;
  readonly quantized: QuantizedRows;
  readonly wide: Address;
  readonly mixed: Address;
  readonly shares: Address;
}

/** The two transformer layers of the base weights (pre-norm, ReLU), over several texts laid one after the other. */
export class Transformer {
  readonly #arithmetic: Arithmetic;
  readonly #lower: Layer;
  readonly #upper: Layer;
  readonly #space: WorkSpace;
  readonly #embeddings: Int8Array;
  readonly #embeddingScales: Float32Array;
  readonly #positions: Float32Array;

  constructor(arithmetic: Arithmetic) {
    this.#arithmetic = arithmetic;
    this.#lower = placeLayer(arithmetic, 'lower', EMBEDDING_WIDTH);
    this.#upper = placeLayer(arithmetic, 'upper', WIDTH);
    this.#embeddings = arithmetic.values('embeddings') as Int8Array;
    this.#embeddingScales = arithmetic.values('embeddings.scales') as Float32Array;
    this.#positions = arithmetic.values('positions') as Float32Array;
    this.#space = {
      narrow: arithmetic.reserveFloats(ROWS_AT_ONCE * EMBEDDING_WIDTH),
      states: arithmetic.reserveFloats(ROWS_AT_ONCE * WIDTH),
      normed: arithmetic.reserveFloats(ROWS_AT_ONCE * WIDTH),
      quantized: {
        codes: arithmetic.reserve(2 * ROWS_AT_ONCE * INNER_WIDTH),
        scales: arithmetic.reserveFloats(ROWS_AT_ONCE),
      },
      wide: arithmetic.reserveFloats(ROWS_AT_ONCE * INNER_WIDTH),
      mixed: arithmetic.reserveFloats(ROWS_AT_ONCE * WIDTH),
      shares: arithmetic.reserveFloats(LONGEST_TEXT),
    };
  }

  /**
   * States of the pieces of some texts: `WIDTH` float32 a piece at the address returned, in order; overwritten by
   * the next run.
   *
   * @param texts - at most `ROWS_AT_ONCE` pieces together, each text at most `LONGEST_TEXT`
   */
  run(texts: readonly (readonly number[])[]): Address {
    const { narrow, states } = this.#space;
    const lengths = texts.map((text) => text.length);
    this.#embed(texts, lengths.reduce((sum, length) => sum + length, 0)); // prettier-ignore
    this.#runLayer(this.#lower, narrow, states, lengths);
    this.#runLayer(this.#upper, states, states, lengths);
    return states;
  }

  #embed(texts: readonly (readonly number[])[], rows: number): void {
    const out = this.#arithmetic.floats(this.#space.narrow, rows * EMBEDDING_WIDTH);
    let to = 0;
    for (const text of texts) {
      text.forEach((piece, position) => {
        // Twice the embedding plus the timing signal is what the base model was trained with.
        const scale = 2 * (this.#embeddingScales[piece] ?? 0);
        const code = piece * EMBEDDING_WIDTH;
        const wave = position * EMBEDDING_WIDTH;
        for (let i = 0; i < EMBEDDING_WIDTH; i++) {
          out[to++] = scale * (this.#embeddings[code + i] ?? 0) + (this.#positions[wave + i] ?? 0);
        }
      });
    }
  }

  #runLayer(layer: Layer, from: Address, to: Address, lengths: readonly number[]): void {
    const { normed, quantized, wide, mixed } = this.#space;
    const arithmetic = this.#arithmetic;
    const rows = lengths.reduce((sum, length) => sum + length, 0);
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
    arithmetic.normalize(to, layer.forwardNorm, normed, rows, WIDTH);
    arithmetic.quantize(normed, quantized, rows, WIDTH);
    arithmetic.multiply(quantized, layer.inner, wide, rows);
    arithmetic.quantize(wide, quantized, rows, INNER_WIDTH, true);
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

function placeLayer(arithmetic: Arithmetic, name: string, width: number): Layer {
  return {
    width,
    attentionNorm: arithmetic.placeNorm(`${name}.attention_scale`, `${name}.attention_shift`),
    forwardNorm: arithmetic.placeNorm(`${name}.forward_scale`, `${name}.forward_shift`),
    qkv: arithmetic.placeMatrix(`${name}.qkv`),
    output: arithmetic.placeMatrix(`${name}.output`),
    inner: arithmetic.placeMatrix(`${name}.inner`),
    outer: arithmetic.placeMatrix(`${name}.outer`),
    widen: arithmetic.has(`${name}.widen`) ? arithmetic.placeMatrix(`${name}.widen`) : null,
  };
}
