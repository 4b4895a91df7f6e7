import { readText, type TextReading, type Token } from '../text/index.ts';
import { isContentWord } from './article-index.ts';
import { asksOfAnother, isInSetWords, readFollowUp, speaksOfSomeone } from './follow-up.ts';
import { spelledOut } from './spelled-out.ts';

/** What a question asks for. `speaker`: who said something; `statement`: what someone said. */
export type Asked =
  | 'person'
  | 'organisation'
  | 'place'
  | 'time'
  | 'number'
  | 'reason'
  | 'manner'
  | 'yes-no'
  | 'speaker'
  | 'statement'
  | 'definition'
  | 'thing';

/** A question taken apart, before any article is looked at. */
export interface Question {
  /** What was read: without chatty openers, and for a follow-up with the subject of the question before. */
  readonly text: string;
  readonly reading: TextReading;
  readonly asked: Asked;
  /** Index of the question word ("who", "which") in the reading's tokens, or -1. */
  readonly questionWord: number;
  /** Index of the noun that says what kind of thing is asked for ("which *company*"), or -1. */
  readonly focus: number;
  /** The words that carry the subject, each stem once, in order. */
  readonly content: readonly Token[];
  readonly isNegated: boolean;
}

const openers =
  /^(?:(?:so|ok|okay|(?:hey|hi|hello|yo)(?: (?:there|all|everyone|bot))?|good (?:morning|evening)|thanks?(?: you)?(?! to\b)|thx|ty|@?verbatim|bot(?=[,:])|lol|lma+o+|wait|um|uh|hmm|well|btw|also|and|but|pls|please|sorry|honestly|just curious|quick question|wtf|omg|bro|bruh|guys|then)\b[\s,.!:-]*)+/iu;
const requests =
  /^(?:(?:can|could|would) (?:you|u|someone|anyone|somebody) (?:please |pls )?(?:tell|remind|explain|say)(?: (?:me|us|to me))?|(?:can|could|may) i ask|let (?:me|us) know|(?:does |do )?(?:anyone|anybody|you|u|we) (?:happen to )?(?:know|remember)|tell (?:me|us)|i(?:'m| am)? (?:wonder(?:ing)?|want to know|need to know|forgot)|remind me|any idea|what(?:'s| is) the deal with)\b[\s,:]*/iu;
/** "Does the article say" before a question: that one is meant. */
const asksWhetherTold =
  /^(?:do|does|did) (?:it|this|that|they|(?:the|this) (?:article|story|piece|text|report|author|writer))(?: (?:even|actually|ever|also))? (?:say|mention|explain|specify|state|reveal|clarify|tell(?: (?:us|me))?)(?: anything)?(?: (?:about|on))? (?:(?:if|whether) (?=\S+ \S)|(?=(?:who|whom|whose|what|when|where|why|how|which)\b))/iu;
const pleasantries =
  /^(?:(?:hi|hey|hello|yo|good|morning|evening|night|bye|thanks?|thx|ty|cheers|you|there|so|very|much|all|everyone|bot|verbatim|ok|okay|lol|lma+o+|cool|nice|great|wow)\b[^\p{L}\p{N}?]*)+$/iu;
const chatter = new Set(
  'lol lmao ok okay nah yeah yep nope pls please btw tho basically actually exactly really hey guys anyone anybody know tell article story mention mentioned gonna gotta wanna kinda sorta like thing things stuff get got'.split(
    ' ',
  ),
);

/**
 * Takes a question apart.
 *
 * @param previous - the question before it in the same talk: a follow-up such as "and when?" is about its subject
 */
export function analyseQuestion(asked: string, previous?: string): Question {
  const alone = readLine(withoutOpeners(asked));
  if (previous === undefined || !leans(asked, alone)) return analyse(alone);
  return analyse(readLine(readFollowUp(alone, contentOf(alone.tokens).length, readLine(withoutOpeners(previous))))); // prettier-ignore
}

