/**
 * Finds what a card quotes in a passage, so that it can be marked there.
 *
 * @typedef {{ readonly text: string, readonly strong: readonly string[] }} QuotedText
 * @typedef {{ readonly start: number, readonly end: number }} Range
 * @typedef {{ readonly text: string, readonly excerpt: boolean, readonly highlight: boolean }} Piece
 */

/** Shorter quotations could stand anywhere. */
const SHORTEST = 12;

/** Marks of direction and width that a card may add so that nothing in the text formats. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

/**
 * @param {string} text
 * @returns {{ text: string, offsets: number[] }} the text without what a card may change, and where each character was
 */
function simplify(text) {
  let simple = '';
  const offsets = [];
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (INVISIBLE.test(character)) continue;
    const space = /\s/.test(character);
    if (space && simple.endsWith(' ')) continue;
    simple += space ? ' ' : character;
    offsets.push(index);
  }
  return { text: simple, offsets };
}

/** @param {string} passage  @param {string} wanted  @param {Range} [inside]  @returns {Range | null} */
export function locate(passage, wanted, inside = { start: 0, end: passage.length }) {
  const simple = simplify(passage.slice(inside.start, inside.end));
  const needle = simplify(wanted).text.replace(/^[\s…]+|[\s…]+$/g, '');
  const at = needle ? simple.text.indexOf(needle) : -1;
  if (at < 0) return null;
  return {
    start: inside.start + (simple.offsets[at] ?? 0),
    end: inside.start + (simple.offsets[at + needle.length - 1] ?? 0) + 1,
  };
}

/**
 * A quotation as a whole, or else those of its lines that stand in the passage.
 *
 * @param {string} passage
 * @param {string} text
 * @returns {Range[]}
 */
function locateQuote(passage, text) {
  const found = (/** @type {string} */ wanted) =>
    wanted.trim().length < SHORTEST ? null : locate(passage, wanted);
  const whole = found(text);
  return whole ? [whole] : text.split('\n').flatMap((line) => found(line) ?? []);
}

/**
 * The passage in pieces: plain, of an excerpt, of a highlight inside it.
 *
 * @param {string} passage
 * @param {readonly QuotedText[]} quotes
 * @returns {Piece[]}
 */
export function markPassage(passage, quotes) {
  /** @type {Range[]} */
  const excerpts = [];
  /** @type {Range[]} */
  const highlights = [];
  for (const { text, strong } of quotes) {
    for (const excerpt of locateQuote(passage, text)) {
      excerpts.push(excerpt);
      highlights.push(...strong.flatMap((part) => locate(passage, part, excerpt) ?? []));
    }
  }
  const edges = [
    0,
    passage.length,
    ...[...excerpts, ...highlights].flatMap(({ start, end }) => [start, end]),
  ];
  const cuts = [...new Set(edges)].sort((one, other) => one - other);
  return cuts.slice(0, -1).map((start, index) => ({
    text: passage.slice(start, cuts[index + 1]),
    excerpt: covers(excerpts, start),
    highlight: covers(highlights, start),
  }));
}

/** @param {readonly Range[]} ranges  @param {number} at */
function covers(ranges, at) {
  return ranges.some(({ start, end }) => start <= at && at < end);
}
