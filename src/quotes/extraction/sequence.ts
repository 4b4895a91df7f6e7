/** A sequence of tokens as a conditional random field sees it: hashed binary features of each, and a transition context. */
export interface Sequence {
  readonly length: number;
  /** `features.subarray(offsets[i], offsets[i + 1])` are the buckets of token i. */
  readonly offsets: Int32Array;
  readonly features: Int32Array;
  /** Class of each token that chooses the transition weights into it. */
  readonly contexts: Uint8Array;
}

/** Collects the features of a sequence. Features are numbered templates with up to four values, hashed into buckets. */
export class SequenceBuilder {
  private buckets: Int32Array;
  private count = 0;
  private readonly offsets: Int32Array;
  private readonly contexts: Uint8Array;
  private readonly mask: number;
  private token = 0;

  /** @param bits - features are hashed into 2^bits buckets */
  constructor(length: number, bits: number) {
    this.buckets = new Int32Array(length * 96 + 96);
    this.offsets = new Int32Array(length + 1);
    this.contexts = new Uint8Array(length);
    this.mask = (1 << bits) - 1;
  }

  /** Begins the next token. */
  next(context: number): void {
    this.offsets[this.token] = this.count;
    this.contexts[this.token] = context;
    this.token++;
  }

  add(template: number, a = 0, b = 0, c = 0, d = 0): void {
    if (this.count === this.buckets.length) {
      const larger = new Int32Array(this.buckets.length * 2);
      larger.set(this.buckets);
      this.buckets = larger;
    }
    this.buckets[this.count++] = combine(template, a, b, c, d) & this.mask;
  }

  finish(): Sequence {
    this.offsets[this.token] = this.count;
    return {
      length: this.token,
      offsets: this.offsets,
      features: this.buckets.slice(0, this.count),
      contexts: this.contexts,
    };
  }
}

/** One hash of several numbers (the mixing steps of MurmurHash3). */
export function combine(template: number, a = 0, b = 0, c = 0, d = 0): number {
  let hash = stir(0x2f0b4c47, template);
  hash = stir(hash, a);
  hash = stir(hash, b);
  hash = stir(hash, c);
  hash = stir(hash, d);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

function stir(hash: number, value: number): number {
  let k = Math.imul(value, 0xcc9e2d51);
  k = (k << 15) | (k >>> 17);
  const mixed = hash ^ Math.imul(k, 0x1b873593);
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}

/** Hash of a word (FNV-1a). */
export function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash | 0;
}
