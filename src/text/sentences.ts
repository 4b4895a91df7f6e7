import { trimSpan, type Span } from './span.ts';

/** A mark, or the end of a line, with something after it: without one there is one sentence, as in most questions. */
const mayEndSentence = /[^\p{L}\p{N} ,'’-]./su;
const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

// The segmenter breaks after every "Word." before a capital, so the abbreviations that stand before names are
// mended here: titles, months, states as newspapers shorten them, and single or dotted capitals ("J.", "U.S.").
const abbreviations =
  'Mr Mrs Ms Dr Sen Sens Rep Reps Gov Govs Gen Lt Col Sgt Capt Maj Adm Cmdr Rev Hon Prof Pres St Ste Mt Ft Jr Sr vs No ' +
  'Jan Feb Mar Apr Aug Sept Oct Nov Dec Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn ' +
  'Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Inc Corp Ltd Co Bros Assn Dept a.m p.m i.e e.g';
const endsInAbbreviation = new RegExp(
  `(?:^|[\\s(“"‘'])(?:(?:${abbreviations.replaceAll('.', '\\.').replaceAll(' ', '|')})\\.|(?:\\p{Lu}\\.)+)\\s*$`,
  'u',
);
// "U.S." may end a sentence; before one of these words it most likely does.
const startsSentence =
  /^(?:The|A|An|He|She|It|They|We|But|And|In|On|At|That|This|His|Her|Its|Their|There|When|While|If)\b/u;
const endsInDottedCapitals = /(?:\p{Lu}\.){2,}\s*$/u;

/**
 * The sentences of one paragraph, in order, without the white space around them. Sentences inside a quotation
 * are apart; a closing quotation mark stays with the sentence that it closes.
 *
 * @param text - the paragraph
 * @param offset - added to every offset: where the paragraph starts in its article
 */
export function splitSentences(text: string, offset = 0): Span[] {
  const sentences: Span[] = [];
  let start = 0;
  if (!mayEndSentence.test(text.trimEnd())) {
    const { start: from, end: to } = trimSpan(text, { start, end: text.length });
    return to > from ? [{ start: offset + from, end: offset + to }] : [];
  }
  // The segmenter knows no closing mark after a blank: « It is over. »
  const read = text.replace(/\s»(?![\p{L}\p{N}])/gu, '” ');
  for (const { index, segment } of segmenter.segment(read)) {
    const end = index + segment.length;
    if (end < text.length && continues(text.slice(start, end), text.slice(end, end + 40))) continue;
    const { start: from, end: to } = trimSpan(text, { start, end });
    if (to > from) sentences.push({ start: offset + from, end: offset + to });
    start = end;
  }
  return sentences;
}

/** Whether a break after `sofar` is none: an abbreviation before a name, or the next words start in lower case. */
function continues(sofar: string, next: string): boolean {
  if (/^["'“‘(]*\p{Ll}/u.test(next)) return true;
  if (!endsInAbbreviation.test(sofar)) return false;
  return !(endsInDottedCapitals.test(sofar) && startsSentence.test(next));
}
