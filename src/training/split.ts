const FNV_OFFSET_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * Whether an article of the development data is kept out of the encoder's fitting, so that its questions
 * can be used to fit the ranker on scores that the encoder would give to an article it has never met.
 *
 * The rule is the FNV-1a hash (32 bits, http://www.isthe.com/chongo/tech/comp/fnv/) of the UTF-8 file name,
 * modulo 3: it needs no list, and `src/training/encoder/split.py` computes the same.
 *
 * @param articleFile The file's name as the questions name it, without a folder ("0123.txt"); for SQuAD, the title.
 */
export function isHeldForRanking(articleFile: string): boolean {
  let hash = FNV_OFFSET_BASIS;
  for (const byte of new TextEncoder().encode(articleFile)) hash = Math.imul(hash ^ byte, FNV_PRIME) >>> 0;
  return hash % 3 === 0;
}
