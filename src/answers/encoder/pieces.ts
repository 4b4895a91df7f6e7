const UNKNOWN = 0;
/** Below the rarest piece (-14.5), so that a known piece is always preferred. */
const UNKNOWN_SCORE = -20;
/** Before it stand the markers ("<s>"), which text must never give. */
const FIRST_PIECE = 6;
const WORD_START = '\u2581';

/** Word pieces of a text by their numbers, and where in the text each starts (UTF-16 units). */
export interface PlacedPieces {
  readonly pieces: readonly number[];
  readonly starts: readonly number[];
}

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

  /** The pieces of any text, in order; unknown characters next to each other give one 0. */
  encode(text: string): PlacedPieces {
    const { characters, places } = marked(text);
    return this.#readBack(this.#bestPaths(characters), places);
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

  #readBack(paths: readonly { start: number; piece: number }[], places: readonly number[]): PlacedPieces {
    const [pieces, starts]: [number[], number[]] = [[], []];
    for (let at = places.length; at > 0;) {
      const { start, piece } = paths[at] ?? { start: 0, piece: UNKNOWN };
      if (piece === UNKNOWN && pieces.at(-1) === UNKNOWN) starts.pop();
      else pieces.push(piece);
      starts.push(places[start]!);
      at = start;
    }
    return { pieces: pieces.reverse(), starts: starts.reverse() };
  }
}

/**
 * A text's characters as the pieces have them, and where each stands in the text: NFKC, straight quotation marks, each run of
 * white space a mark before the word that follows. By code points, so that half of a surrogate pair is never looked up.
 */
function marked(text: string): { characters: string[]; places: number[] } {
  const [characters, places]: [string[], number[]] = [[], []];
  let isWordStart = true;
  // Marks compose with the letter before them.
  for (const { 0: cluster, index } of text.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)) {
    for (const character of cluster.normalize('NFKC')) {
      if (/\s/u.test(character)) {
        isWordStart = true;
        continue;
      }
      if (isWordStart) {
        characters.push(WORD_START);
        places.push(index);
      }
      isWordStart = false;
      characters.push(straight.get(character) ?? character);
      places.push(index);
    }
  }
  return { characters, places };
}

const straight = new Map([
  ['‘', "'"],
  ['’', "'"],
  ['“', '"'],
  ['”', '"'],
]);
