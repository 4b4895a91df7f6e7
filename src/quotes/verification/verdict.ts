import type { Article } from '../../article/index.ts';
import type { Span, TextReading } from '../../text/index.ts';
import type { Attribution, Quotes, Speaker } from '../attribution.ts';

/**
 * - `exact`: the words are there, in this order, and nothing else speaks against the claim
 * - `altered`: words were added, left out, changed, or joined from places apart
 * - `misattributed`: the words are there, but the claimed speaker did not say them
 * - `out of context`: the words are there, but the claim leaves off a condition, a contrast or a negation
 * - `not found`: the article has nothing that the claim could be a form of
 */
export type VerdictKind = 'exact' | 'altered' | 'misattributed' | 'out of context' | 'not found';

/** A span of the article with the number of the passage in which it starts. */
export interface Place extends Span {
  readonly passage: number;
}

/** A step of the comparison of the article's words (`equal`, `delete`) with the claim's (`equal`, `insert`). */
export interface Change {
  readonly op: 'equal' | 'insert' | 'delete';
  readonly text: string;
}

/**
 * Whose words the matched words are: wholly or partly in quotation marks, a paraphrase of what the speaker said,
 * or the reporter's own words, which the article attributes to nobody.
 */
export type Wording = 'quoted' | 'partly quoted' | 'paraphrase' | 'reporter';

/**
 * How the claimed speaker stands to the one the article names: the same; another; one who only passed the words on
 * (in the chain); the reporter, to whom the words belong; `unsaid` where the claimed name stands beside the words,
 * and the article does not say plainly whose they are; or none of those who speak in the article.
 */
export type SpeakerCheck = 'same' | 'other' | 'passed on' | 'reporter' | 'unsaid' | 'unknown';

/** What a claim leaves off that turns its sense, as it stands in the article. */
export interface LeftOff extends Span {
  readonly kind: 'condition' | 'contrast' | 'negation' | 'denial';
  readonly position: 'before' | 'within' | 'after';
}

/** The result of verifying a claimed quotation. Spans point into the article's text. */
export interface Verdict {
  readonly kind: VerdictKind;
  readonly claim: string;
  readonly claimedSpeaker: string | null;
  /** The words of the article that the claim is a form of, from the first to the last, or null when not found. */
  readonly match: Place | null;
  /** The stretches of the article that the claim is made of, in the claim's order; more than one when it joins. */
  readonly parts: readonly Place[];
  readonly attribution: Attribution | null;
  readonly speaker: Speaker | null;
  readonly chain: readonly string[];
  readonly wording: Wording | null;
  /** Null when no speaker is claimed, or nothing was found. */
  readonly speakerCheck: SpeakerCheck | null;
  /**
   * The comparison in words. `equal` and `delete` in a row are the matched text, character for character; `equal` and
   * `insert` in a row are the claim's words (typography aside).
   */
  readonly changes: readonly Change[];
  /** Small differences that are no alterations, each fit to show: "capital letters", "quotation marks". */
  readonly typography: readonly string[];
  readonly leftOff: LeftOff | null;
  /** The closest passage when not found, or null where no word of the claim is in the article. */
  readonly closest: Place | null;
  /** Share of the claim that the match has, 0 to 1, words of grammar counted half. */
  readonly similarity: number;
}

/** What verification needs of an opened article. */
export interface VerifiableArticle {
  readonly article: Article;
  readonly reading: TextReading;
  readonly quotes: Quotes;
}
