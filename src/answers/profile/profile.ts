import type { Mention, Quotes } from '../../quotes/index.ts';
import type { TextReading } from '../../text/index.ts';
import type { ArticleIndex } from '../article-index.ts';
import { evidenceOfNames, type NameEvidence } from './name-evidence.ts';
import { groupsOf, type NounGroups } from './noun-groups.ts';
import { shapeOf } from './sentence-shape.ts';
import { mentionedTerms, profileSpeech, type SpeechProfile } from './speech.ts';
import { tableOf, TokenKind, type TokenTable } from './token-table.ts';

/** What is known of an article's tokens, terms and sentences besides their words. */
export interface ArticleProfile {
  readonly tokens: TokenTable;
  readonly groups: NounGroups;
  readonly names: NameEvidence;
  /** How many tokens of the article have the term of each token; 0 for marks. */
  readonly frequency: Uint16Array;
  /** 1 for each token whose term stands nowhere before it. */
  readonly isFirst: Uint8Array;
  /** 1 for each term that the article writes as a name. */
  readonly isName: Uint8Array;
  /** Terms by their first letters: "sovereign" and "sovereignty" are kin. */
  readonly kin: ReadonlyMap<string, readonly number[]>;
  /** Bits of `SentenceShape` for each sentence. */
  readonly shapes: Uint8Array;
  readonly speech: SpeechProfile;
  /** For each sentence, the terms of the names for which its pronouns and descriptions stand. */
  readonly mentioned: readonly (readonly number[])[];
}

/** Letters that words of one family share at their beginning. */
export const KIN_LETTERS = 5;

/** Profiles a read and indexed article. */
export function profileArticle(
  reading: TextReading,
  index: ArticleIndex,
  quotes: Quotes,
  mentions: readonly Mention[],
): ArticleProfile {
  const tokens = tableOf(reading);
  const speech = profileSpeech(reading, index, quotes);
  const isName = new Uint8Array(index.terms.size);
  index.tokenTerms.forEach((term, i) => {
    const isWritten = (tokens.kinds[i]! & TokenKind.name) !== 0;
    if (term >= 0 && index.tokenIsContent[i] === 1 && isWritten) isName[term] = 1;
  });
  return {
    tokens,
    groups: groupsOf(reading),
    names: evidenceOfNames(reading, index, tokens.kinds, speech.tokens),
    ...occurrencesOf(index),
    isName,
    kin: kinOf(index),
    shapes: Uint8Array.from(reading.sentences, (sentence) => shapeOf(reading, sentence)),
    speech,
    mentioned: mentionedTerms(reading, index, mentions),
  };
}

function occurrencesOf({ terms, tokenTerms }: ArticleIndex): Pick<ArticleProfile, 'frequency' | 'isFirst'> {
  const counts = new Uint16Array(terms.size);
  const isFirst = new Uint8Array(tokenTerms.length);
  tokenTerms.forEach((term, i) => {
    if (term >= 0 && counts[term]!++ === 0) isFirst[i] = 1;
  });
  const frequency = Uint16Array.from(tokenTerms, (term) => (term < 0 ? 0 : counts[term]!));
  return { frequency, isFirst };
}

function kinOf({ terms }: ArticleIndex): Map<string, number[]> {
  const kin = new Map<string, number[]>();
  for (const [stem, term] of terms) {
    if (stem.length < KIN_LETTERS) continue;
    const letters = stem.slice(0, KIN_LETTERS);
    const family = kin.get(letters);
    if (family) family.push(term);
    else kin.set(letters, [term]);
  }
  return kin;
}

/** Terms that share their first letters with a stem that the article does not have. */
export function kinTerms(profile: ArticleProfile, stem: string): readonly number[] {
  return stem.length < KIN_LETTERS ? [] : (profile.kin.get(stem.slice(0, KIN_LETTERS)) ?? []);
}
