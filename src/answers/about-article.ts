import type { Answer } from './answer.ts';
import { attributionsOf, excerptOf } from './excerpt.ts';
import type { OpenArticle } from './open.ts';
import { withoutOpeners } from './question.ts';
import { spelledOut } from './spelled-out.ts';

/** What can be asked of an article rather than of what it tells; `gist`: what it is about. */
export type ArticleAspect = 'gist' | 'title' | 'byline' | 'outlet' | 'published';

const article = '(?:the|this) (?:whole |entire |news )?(?:article|story|piece|text)';
const it = `(?:this|that|it|all (?:this|that)|${article})`;
// "The piece" may be one that the article tells of.
const [here, ofIt] = [
  '(?:this|this (?:article|story|piece|text)|the article)',
  `(?: (?:of|to|for|in|from|behind) ${it})?`,
];
const summary = '(?:summary|tl;? ?dr|gist|recap|overview)';
const points = '(?:(?:main|key) (?:points?|takeaways?|ideas?|facts|message)|takeaways?)';
const briefly =
  '(?: (?:for (?:me|us)|briefly|quickly|in (?:short|brief|(?:a|one|two|three|a few) \\w+)|please|pls|lol|tho|though))*';

const aspects: readonly (readonly [ArticleAspect, string])[] = [
  ['gist', `tl;? ?dr${ofIt}`],
  ['gist', `(?:(?:can|could|would|will) you )?(?:please )?(?:summari[sz]e|sum up|recap)(?: ${it})?(?: up)?`],
  ['gist', `(?:(?:(?:can|could) (?:i|we|you) (?:get|have|give (?:me|us)|do|make)|give (?:me|us)|i (?:want|need)|what(?:'s| is)) )?(?:(?:a|the) )?(?:short |quick |brief )?${summary}${ofIt}`],
  ['gist', `what(?:'?s| is|'re| are)? ${it} (?:all |mainly |mostly |really |actually )*about`],
  ['gist', `what (?:does|do) ${article} (?:say|talk about|cover)`],
  ['gist', `(?:(?:what(?:'?s| is| are| were)|give (?:me|us)|list) )?(?:the )?${points}${ofIt}`],
  ['title', `what(?:'?s| is| was) the (?:title|headline)(?: (?:of|to) ${here})?`],
  ['byline', `who (?:wrote|(?:is|was) the (?:author|writer) of) ${here}|who(?:'s|s) the (?:author|writer) of ${here}`],
  ['outlet', `(?:what|which) (?:newspaper|paper|outlet|news outlet|site|website|publication|magazine) (?:is|was) ${here} (?:from|in|published (?:in|by|on))`],
  ['outlet', `who published ${here}|where (?:is|was) ${here} (?:from|published)|what(?:'?s| is) the source of ${here}`],
  ['published', `when (?:was ${here} (?:published|written|posted)|is ${here} from|did ${here} come out)|how old is ${here}|what(?:'?s| is) the (?:publication )?date of ${here}`],
]; // prettier-ignore
const patterns = aspects.map(
  ([aspect, asked]) => [aspect, new RegExp(`^(?:${asked})${briefly}$`, 'iu')] as const,
);

/** What any of them has a word of: most questions have none, and are not looked at further. */
const hint =
  /\b(?:th(?:is|at)|it|article|story|piece|text|tl|tldr|summ\w*|sum|recap|gist|overview|points?|takeaways?|ideas?|facts|message|title|headline)\b/iu;

/**
 * What a question asks of the article itself ("tl;dr", "who wrote this?"), or null where it asks of what the article tells.
 *
 * @param previous - the question before it in the same talk: "it" is what that was about
 */
export function aspectAsked(question: string, previous?: string | null): ArticleAspect | null {
  if (!hint.test(question)) return null;
  const bare = spelledOut(withoutOpeners(question))
    .replaceAll('’', "'")
    .replace(/[\s?!.]+$/u, '');
  if (bare.length > 100 || (previous && /\b(?:it|that)\b/iu.test(bare))) return null;
  return patterns.find(([, pattern]) => pattern.test(bare))?.[0] ?? null;
}

/** Words that a lead has at least: a dateline or a cry has fewer. */
const FEWEST_WORDS = 8;

/** How an article begins, its title passed over: of what it is about there are no better words in it. */
export function openingOf(opened: OpenArticle): Answer {
  const { article: { text, title }, reading } = opened; // prettier-ignore
  const lead = reading.sentences.findIndex(
    ({ start, end, firstToken, endToken }) =>
      endToken - firstToken >= FEWEST_WORDS && lettersOf(text.slice(start, end)) !== lettersOf(title),
  );
  const excerpt = excerptOf(opened, Math.max(0, lead), null);
  return {
    kind: 'answered',
    confidence: 1,
    isOpening: true,
    excerpt,
    highlight: null,
    attributions: attributionsOf(opened, excerpt, null),
    isPartlyReported: false,
    alternatives: [],
    corrections: [],
  };
}

function lettersOf(line: string): string {
  return line.replace(/[^\p{L}\p{N}]/gu, '');
}
