import { countBits, type Match } from '../match.ts';

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

/** The tokens of a sentence that are words of the question, function words included. */
interface Sentence {
  readonly firstToken: number;
  readonly endToken: number;
  readonly asked: readonly number[];
}

export function fillOrder(match: Match, s: number, row: Float32Array, at: number): void {
  const held = match.sentenceMasks[s]!;
  const { firstToken, endToken } = match.opened.reading.sentences[s]!;
  const { tokenTerms } = match.opened.index;
  const asked: number[] = [];
  for (let t = firstToken; t < endToken; t++) {
    if (tokenTerms[t]! >= 0 && match.isAsked[tokenTerms[t]!] === 1) asked.push(t);
  }
  const sentence = { firstToken, endToken, asked };
  row[at] = pairShare(match, sentence);
  // Two of its words at least make a pair.
  row[at + 1] = (held & (held - 1)) === 0 ? 0 : contentPairs(match, sentence);
  row[at + 2] = longestRun(match, sentence);
  row[at + 3] = commonOrder(match, sentence);
  const window = narrowestWindow(match, sentence, countBits(held));
  row[at + 4] = window.length;
  row[at + 5] = window.length === 0 ? 0 : window.words / window.length;
}

/** Share of the question's neighbouring words, by weight, that are neighbours in the sentence. */
function pairShare(match: Match, sentence: Sentence): number {
  let total = 0;
  let found = 0;
  for (let i = 1; i < match.asked.length; i++) {
    const [a, b] = [match.asked[i - 1]!, match.asked[i]!];
    if (a < 0 || b < 0) continue;
    const weight = wordWeight(match, a) + wordWeight(match, b);
    total += weight;
    if (holdsPair(match, sentence, a, b)) found += weight;
  }
  return total === 0 ? 0 : found / total;
}

function wordWeight({ words, weights }: Match, term: number): number {
  return words[term]! < 0 ? FUNCTION_WEIGHT : weights[words[term]!]!;
}

function holdsPair({ opened }: Match, { asked }: Sentence, a: number, b: number): boolean {
  const { tokenTerms } = opened.index;
  for (let k = 1; k < asked.length; k++) {
    const t = asked[k]!;
    if (tokenTerms[t] === b && asked[k - 1] === t - 1 && tokenTerms[t - 1] === a) return true;
  }
  return false;
}

/** Share of the question's neighbouring content words that follow each other in the sentence, whatever is between. */
function contentPairs({ terms, weights, opened }: Match, { firstToken, endToken }: Sentence): number {
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
function longestRun({ asked, opened }: Match, sentence: Sentence): number {
  const { tokenTerms } = opened.index;
  let longest = 0;
  for (const start of sentence.asked) {
    for (let i = 0; i + longest < asked.length; i++) {
      let run = 0;
      while (
        start + run < sentence.endToken &&
        asked[i + run]! >= 0 &&
        tokenTerms[start + run] === asked[i + run]
      )
        run++;
      if (run > longest) longest = run;
    }
  }
  return longest;
}

/** Weight of the longest common subsequence of content words, as a share of the question's. */
function commonOrder({ terms, weights, totalWeight, opened }: Match, { asked }: Sentence): number {
  const { tokenTerms } = opened.index;
  const best = new Float32Array(asked.length + 1);
  terms.forEach((term, i) => {
    if (term < 0) return;
    let diagonal = 0;
    for (let j = 1; j < best.length; j++) {
      const above = best[j]!;
      if (tokenTerms[asked[j - 1]!] === term) best[j] = Math.max(above, diagonal + weights[i]!);
      else if (best[j - 1]! > above) best[j] = best[j - 1]!;
      diagonal = above;
    }
  });
  return best[asked.length]! / totalWeight;
}

/** The fewest tokens that hold all matched words; none where fewer than two match. */
function narrowestWindow(
  { terms, words: wordOf, opened }: Match,
  { firstToken, endToken, asked }: Sentence,
  words: number,
): { length: number; words: number } {
  if (words < 2) return { length: 0, words };
  const { tokenTerms } = opened.index;
  const places = asked.filter((t) => wordOf[tokenTerms[t]!]! >= 0);
  const counts = new Uint8Array(terms.length);
  let length = endToken - firstToken;
  let have = 0;
  let left = 0;
  for (const token of places) {
    const word = wordOf[tokenTerms[token]!]!;
    if (counts[word] === 0) have++;
    counts[word]!++;
    for (; have === words; left++) {
      length = Math.min(length, token - places[left]! + 1);
      const leaving = wordOf[tokenTerms[places[left]!]!]!;
      counts[leaving]!--;
      if (counts[leaving] === 0) have--;
    }
  }
  return { length, words };
}
