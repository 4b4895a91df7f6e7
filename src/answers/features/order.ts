import type { Match } from '../match.ts';

/** Whether the question's words stand in the sentence in the same order and close together. */
export const orderNames = [
  'pairs',
  'content pairs',
  'longest run',
  'common order',
  'narrowest window',
  'density',
] as const;

const FUNCTION_WEIGHT = 0.3;

export function fillOrder(match: Match, s: number, row: Float32Array, at: number): void {
  const held = match.sentenceMasks[s]!;
  const { reading, index } = match.opened;
  const { firstToken, endToken } = reading.sentences[s]!;
  const sentence = index.tokenTerms.subarray(firstToken, endToken);
  row[at] = pairShare(match, match.asked, sentence);
  // Two of its words at least make a pair.
  row[at + 1] = (held & (held - 1)) === 0 ? 0 : contentPairs(match, firstToken, endToken);
  row[at + 2] = longestRun(match.asked, sentence);
  row[at + 3] = commonOrder(match, sentence);
  const window = narrowestWindow(match, sentence, held);
  row[at + 4] = window.length;
  row[at + 5] = window.length === 0 ? 0 : window.words / window.length;
}

/** Share of the question's neighbouring words, by weight, that are neighbours in the sentence. */
function pairShare(match: Match, asked: readonly number[], sentence: Int32Array): number {
  let total = 0;
  let found = 0;
  for (let i = 1; i < asked.length; i++) {
    const [a, b] = [asked[i - 1]!, asked[i]!];
    if (a < 0 || b < 0) continue;
    const weight = wordWeight(match, a) + wordWeight(match, b);
    total += weight;
    for (let j = 1; j < sentence.length; j++) {
      if (sentence[j - 1] !== a || sentence[j] !== b) continue;
      found += weight;
      break;
    }
  }
  return total === 0 ? 0 : found / total;
}

function wordWeight({ terms, weights }: Match, term: number): number {
  const i = terms.indexOf(term);
  return i < 0 ? FUNCTION_WEIGHT : weights[i]!;
}

/** Share of the question's neighbouring content words that follow each other in the sentence, whatever is between. */
function contentPairs({ terms, weights, opened }: Match, firstToken: number, endToken: number): number {
  const { tokenTerms, tokenIsContent } = opened.index;
  const content: number[] = [];
  for (let t = firstToken; t < endToken; t++) if (tokenIsContent[t] === 1) content.push(tokenTerms[t]!);
  let total = 0;
  let found = 0;
  for (let i = 1; i < terms.length; i++) {
    const weight = weights[i - 1]! + weights[i]!;
    total += weight;
    for (let j = 1; j < content.length; j++) {
      if (content[j - 1] !== terms[i - 1] || content[j] !== terms[i]) continue;
      found += weight;
      break;
    }
  }
  return total === 0 ? 0 : found / total;
}

/** Words of the longest run that both have. */
function longestRun(asked: readonly number[], sentence: Int32Array): number {
  let longest = 0;
  const runs = new Uint8Array(sentence.length + 1);
  for (const term of asked) {
    // From the end, so that each cell still holds the run that ended one word earlier.
    for (let j = sentence.length; j > 0; j--) {
      runs[j] = term >= 0 && sentence[j - 1] === term ? runs[j - 1]! + 1 : 0;
      if (runs[j]! > longest) longest = runs[j]!;
    }
  }
  return longest;
}

/** Weight of the longest common subsequence of content words, as a share of the question's. */
function commonOrder({ terms, weights, totalWeight }: Match, sentence: Int32Array): number {
  const best = new Float32Array(sentence.length + 1);
  terms.forEach((term, i) => {
    if (term < 0) return;
    let diagonal = 0;
    for (let j = 1; j <= sentence.length; j++) {
      const above = best[j]!;
      if (sentence[j - 1] === term) best[j] = Math.max(above, diagonal + weights[i]!);
      else if (best[j - 1]! > above) best[j] = best[j - 1]!;
      diagonal = above;
    }
  });
  return best[sentence.length]! / totalWeight;
}

/** The fewest tokens that hold all matched words; none where fewer than two match. */
function narrowestWindow(
  { terms }: Match,
  sentence: Int32Array,
  held: number,
): { length: number; words: number } {
  const places: { token: number; word: number }[] = [];
  sentence.forEach((term, token) => {
    const word = term < 0 ? -1 : terms.indexOf(term);
    if (word >= 0) places.push({ token, word });
  });
  const words = terms.filter((_, i) => (held & (1 << i)) !== 0).length;
  if (words < 2) return { length: 0, words };
  const counts = new Uint8Array(terms.length);
  let length = sentence.length;
  let have = 0;
  let left = 0;
  for (const { token, word } of places) {
    if (counts[word] === 0) have++;
    counts[word]!++;
    for (; have === words; left++) {
      length = Math.min(length, token - places[left]!.token + 1);
      const leaving = places[left]!.word;
      counts[leaving]!--;
      if (counts[leaving] === 0) have--;
    }
  }
  return { length, words };
}
