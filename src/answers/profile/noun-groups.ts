import type { TextReading, Token } from '../../text/index.ts';

/** Groups of words around a noun, found by their parts of speech: "the first black president". */
export interface NounGroups {
  /** First and last token of the group that each token is in, and the noun at its head; -1 outside of groups. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly head: Int32Array;
}

const members = new Set<Token['pos']>(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'SYM', 'PRON']);
/** Tokens after the first that a group may have: longer ones are lists without marks. */
const LONGEST_GROUP = 30;
const heads = new Set<Token['pos']>(['NOUN', 'PROPN', 'NUM']);

/** Finds the groups around the nouns of a text. */
export function groupsOf({ tokens }: TextReading): NounGroups {
  const [first, last, head] = [0, 1, 2].map(() => new Int32Array(tokens.length).fill(-1)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  for (let start = 0; start < tokens.length;) {
    if (!members.has(tokens[start]!.pos)) {
      start++;
      continue;
    }
    let end = start;
    while (end - start < LONGEST_GROUP && continues(tokens, end)) end++;
    let noun = end;
    while (noun > start && !heads.has(tokens[noun]!.pos)) noun--;
    first.fill(start, start, end + 1);
    last.fill(end, start, end + 1);
    head.fill(noun, start, end + 1);
    start = end + 1;
  }
  return { first, last, head };
}

/** Whether the group that a token is in goes on after it: a determiner starts another, a pronoun stands alone. */
function continues(tokens: readonly Token[], i: number): boolean {
  const [here, next, afterNext] = [tokens[i]!, tokens[i + 1], tokens[i + 2]];
  if (next?.sentence !== here.sentence) return false;
  if (next.text === '-') return afterNext?.sentence === here.sentence && members.has(afterNext.pos);
  return here.pos !== 'PRON' && members.has(next.pos) && next.pos !== 'DET' && next.pos !== 'PRON';
}