/** A question on one line, without "ok so lol," and "can you tell me". */
export function withoutOpeners(question: string): string {
  const bare = question.replace(/\s+/gu, ' ').trim();
  const shorter = bare.replace(openers, '').replace(requests, '').replace(asksWhetherTold, '');
  return /[\p{L}\p{N}]/u.test(shorter) ? shorter : bare;
}

/** Whether a message is only polite: "hi", "thank you so much!". */
export function isPleasantry(message: string): boolean {
  return pleasantries.test(message);
}

const ofTheBot =
  /^(?:help(?: me)?|what (?:can|do) you do|(?:what|who) are you|are you (?:an? )?(?:bot|ai|robot|human|real)|how (?:do i use (?:you|this)|(?:do you|does this(?: bot)?) work)|commands)$/iu;

/** Whether a message is about the bot rather than about an article: "help", "what can you do?". */
export function asksOfTheBot(message: string): boolean {
  return ofTheBot.test(spelledOut(withoutOpeners(message)).replace(/[\s?!.]+$/u, ''));
}

/** Whether a question is to be read with the one before it, as "and when?" is. */
export function isFollowUp(question: string): boolean {
  return leans(question, readLine(withoutOpeners(question)));
}

/** No more than one word of subject, or someone who is only called "he", or only another of whom the same is asked, or "what happened next". */
function leans(asked: string, alone: TextReading): boolean {
  const { tokens } = alone;
  return (
    contentOf(tokens).length <= 1 ||
    speaksOfSomeone(tokens) ||
    asksOfAnother(asked, alone) ||
    isInSetWords(alone.text)
  );
}

function readLine(typed: string): TextReading {
  const line = spelledOut(typed);
  return readText(line, [{ start: 0, end: line.length }]);
}

function analyse(reading: TextReading): Question {
  const { text, tokens } = reading;
  const questionWord = tokens.findIndex((token) => questionWords.has(token.normal));
  return {
    text,
    reading,
    asked: askedFor(text.toLowerCase().replaceAll('’', "'"), tokens, questionWord),
    questionWord,
    focus: focusOf(tokens, questionWord),
    content: contentOf(tokens),
    isNegated: /\b(?:not|never|no|without|cannot|nobody|none|isnt|wasnt|didnt|doesnt|wont)\b|n['’]t\b/iu.test(
      text,
    ),
  };
}

function contentOf(tokens: readonly Token[]): Token[] {
  const seen = new Set<string>();
  return tokens.filter((token) => {
    if (!isContentWord(token) || chatter.has(token.normal) || seen.has(token.stem)) return false;
    seen.add(token.stem);
    return true;
  });
}

const questionWords = new Set([
  'who',
  'whom',
  'whose',
  'what',
  'when',
  'where',
  'why',
  'how',
  'which',
  'wat',
  'whats',
  'whos',
]);
const saying =
  // "What is the fund called?" asks for a name, not for what somebody says.
  "call(?:s|ing)?|(?<!(?:\\b(?:is|are|was|were|be|been)\\b|(?:what|who)'?s\\b).*)called|" +
  'sa(?:y|ys|id|ying)|t(?:ell|old|ells|elling)|claim\\w*|think\\w*|thought|believe\\w*|respon(?:d\\w*|ses?)|repl(?:y|ies|ied|ying)|argu\\w+|warn\\w*|(?<!\\b(?:the|a|what|which|of) )state|stat(?:es|ed)|accus\\w+|blam\\w+|announc\\w+|describ\\w+|explain\\w*|comment\\w*|react\\w*|tweet\\w*|wr(?:ite|ote)|promis\\w+|predict(?:s|ed|ing|ions?)?|admit\\w*|ask(?:ed|s)?|suggest\\w*|insist\\w*|quoted?|feel|felt|complain\\w*|put it';

