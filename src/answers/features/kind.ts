import type { Match } from '../match.ts';
import { SentenceShape, TokenKind } from '../profile/index.ts';
import type { Asked } from '../question.ts';
import { putValues } from '../../trees/row.ts';

/** Whether a sentence has something of the kind that is asked for, which the question itself does not have. */
export const kindNames = [
  'new names', 'new numbers', 'new dates', 'new nouns', 'new words', 'has reason', 'has quotation', 'has money',
  'person and name', 'place and name', 'organisation and name', 'time and date', 'number and number', 'reason and cue',
  'time without date', 'number without number', 'name wanted without', 'speaker and source', 'statement and said',
  'yes-no', 'manner', 'thing', 'is person', 'is time', 'is number', 'is reason', 'is statement', 'place after preposition',
  'money and number', 'focus held',
] as const; // prettier-ignore

const placePrepositions = new Set(['in', 'at', 'from', 'near', 'to', 'outside', 'across']);

export function fillKind(match: Match, s: number, row: Float32Array, at: number): void {
  const { reading, index, profile } = match.opened;
  const { firstToken, endToken } = reading.sentences[s]!;
  const { asked, focus } = match.question;
  const focusTerm = focus < 0 ? -1 : (index.terms.get(match.question.reading.tokens[focus]!.stem) ?? -1);
  const count = { name: 0, number: 0, date: 0, noun: 0, word: 0, quoted: 0, money: 0, placed: 0 };
  let hasFocus = 0;
  for (let i = firstToken; i < endToken; i++) {
    const kinds = profile.tokens.kinds[i]!;
    const term = index.tokenTerms[i]!;
    if ((kinds & TokenKind.quoted) !== 0) count.quoted++;
    if (term === focusTerm) hasFocus = 1;
    if (term < 0 || match.isAsked[term] === 1) continue;
    if (index.tokenIsContent[i] === 1) count.word++;
    if ((kinds & TokenKind.number) !== 0) count.number++;
    if ((kinds & TokenKind.date) !== 0) count.date++;
    else if ((kinds & TokenKind.name) !== 0) {
      count.name++;
      if (i > firstToken && placePrepositions.has(reading.tokens[i - 1]!.normal)) count.placed++;
    }
    if ((kinds & TokenKind.noun) !== 0) count.noun++;
    if ((kinds & TokenKind.money) !== 0) count.money++;
  }
  const shape = profile.shapes[s]!;
  const wantsReason = asked === 'reason' || asked === 'manner';
  const reasons =
    Number((shape & SentenceShape.hintsAtReason) !== 0) + Number((shape & SentenceShape.givesReason) !== 0);
  const hasReason = wantsReason ? reasons : 0;
  const is = (kind: Asked): number => Number(asked === kind);
  const has = (number: number): number => Number(number > 0);
  const { said, sources } = profile.speech;
  const wantsName = is('person') + is('place') + is('organisation') + is('speaker');
  const values = [
    Math.min(6, count.name), Math.min(4, count.number), Math.min(4, count.date), Math.min(10, count.noun), Math.min(20, count.word),
    hasReason, has(count.quoted), has(count.money),
    is('person') * has(count.name), is('place') * has(count.name), is('organisation') * has(count.name),
    is('time') * has(count.date), is('number') * has(count.number), is('reason') * hasReason,
    is('time') * (1 - has(count.date)), is('number') * (1 - has(count.number)), wantsName * (1 - has(count.name)),
    is('speaker') * has(sources[s]!), is('statement') * said[s]!,
    is('yes-no'), is('manner'), is('thing') + is('definition'), is('person') + is('speaker'), is('time'), is('number'), is('reason'),
    is('statement'), is('place') * has(count.placed), is('number') * has(count.money),
    focusTerm < 0 ? -1 : hasFocus,
  ]; // prettier-ignore
  putValues(row, at, values);
}
