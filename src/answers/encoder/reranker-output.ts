import type { Arithmetic } from './arithmetic.ts';
import type { Reranked, SentenceScores } from './states.ts';

/** A linear map small enough for plain TypeScript: `weights` holds a row an output. */
interface SmallMap {
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  readonly inputs: number;
}

/** The reranker's small ends: what it is told besides states, and what it concludes. */
export class RerankerOutput {
  readonly #pieceFeatures: SmallMap;
  readonly #share: SmallMap;
  readonly #hidden: SmallMap;
  readonly #outputs: SmallMap;
  readonly #direct: SmallMap;

  constructor(arithmetic: Arithmetic) {
    const take = (name: string): SmallMap => ({
      weights: arithmetic.values(`reranker.${name}`) as Float32Array,
      bias: arithmetic.values(`reranker.${name}.bias`) as Float32Array,
      inputs: arithmetic.tensor(`reranker.${name}`).shape[1] ?? 0,
    });
    this.#pieceFeatures = take('piece_features');
    this.#share = take('share');
    this.#hidden = take('hidden');
    this.#outputs = take('outputs');
    this.#direct = take('direct');
  }

  /** Adds to a question's rows the best cosine of each piece in the candidate, in the sentence before, in the article. */
  addPieceFeatures(x: Float32Array, best: Float32Array, length: number, sentence: number): void {
    const width = x.length / length;
    for (let piece = 0; piece < length; piece++) {
      let inArticle = -1;
      for (let at = piece; at < best.length; at += length) inArticle = Math.max(inArticle, best[at] ?? -1);
      const before = sentence > 0 ? (best[(sentence - 1) * length + piece] ?? 0) : 0;
      const added = apply(this.#pieceFeatures, [best[sentence * length + piece] ?? 0, before, inArticle]);
      for (let i = 0; i < width; i++) x[piece * width + i] = (x[piece * width + i] ?? 0) + (added[i] ?? 0);
    }
  }

  /** How much a question piece counts in the conclusion, before the softmax. */
  shareLogit(state: ArrayLike<number>): number {
    return apply(this.#share, state)[0] ?? 0;
  }

  conclude(pooled: Float32Array, scores: SentenceScores, sentence: number): Omit<Reranked, 'sentence'> {
    const features = [scores.dual, scores.interaction].flatMap((values) => {
      const own = values[sentence] ?? 0;
      return [own, own - values.reduce((greatest, value) => Math.max(greatest, value), -1)];
    });
    const hidden = apply(this.#hidden, [...pooled, ...features]).map((value) => Math.max(0, value));
    const fromStates = apply(this.#outputs, hidden);
    const fromFeatures = apply(this.#direct, features);
    const output = (at: number) => (fromStates[at] ?? 0) + (fromFeatures[at] ?? 0);
    return { score: output(0), answers: output(1) };
  }
}

function apply(map: SmallMap, input: ArrayLike<number>): Float32Array {
  return map.bias.map((bias, output) => {
    let sum = bias;
    for (let i = 0; i < map.inputs; i++) sum += (map.weights[output * map.inputs + i] ?? 0) * (input[i] ?? 0);
    return sum;
  });
}
