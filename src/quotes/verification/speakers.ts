import type { Article } from '../../article/index.ts';
import { functionWords, overlaps, stem, wordPattern, type Span, type TextReading } from '../../text/index.ts';
import { contentLength, type Attribution, type Quotes, type Speaker } from '../attribution.ts';
import { findSpeakers } from '../find-speakers.ts';
import { isAnonymous, kindOfNoun } from '../resolution/descriptions.ts';
import { singular } from '../resolution/roles.ts';
import { reporting } from './claimed-speaker.ts';
import type { Place, SpeakerCheck, VerifiableArticle, Wording } from './verdict.ts';

const titles = new Set(
  Array.from(
    'mr mrs ms miss dr prof professor sir dame lord lady president senator sen representative rep congressman congresswoman governor gov mayor judge justice general gen colonel col captain capt lieutenant lt sergeant sgt secretary minister prime foreign vice king queen prince princess pope reverend rev attorney chairman chairwoman chief former'.split(
      ' ',
    ),
    stem,
  ),
);
const theArticle = /^(?:the |this )?(?:article|reporter|journalist|author|writer|newspaper|story|text)$/iu;

/** The attribution whose content has most of a span, and at least half of it; of two that do, the narrower. */
export function attributionOf(span: Span, { attributions }: Quotes): Attribution | null {
  let best: Attribution | null = null;
  let most = (span.end - span.start) / 2;
  for (const attribution of attributions) {
    const shared = attribution.content.reduce((sum, part) => sum + sharedLength(part, span), 0);
    if (shared < most || shared === 0) continue;
    if (best && shared === most && contentLength(attribution) >= contentLength(best)) continue;
    best = attribution;
    most = shared;
  }
  return best;
}

/** Whose words a span has, by how much of it stands in the quotation marks of `quotations`. */
export function wordingOf(
  words: readonly Span[],
  quotations: readonly Span[],
  attribution: Attribution | null,
): Wording {
  const quoted = words.filter((word) => quotations.some((run) => overlaps(run, word))).length;
  if (quoted === words.length) return 'quoted';
  if (quoted > 0) return 'partly quoted';
  return attribution ? 'paraphrase' : 'reporter';
}

/** How a claimed speaker stands to the one that the article gives for the words at `place`. */
export function checkSpeaker(
  claimed: string,
  { attribution, wording, place }: { attribution: Attribution | null; wording: Wording; place: Place },
  { article, reading, quotes: { speakers } }: VerifiableArticle,
): SpeakerCheck {
  const speaker = attribution?.speaker ?? null;
  const meant = speakersNamed(claimed, speakers);
  if (meant.some(({ index }) => index === speaker?.index)) return 'same';
  if (attribution?.chain.some((link) => isNamed(claimed, [link]))) return 'passed on';
  const outlet = [article.outlet, article.byline].filter((name) => name !== null);
  const isReporter = theArticle.test(claimed.trim()) || isNamed(claimed, outlet);
  if (isReporter) return !attribution && wording === 'reporter' ? 'same' : 'passed on';
  const spoken = attribution !== null || wording === 'quoted';
  const mayBe = spoken ? !speaker && isNear(claimed, place, article) : isReported(claimed, place, reading);
  if (mayBe) return 'unsaid';
  if (meant.length === 0) return 'unknown';
  return spoken ? 'other' : 'reporter';
}

/** Whether the passage of a place, or the one before it, has the surname. */
function isNear(claimed: string, place: Place, article: Article): boolean {
  const near = article.passages.filter(
    ({ number }) => number === place.passage || number === place.passage - 1,
  );
  return near.some(({ start, end }) => hasSurname(article.text.slice(start, end), claimed));
}

/** Whether the sentence around a place says, beside it, that the one of this name said something. */
function isReported(claimed: string, place: Place, { text, sentences }: TextReading): boolean {
  const own = sentences.filter((sentence) => overlaps(sentence, place));
  const before = text.slice(own[0]?.start ?? place.start, place.start);
  const after = text.slice(place.end, own.at(-1)?.end ?? place.end);
  return [before, after].some((beside) => reporting.test(beside) && hasSurname(beside, claimed));
}

