import { stem } from '../text/index.ts';
import { putValues } from '../trees/row.ts';
import type { Match } from './match.ts';

/** Ways in which a question turns round what a sentence says. */
export const negationNames = [
  'not, alone', 'refusal missing', 'prefix of denial', 'least or except missing', 'turned round',
] as const; // prettier-ignore

const nots = /\b(?:not|never|no|without|cannot|nobody|none|neither|nor|nothing|non)\b|n't\b/u;
const refusals =
  /\b(?:(?:fail|refus|reject|lack|forbid|forbad|prevent|avoid|declin|oppos|abandon|ignor|dislik|exclud|prohibit|destroy|stop)\w*|los(?:es?|t|ing)|den(?:y|ied|ies)|ban(?:ned|s)?|end(?:ed|s)?)\b/gu;
const leasts = /\b(?:least|less|fewest|fewer|smallest|lowest|worst|except|besides|other than|rather than|instead)\b/gu; // prettier-ignore
const denials = /^(?:non-?|un|in|im|dis|ir|de)(?=\w{4})/u;
/** Letters by which a word of refusal is known in another form. */
const REFUSAL_LETTERS = 4;

/** Fills in how the question turns round what a sentence says: "who did *not* sign" where somebody signed. */
export function fillNegation({ question, opened }: Match, s: number, row: Float32Array, at: number): void {
  const { article, index, reading } = opened;
  const { start, end } = reading.sentences[s]!;
  const sentence = plain(article.text.slice(start, end));
  const asked = plain(question.text);
  const lacked = (pattern: RegExp, letters?: number): number =>
    Array.from(asked.matchAll(pattern)).filter(([word]) => !sentence.includes(word.slice(0, letters))).length;
  const alone = Number(nots.test(asked) && !nots.test(sentence));
  const refused = lacked(refusals, REFUSAL_LETTERS);
  const denied = question.content.filter(({ normal }) => {
    const bare = normal.replace(denials, '');
    return bare !== normal && !sentence.includes(normal) && index.terms.has(stem(bare));
  }).length;
  const least = lacked(leasts);
  putValues(row, at, [alone, refused, denied, least, alone + refused + denied + least]);
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll('’', "'");
}