/** In order: the first pattern that fits says what is asked for. */
const patterns: readonly (readonly [RegExp, Asked])[] = [
  [new RegExp(`^who(?:'s| is| was| has| else)? (?:\\w+ ){0,2}?(?:${saying})\\b`, 'u'), 'speaker'],
  [/^(?:who(?:'s| is| was)|whos) (?!.*\b(?:by|the (?:one|guy|person))\b)(?:\w+\s?){1,3}\??$/u, 'definition'],
  [
    /\b(?:who|whom|whose|whos|which (?:person|man|woman|politician|candidate|senator|official|president|actor|player|guy))\b/u,
    'person',
  ],
  [
    /\bwh?at(?:'s)? (?:year|day|date|month|time|week)\b|\bwhich (?:year|day|month|date)\b|\bwhen\b|\bhow (?:soon|recently|long ago)\b/u,
    'time',
  ],
  [
    /\bhow (?:many|much|old|long|far|big|tall|often|high|large|fast|wide|deep|heavy|late|early)\b|\bwh?at(?:'s| is| was| were)? (?:the )?(?:percent\w*|number|share|amount|price|cost|total|margin|size|rate|score|age)\b|\b(?:percentage|margin)\b/u,
    'number',
  ],
  [
    /\bwhere\b|\b(?:what|which) (?:city|cities|country|countries|state|states|place|town|county|region|location|venue|area)\b/u,
    'place',
  ],
  [
    /\bwhy\b|\bhow come\b|\bwhat for\b|\bfor what reason|\b(?:what|which)(?:'s| is| was| are| were)? (?:the |their |his |her )?(?:reason|cause|motive|purpose|point|excuse)|\bwhat (?:made|caused|led|prompted)\b/u,
    'reason',
  ],
  [
    new RegExp(
      `\\bwh?at(?:'s|s)?\\b.*\\b(?:${saying})\\b|\\bhow (?:did|does|do|has) .*\\b(?:respond|react|describe|reply|feel|put|explain|justify)|\\b(?:take|opinion|view|stance|position|response|reaction|argument|message|quote|excuse|beef)\\b`,
      'u',
    ),
    'statement',
  ],
  [
    /\b(?:what|which) (?:company|companies|agency|agencies|group|groups|party|organi[sz]ation|outlet|newspaper|paper|network|channel|team|school|university|department|bank|court|firm|committee|union|church|show|station|magazine|website|site)\b/u,
    'organisation',
  ],
  [
    /^what(?:'s| is| are| was| were) (?:an? )?(?:\w+\s?){1,2}\??$|\bwhat (?:do|does|did) .*\b(?:mean|stand for)\b/u,
    'definition',
  ],
  [/\bhow\b/u, 'manner'],
  [/\b(?:what|which|wat|whats)\b/u, 'thing'],
];
const yesNo =
  /^(?:is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|should|may|might|must|isn't|aren't|wasn't|weren't|don't|doesn't|didn't|hasn't|haven't|won't|wouldn't|couldn't|shouldn't|can't|any|ever)\b/u;

function askedFor(text: string, tokens: readonly Token[], questionWord: number): Asked {
  if (yesNo.test(text)) return 'yes-no';
  for (const [pattern, asked] of patterns) if (pattern.test(text)) return asked;
  return questionWord < 0 && tokens.some((token) => token.pos === 'VERB' || token.pos === 'AUX')
    ? 'yes-no'
    : 'thing';
}

/** The noun right after "what", "which" or "how many": the last of its group ("what email *provider*"). */
function focusOf(tokens: readonly Token[], questionWord: number): number {
  if (questionWord < 0) return -1;
  let focus = -1;
  for (let i = questionWord + 1; i < Math.min(tokens.length, questionWord + 6); i++) {
    const { pos } = tokens[i]!;
    if (pos === 'NOUN' || pos === 'PROPN') focus = i;
    else if (focus >= 0 || !['ADJ', 'ADV', 'NUM', 'DET', 'ADP', 'PART'].includes(pos)) break;
  }
  return focus;
}
