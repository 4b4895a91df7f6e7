import { stem } from '../../src/text/index.ts';
import type { VerdictKind } from '../../src/quotes/index.ts';
import { randomFrom } from '../../src/training/random.ts';

/** A claim made by program from an article, and the verdicts that are right for it. */
export interface MadeClaim {
  readonly kind: ClaimKind;
  /** Index of the article it is checked against. */
  readonly article: number;
  readonly claim: string;
  readonly speaker?: string;
  readonly right: readonly VerdictKind[];
}

/** The ways in which members get a quotation right or wrong. */
export const claimKinds = [
  'exact',
  're-punctuated',
  'one word changed',
  'negation dropped or added',
  'number changed',
  'two quotations joined',
  'speaker swapped',
  'words from another article',
] as const;
export type ClaimKind = (typeof claimKinds)[number];

/** What claims are made from: an article's quotations without their marks, and its words to swap in elsewhere. */
export interface ClaimSource {
  readonly quotations: readonly { readonly text: string; readonly passage: number }[];
  /** Words in lower case that every claim of "another article" is checked not to be in. */
  readonly plain: string;
}

/** A quotation with its speaker from the development data, and the other people who speak in the same article. */
export interface KnownSpeaker {
  readonly article: number;
  readonly content: string;
  readonly speaker: string;
  readonly others: readonly string[];
  readonly strangers: readonly string[];
}

/** `count` claims of each kind, the same for the same seed. */
export function makeClaims(
  sources: readonly ClaimSource[],
  speakers: readonly KnownSpeaker[],
  count: number,
  seed: number,
): MadeClaim[] {
  const random = randomFrom(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const quotations = sources.flatMap(({ quotations: own }, article) =>
    own.map((quotation) => ({ ...quotation, article })),
  );
  const anyWord = (): string => pick(contentWords(pick(quotations).text));
  const makers: Record<ClaimKind, () => MadeClaim | null> = {
    exact: () => {
      const { text, article } = pick(quotations);
      return { kind: 'exact', article, claim: text, right: ['exact'] };
    },
    're-punctuated': () => {
      const { text, article } = pick(quotations);
      return { kind: 're-punctuated', article, claim: repunctuate(text, random), right: ['exact'] };
    },
    'one word changed': () => {
      const { text, article } = pick(quotations);
      const [old, other] = [pick(contentWords(text)), anyWord()];
      if (!old || !other || stem(old) === stem(other)) return null;
      return {
        kind: 'one word changed',
        article,
        claim: text.replace(wordOnce(old), other),
        right: ['altered'],
      };
    },
    'negation dropped or added': () => {
      const { text, article } = pick(quotations);
      const claim = turnNegation(text);
      // A negation dropped at the very start leaves the rest as it is: what is left is out of context.
      return claim
        ? { kind: 'negation dropped or added', article, claim, right: ['altered', 'out of context'] }
        : null;
    },
    'number changed': () => {
      const { text, article } = pick(quotations);
      const claim = changeNumber(text, random);
      return claim ? { kind: 'number changed', article, claim, right: ['altered'] } : null;
    },
    'two quotations joined': () => {
      const { text, article, passage } = pick(quotations);
      const far = sources[article]!.quotations.filter((other) => Math.abs(other.passage - passage) >= 2);
      if (far.length === 0) return null;
      return {
        kind: 'two quotations joined',
        article,
        claim: `${text} ${pick(far).text}`,
        right: ['altered'],
      };
    },
    'speaker swapped': () => {
      const { article, content, others, strangers } = pick(speakers);
      const pool = random() < 0.5 ? others : strangers;
      if (pool.length === 0) return null;
      return {
        kind: 'speaker swapped',
        article,
        claim: content,
        speaker: pick(pool),
        right: ['misattributed'],
      };
    },
    'words from another article': () => {
      const { text, article } = pick(quotations);
      const other = Math.floor(random() * sources.length);
      if (other === article || sources[other]!.plain.includes(plainText(text))) return null;
      return { kind: 'words from another article', article: other, claim: text, right: ['not found'] };
    },
  };
  return claimKinds.flatMap((kind) => {
    const made = new Map<string, MadeClaim>();
    for (let tries = 0; made.size < count && tries < 200 * count; tries++) {
      const claim = makers[kind]();
      if (claim) made.set(`${claim.article} ${claim.claim} ${claim.speaker ?? ''}`, claim);
    }
    return [...made.values()];
  });
}

/** Lower case, words only, one space apart. */
export function plainText(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

function contentWords(text: string): string[] {
  return text.match(/\b\p{L}{4,}\b/gu) ?? [];
}

function wordOnce(word: string): RegExp {
  return new RegExp(`\\b${word}\\b`, 'u');
}

/** What retyping does: other marks, other case, commas and full stops dropped, hyphens opened, line breaks. */
function repunctuate(text: string, random: () => number): string {
  const changes: ((text: string) => string)[] = [
    (t) => t.replace(/[’‘]/gu, "'"),
    (t) => t.replace(/(?<=\p{L})['’](?=\p{L})/gu, ''),
    (t) => t.toLowerCase(),
    (t) => t.toUpperCase(),
    (t) => t.replace(/,(?!\d)/gu, ''),
    (t) => t.replace(/[–—-]+/gu, ' '),
    (t) => t.replace(/(?<=\p{L}{2})\.(?=\s|$)/gu, '!'),
    (t) => `“${t}”`,
    (t) => t.replace(/ /gu, (space) => (random() < 0.1 ? '\n' : space)),
    (t) => t.replace(/;/gu, ' —'),
  ];
  return changes.filter(() => random() < 0.4).reduce((changed, change) => change(changed), text);
}

function turnNegation(text: string): string | null {
  const dropped = text.replace(
    /(?<= )(?:not|never) |(?<=\b(?:do|does|did|is|are|was|were|would|could|should|has|have|had))n['’]t\b/iu,
    '',
  );
  if (dropped !== text) return dropped;
  const added = text.replace(
    /\b(is|are|was|were|will|would|can|could|should|has|have|had)\b(?! not)/iu,
    '$1 not',
  );
  return added === text ? null : added;
}

const numberWords =
  'two three four five six seven eight nine ten twenty thirty hundred thousand million billion'.split(' ');

function changeNumber(text: string, random: () => number): string | null {
  const changed = text.replace(/(?<![\p{L}\d.,])\d+(?:[.,]\d+)*(?![\p{L}\d])/u, (number) => {
    const at = Math.floor(random() * number.replace(/\D.*$/u, '').length);
    const digit = Number(number[at]);
    return `${number.slice(0, at)}${(digit % 9) + 1}${number.slice(at + 1)}`;
  });
  if (changed !== text) return changed;
  const worded = text.replace(new RegExp(`\\b(?:${numberWords.join('|')})\\b`, 'u'), (word) => {
    const others = numberWords.filter((other) => other !== word);
    return others[Math.floor(random() * others.length)]!;
  });
  return worded === text ? null : worded;
}
