import { partNumber } from '../profile/index.ts';
import type { Question } from '../question.ts';
import { senseOfNoun } from '../senses.ts';
import type { Token } from '../../text/index.ts';

/** How a question is put: what its answer must fit into. */
export interface QuestionCues {
  /** Number of its form (`forms`). */
  readonly form: number;
  /** Class of the noun that is asked for ("which *company*"): 0 where it is not known, -1 where there is none. */
  readonly sense: number;
  /** Stems of the first content words after what is asked for, nearest first, and of the last before the question word. */
  readonly following: readonly string[];
  readonly preceding: readonly string[];
  /** Parts of speech of the two words after what is asked for, -1 where there is none. */
  readonly nextParts: readonly [number, number];
  /** Whether the question word is the subject of a verb: "what *caused* ...". */
  readonly isSubject: boolean;
  /** How many tokens it has. */
  readonly length: number;
}

// Like forms stand next to each other, so that one split of a tree can take several.
const forms = [
  'when', 'what time', 'how many', 'what number', 'where', 'what place', 'who did', 'who', 'whose', 'which', 'what thing',
  'what is', 'what did', 'what caused', 'none', 'yes-no', 'how', 'why',
] as const; // prettier-ignore
type Form = (typeof forms)[number];

const being = new Set(['is', 'are', 'was', 'were', 'be', 'been', "'s", 's']);
const helping = new Set(
  'do does did has have had can could will would shall should may might must'.split(' '),
);
const kindsOfThings = new Set('type kind form sort name part group set piece types kinds names'.split(' '));
const modifiers = new Set<Token['pos']>(['ADJ', 'DET', 'NUM', 'PART', 'ADV', 'PRON']);
const LONGEST_GROUP = 7;
const MOST_FOLLOWING = 3;

/** Looks at how a question is put. */
export function cuesOf({ reading: { tokens }, questionWord, focus, asked, content }: Question): QuestionCues {
  const form = formOf(tokens, questionWord, focus, asked);
  const noun = nounOf(tokens, form, questionWord, focus);
  const from = form === 'what is' ? questionWord : Math.max(questionWord, noun);
  const stems = (some: readonly Token[]): string[] =>
    some.filter((token) => content.includes(token)).map(({ stem }) => stem);
  return {
    form: forms.indexOf(narrowed(form, asked)),
    sense: noun < 0 ? -1 : senseOfNoun(tokens[noun]!),
    following: stems(tokens.slice(from + 1)).slice(0, MOST_FOLLOWING),
    preceding: stems(tokens.slice(0, Math.max(0, questionWord))).slice(-1),
    nextParts: [partNumber(tokens[from + 1]?.pos), partNumber(tokens[from + 2]?.pos)],
    isSubject: tokens[questionWord + 1]?.pos === 'VERB',
    length: tokens.length,
  };
}

function formOf(
  tokens: readonly Token[],
  questionWord: number,
  focus: number,
  asked: Question['asked'],
): Form {
  if (questionWord < 0) return asked === 'yes-no' ? 'yes-no' : 'none';
  const word = tokens[questionWord]!.normal;
  const next = tokens[questionWord + 1];
  if (word === 'when' || word === 'where' || word === 'why' || word === 'whose') return word;
  if (word.startsWith('who')) return isAskedAsSubject(tokens, questionWord) ? 'who did' : 'who';
  if (word === 'how') return next?.pos === 'ADJ' || next?.pos === 'ADV' || next?.normal === 'many' || next?.normal === 'much' ? 'how many' : 'how'; // prettier-ignore
  if (word === 'whats' || being.has(next?.normal ?? '')) return 'what is';
  if (helping.has(next?.normal ?? '')) return 'what did';
  if (next?.pos === 'VERB') return 'what caused';
  if (focus > questionWord) return word === 'which' ? 'which' : 'what thing';
  return 'what did';
}

/** "Who won", "who is", "who has won", but not "who did he beat". */
function isAskedAsSubject(tokens: readonly Token[], questionWord: number): boolean {
  const [next, afterNext] = [tokens[questionWord + 1], tokens[questionWord + 2]];
  if (next?.pos === 'VERB' || being.has(next?.normal ?? '')) return true;
  return next?.pos === 'AUX' && !['PRON', 'DET', 'PROPN', 'NOUN'].includes(afterNext?.pos ?? '');
}

/** The form, made narrower by the type of answer that is asked for. */
function narrowed(form: Form, asked: Question['asked']): Form {
  if (asked === 'time' && form !== 'when') return 'what time';
  if (asked === 'number' && form !== 'how many') return 'what number';
  if (asked === 'place' && form !== 'where') return 'what place';
  return form;
}

/** The noun that says what is asked for: of "which type of *plant*" the latter. */
function nounOf(tokens: readonly Token[], form: Form, questionWord: number, focus: number): number {
  const isShort = tokens[questionWord]?.normal === 'whats';
  let noun = focus;
  if (form === 'how many') noun = headOf(tokens, questionWord + 2);
  if (form === 'what is') noun = headOf(tokens, questionWord + (isShort ? 1 : 2));
  if (noun < 0 || !kindsOfThings.has(tokens[noun]!.normal) || tokens[noun + 1]?.normal !== 'of') return noun;
  const whole = headOf(tokens, noun + 2);
  return whole < 0 ? noun : whole;
}

/** The last noun of the group that starts at a token, or -1. */
function headOf(tokens: readonly Token[], start: number): number {
  let head = -1;
  for (let i = start; i < Math.min(tokens.length, start + LONGEST_GROUP); i++) {
    const { pos } = tokens[i]!;
    if (pos === 'NOUN' || pos === 'PROPN') head = i;
    else if (head >= 0 || !modifiers.has(pos)) break;
  }
  return head;
}
