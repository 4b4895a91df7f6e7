const UNKNOWN = 0;
/** Below the rarest piece (-14.5), so that a known piece is always preferred. */
const UNKNOWN_SCORE = -20;
/** Before it stand the markers ("<s>"), which text must never give. */
const FIRST_PIECE = 6;
const WORD_START = '\u2581';

/** Splits text into the most likely word pieces: Viterbi over unigram log probabilities (Kudo 2018), as in training. */
export class WordPieces {
  readonly #numbers = new Map<string, number>();
  readonly #scores: readonly number[];
  readonly #longest: number;

  constructor(pieces: readonly string[], scores: readonly number[]) {
    pieces.forEach((piece, number) => {
      if (number >= FIRST_PIECE) this.#numbers.set(piece, number);
    });
    this.#scores = scores;
    this.#longest = pieces.reduce((longest, piece) => Math.max(longest, piece.length), 0);
  }

  /** Numbers of the pieces of any text, in order; unknown characters next to each other give one 0. */
  encode(text: string): number[] {
    const words = text.normalize('NFKC').replace(/[‘’]/gu, "'").replace(/[“”]/gu, '"');
    const spaced = words.replace(/\s+/gu, ' ').trim();
    if (spaced === '') return [];
    // By code points, so that half of a surrogate pair is never looked up.
    const characters = Array.from(WORD_START + spaced.replaceAll(' ', WORD_START));
    return this.#readBack(this.#bestPaths(characters), characters.length);
  }

  #bestPaths(characters: readonly string[]): { start: number; piece: number }[] {
    const best = new Float64Array(characters.length + 1).fill(-Infinity);
    best[0] = 0;
    const paths = Array.from(best, () => ({ start: 0, piece: UNKNOWN }));
    for (let start = 0; start < characters.length; start++) {
      let candidate = '';
      const last = Math.min(start + this.#longest, characters.length);
      for (let end = start + 1; end <= last; end++) {
        candidate += characters[end - 1] ?? '';
        const piece = this.#numbers.get(candidate) ?? (end === start + 1 ? UNKNOWN : undefined);
        if (piece === undefined) continue;
        const score = (best[start] ?? 0) + (piece === UNKNOWN ? UNKNOWN_SCORE : (this.#scores[piece] ?? 0));
        if (score <= (best[end] ?? 0)) continue;
        best[end] = score;
        paths[end] = { start, piece };
      }
    }
    return paths;
  }

  #readBack(paths: readonly { start: number; piece: number }[], end: number): number[] {
    const pieces: number[] = [];
    for (let at = end; at > 0;) {
      const { start, piece } = paths[at] ?? { start: 0, piece: UNKNOWN };
      if (piece !== UNKNOWN || pieces.at(-1) !== UNKNOWN) pieces.push(piece);
      at = start;
    }
    return pieces.reverse();
  }
}
