import type { Gender } from './gender.ts';
import type { Word } from './words.ts';

/** What a pronoun demands of whom it stands for. */
export interface PronounForm {
  readonly gender: Gender;
  readonly number: 'singular' | 'plural';
  /** person: he, she; thing: it; group: they; self: I and we, the speaker of the quotation they stand in. */
  readonly refersTo: 'person' | 'thing' | 'group' | 'self';
  /** Whether it can only be an object: him, them. */
  readonly object?: boolean;
}

const forms: ReadonlyMap<string, PronounForm> = new Map(
  (
    [
      ['he his', { gender: 'male', number: 'singular', refersTo: 'person' }],
      ['him himself', { gender: 'male', number: 'singular', refersTo: 'person', object: true }],
      ['she her hers herself', { gender: 'female', number: 'singular', refersTo: 'person' }],
      ['it', { gender: null, number: 'singular', refersTo: 'thing' }],
      ['they their theirs', { gender: null, number: 'plural', refersTo: 'group' }],
      ['them themselves', { gender: null, number: 'plural', refersTo: 'group', object: true }],
      ['i me my mine myself', { gender: null, number: 'singular', refersTo: 'self' }],
      ['we us our ours ourselves', { gender: null, number: 'plural', refersTo: 'self' }],
    ] as const
  ).flatMap(([words, form]) => words.split(' ').map((word) => [word, form] as const)),
);

/** What the word demands as a pronoun, or null when it is none that is resolved. Contractions count: "he's". */
export function pronounForm(word: Word | undefined): PronounForm | null {
  if (!word || word.text === 'US' || word.text === 'IT') return null;
  return forms.get(word.bare.replace(/'(?:s|d|ll|m|ve|re)$/u, '')) ?? null;
}