function hasSurname(text: string, claimed: string): boolean {
  const surname = nameOf(claimed).at(-1);
  return surname !== undefined && nameOf(text).includes(surname);
}

/**
 * The speakers that a name as members type it may mean ("netanyahu", "Mr. Assad", "the source"): all that bear it, those
 * by name before those whose description has it ("Assad's office"); where none does, unnamed ones for "an anonymous
 * official", or the one that it misspells.
 */
function speakersNamed(claimed: string, speakers: readonly Speaker[]): Speaker[] {
  // "the board's president" is nobody's name: without its title it would be the board.
  const isTitled = wordsOf(claimed).some((word) => titles.has(stem(word)));
  const among = [
    (speaker: Speaker) => !isTitled && isNamed(claimed, formsOf(speaker).filter(isOwnVoice)),
    (speaker: Speaker) => isNamed(claimed, formsOf(speaker)),
    ({ named, name }: Speaker) => named && isLongerName(claimed, name),
    (speaker: Speaker) => isUnnamedOne(claimed, speaker),
  ];
  for (const bears of among) {
    const bearers = speakers.filter(bears);
    if (bearers.length > 0) return bearers;
  }
  return findSpeakers({ speakers }, claimed).slice(0, 1);
}

/** Whether a form is not somebody who belongs to another ("Kern's lawyer", "an aide to Kern"), as a text may ("Kern's letter"). */
const isOwnVoice = (form: string): boolean =>
  !/(?:['’]s?|\s(?:of|to|for))\s/u.test(form) ||
  !/(?:^|\s)\p{Ll}{4}/u.test(form) ||
  wordsOf(form).some((word) => kindOfNoun(singular(word.toLowerCase())) === 'document');

const anonymity = /\b(?:anonymous|unnamed|unidentified)\b/giu;

/** "an anonymous official" for "a senior official", "a source" for anybody whom the article leaves unnamed. */
function isUnnamedOne(claimed: string, speaker: Speaker): boolean {
  const rest = claimed.replace(anonymity, '').trim();
  if (speaker.named) return false;
  const forms = formsOf(speaker);
  if (!/^(?:(?:an?|the|some)\s+)?(?:sources?|insiders?|people|person)?$/iu.test(rest))
    return rest !== claimed && isNamed(rest, forms);
  return forms.some((form) => wordsOf(form).some((word) => isAnonymous(singular(word.toLowerCase()))));
}

function formsOf({ name, variants, description }: Speaker): string[] {
  return [name, ...variants, ...(description ? [description, `${description} ${name}`] : [])];
}

/** Whether all words of the claimed name are in one of the forms. */
function isNamed(claimed: string, forms: readonly string[]): boolean {
  const name = nameOf(claimed);
  return (
    name.length > 0 &&
    forms.some((form) => {
      const known = new Set(nameOf(form));
      return name.every((word) => known.has(word));
    })
  );
}

/** "Benjamin Netanyahu" where the article has no more than "Netanyahu": all words of the name, the surname last in both. */
function isLongerName(claimed: string, name: string): boolean {
  const words = nameOf(claimed);
  const known = nameOf(name).filter((word) => !titles.has(word));
  return known.length > 0 && known.at(-1) === words.at(-1) && known.every((word) => words.includes(word));
}

/** Function words that are names too: "Will Smith". */
const alsoNames = /^(?:Will|May|Don)$/u;

function nameOf(text: string): string[] {
  const names = wordsOf(text)
    .filter((word) => !functionWords.has(word.toLowerCase()) || alsoNames.test(word))
    .map(stem);
  const untitled = names.filter((word) => !titles.has(word));
  return untitled.length > 0 ? untitled : names;
}

function wordsOf(text: string): string[] {
  return Array.from(text.normalize('NFKD').replace(/\p{M}/gu, '').matchAll(wordPattern), ([word]) => word);
}

function sharedLength(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}
