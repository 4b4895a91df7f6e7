import { functionWords } from '../../text/index.ts';
import type { ComparedWord } from './words.ts';

// Words, in their compared form, that turn the sense of what stands beside them, and what takes that power from them.

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
// "asked if", "as if", "even if": not conditions of what stands before.
const beforeNoCondition = set(
  'as even ask asks asked asking know knows knew see sees wonder wonders wondered wondering unclear sure say said what tell',
);
const afterNoCondition = set('any so ever anything not');
export const contrasts = set('but although though however except');
export const noContrastAfter = set('nothing all anything none anyone everything');
export const emphasis = set('doubt question only just merely matter wonder surprise');
export const falsehoods = set('false untrue wrong incorrect nonsense lie lies fiction');
export const conjunctions = set('and but because who which while where when so');
// Between a negation and the words it denies stand words of grammar and of thinking and saying: "it is not true that".
export const bridges = new Set([
  ...Array.from(functionWords, (word) => word.replaceAll("'", '')),
  ...'true case fact claim claims claimed think thinks believe believes say says said saying mean means meant want wants wanted expect idea report reports reported suggestion suggestions suggested notion allegation allegations accusation accusations'.split(
    ' ',
  ),
]);
export const denial =
  /^(?:den(?:y|ies|ied|ying|ial|ials)|refut(?:e|es|ed|ing)|reject(?:s|ed|ing)?|disput(?:e|es|ed|ing)|falsely|false|untrue|disavow(?:s|ed|ing)?|debunk(?:s|ed|ing)?|refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing))$/u;

/** Whether a condition begins at a word: "if", "unless", "as long as", "on condition that". */
export function isCondition(words: readonly ComparedWord[], i: number): boolean {
  const at = (offset: number): string => words[i + offset]?.normal ?? '';
  const word = at(0);
  if (word === 'unless') return true;
  if (word === 'if' && !beforeNoCondition.has(at(-1)) && !afterNoCondition.has(at(1))) return true;
  if (word === 'provided' && at(1) === 'that') return true;
  if (word === 'long' && at(1) === 'as' && (at(-1) === 'as' || at(-1) === 'so')) return true;
  if (word === 'only' && at(1) === 'when') return true;
  if (word === 'subject' && at(1) === 'to') return true;
  if (word === 'condition' && at(-1) === 'on' && at(1) === 'that') return true;
  return false;
}
