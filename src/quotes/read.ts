import type { Article } from '../article/index.ts';
import { contains, overlaps, type Span, type TextReading } from '../text/index.ts';
import type { Attribution, AttributionSpans, Quotes } from './attribution.ts';
import { extractAttributions } from './extraction/extract.ts';
import { nestedAttributions } from './extraction/nested.ts';
import { innerSpeech } from './resolution/inner-speech.ts';
import { kindOf, quotationRuns, withOwnWords } from './quotations.ts';
import { chainsOf } from './resolution/chains.ts';
import type { Discourse } from './resolution/discourse.ts';
import type { Mention } from './resolution/mention.ts';
import { relayed } from './resolution/relayed.ts';
import { resolveDiscourse } from './resolution/resolve.ts';
import { speakersOf } from './resolution/speakers.ts';

/** An article's attributions with those nested in them, and the discourse in which they are resolved. */
interface Resolved {
  /** Index of the attribution that each is nested in, or null. */
  readonly outer: readonly (number | null)[];
  readonly discourse: Discourse;
}

const resolved = new WeakMap<TextReading, Resolved>();

/**
 * Who said what in an article, through whom.
 *
 * Attributions stand in text order; one nested in another comes before it, so that the innermost is met first.
 *
 * @param reading - the article's text as read by `readText`
 */
export function readQuotes(article: Article, reading: TextReading): Quotes {
  const { discourse, outer } = resolve(article, reading);
  const { speakers, speakerOf } = speakersOf(discourse);
  const chains = chainsOf(discourse, outer, ownOutlet(article));
  const attributions = discourse.attributions
    .map((spans, i) => ({
      ...spans,
      source: discourse.voiceless.has(i) ? [] : spans.source,
      kind: kindOf(spans, article.text, discourse.quotations),
      speaker: speakerOf[i] ?? null,
      chain: chains[i] ?? [],
      passage: passageOf(article, spans),
    }))
    // What "the talks touched on" nobody said; words in quotation marks are still somebody's.
    .filter(({ kind }, i) => kind !== 'indirect' || !discourse.voiceless.has(i))
    .map((attribution, index): Attribution => ({ ...attribution, index }));
  return { attributions, speakers, quotations: discourse.quotations };
}

/** Whom the names, descriptions and pronouns of an article refer to, in text order. */
export function resolveMentions(article: Article, reading: TextReading): Mention[] {
  const { discourse } = resolve(article, reading);
  return [...discourse.references, ...discourse.quotedPronouns]
    .map(({ start, end, kind, entity }) => ({
      start,
      end,
      kind,
      entity,
      name: discourse.entities[entity]?.name ?? '',
    }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

function resolve(article: Article, reading: TextReading): Resolved {
  const known = resolved.get(reading);
  if (known) return known;
  const extracted = extractAttributions(article, reading);
  const quotations = withOwnWords(quotationRuns(article.text, article.passages), article, extracted);
  const { attributions, outer } = withNested(article, reading, extracted, quotations);
  const found = { outer, discourse: resolveDiscourse(reading, attributions, quotations) };
  resolved.set(reading, found);
  return found;
}

function withNested(
  article: Article,
  reading: TextReading,
  extracted: readonly AttributionSpans[],
  quotations: readonly Span[],
): { attributions: AttributionSpans[]; outer: (number | null)[] } {
  const { outermost, nested: cited } = relayed(reading, extracted, quotations);
  const stated = [
    ...cited,
    ...nestedAttributions(article, reading, outermost).filter(
      (inner) => !cited.some((other) => sharesCue(other, inner)),
    ),
  ];
  const nested = [
    ...stated,
    ...innerSpeech(reading, outermost, quotations).filter(
      (inner) => !stated.some((other) => sharesCue(other, inner)),
    ),
  ];
  const all = [
    ...nested.map((spans) => ({ spans, inner: true })),
    ...outermost.map((spans) => ({ spans, inner: false })),
  ];
  const place = ({ spans, inner }: (typeof all)[number]): number =>
    (inner ? (holderOf(outermost, spans) ?? spans) : spans).content[0]?.start ?? 0;
  all.sort((a, b) => place(a) - place(b) || Number(b.inner) - Number(a.inner));
  const outer = all.map(({ spans, inner }) => {
    const holder = inner ? holderOf(outermost, spans) : null;
    return holder ? all.findIndex((other) => other.spans === holder) : null;
  });
  return { attributions: all.map(({ spans }) => spans), outer };
}

const sharesCue = (a: AttributionSpans, b: AttributionSpans): boolean =>
  a.cue.some((one) => b.cue.some((other) => overlaps(one, other)));

/** The attribution in whose content all of `inner` stands. */
function holderOf(outermost: readonly AttributionSpans[], inner: AttributionSpans): AttributionSpans | null {
  const first = inner.content[0];
  return outermost.find(({ content }) => first && content.some((span) => contains(span, first))) ?? null;
}

function passageOf(article: Article, { content, source }: AttributionSpans): number {
  const at = content[0]?.start ?? source[0]?.start ?? 0;
  return article.passages.findLast(({ start }) => start <= at)?.number ?? 1;
}

/** What the article's own outlet is called: by what is known of it, and by its dateline ("WASHINGTON (AP) —"). */
function ownOutlet(article: Article): ReadonlySet<string> {
  const own = new Set<string>();
  if (article.outlet) own.add(article.outlet.toLowerCase().replace(/^the /u, ''));
  const agency = /\((AP|AFP|UPI|Reuters|CNN)\)\s*[—–-]/u.exec(article.text.slice(0, 600))?.[1];
  if (agency) own.add(agency.toLowerCase());
  if (agency === 'AP') own.add('associated press');
  return own;
}
