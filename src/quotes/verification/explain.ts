import type { Speaker } from '../attribution.ts';
import { chainInWords } from '../wording.ts';
import type { VerifiableArticle, Verdict } from './verdict.ts';

/** A verdict in plain English sentences, without markup: what was found, and why it is no more than that. */
export function explainVerdict({ article }: Pick<VerifiableArticle, 'article'>, verdict: Verdict): string {
  const text = (span: { start: number; end: number }): string => article.text.slice(span.start, span.end);
  const { match } = verdict;
  if (!match) {
    return verdict.closest
      ? `The article has no such words. The closest passage is ¶${verdict.closest.passage}.`
      : 'The article has no such words, and nothing close to them.';
  }
  const sentences = [headline(verdict, match.passage)];
  if (verdict.speakerCheck && verdict.speakerCheck !== 'same') sentences.push(whoSaid(verdict));
  else if (verdict.kind !== 'altered') sentences.push(whose(verdict));
  const { leftOff } = verdict;
  if (leftOff)
    sentences.push(
      `${leftOffLead[leftOff.position]} “${text(leftOff).trim()}”${leftOff.kind === 'denial' ? ', a denial' : ''}.`,
    );
  if (verdict.typography.length > 0)
    sentences.push(`Small differences, not counted: ${verdict.typography.join(', ')}.`);
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

const leftOffLead = {
  before: 'The claim leaves off what stands before it:',
  within: 'The claim passes over:',
  after: 'The claim leaves off how the sentence goes on:',
};

function headline(verdict: Verdict, passage: number): string {
  switch (verdict.kind) {
    case 'altered':
      return verdict.parts.length > 1
        ? `These words are joined from different places: ${[...new Set(verdict.parts.map((part) => `¶${part.passage}`))].join(', ')}.`
        : `¶${passage} words it differently.`;
    case 'out of context':
      return `The words are in ¶${passage}, but not with this sense.`;
    default:
      return `The words are in ¶${passage}.`;
  }
}

function whose({ wording, speaker, chain }: Verdict): string {
  const by = [speaker && withinSentence(speaker), chainInWords(chain)].filter(Boolean).join(', ');
  switch (wording) {
    case 'quoted':
      return by
        ? `They are quoted from ${by}.`
        : 'They are in quotation marks; the article does not say plainly whose they are.';
    case 'partly quoted':
      return by
        ? `Only part of them is quoted from ${by}; the rest is the reporter’s paraphrase.`
        : 'Only part of them is in quotation marks.';
    case 'paraphrase':
      return by
        ? `They are the reporter’s paraphrase of ${by}, not a quotation.`
        : 'They are the reporter’s paraphrase, not a quotation.';
    default:
      return 'They are the reporter’s own words; nobody is quoted.';
  }
}

function whoSaid({ speakerCheck, claimedSpeaker, speaker }: Verdict): string {
  const claimed = claimedSpeaker ?? '';
  switch (speakerCheck) {
    case 'passed on':
      return speaker
        ? `The article has them from ${withinSentence(speaker)}, passed on by ${claimed}.`
        : `The article has them through ${claimed}, and does not say plainly who said them.`;
    case 'reporter':
      return `The article attributes them to nobody: they are the reporter’s words, not ${claimed}’s.`;
    case 'unknown':
      return `The article has nothing said by ${claimed}; ${speaker ? `these are words of ${withinSentence(speaker)}` : 'whose words these are it does not say plainly'}.`;
    case 'unsaid':
      return `The article names ${claimed} beside them, but does not say plainly whose they are.`;
    default:
      return speaker
        ? `The article has them from ${withinSentence(speaker)}, not from ${claimed}.`
        : `The article does not have them from ${claimed}, and does not say plainly from whom.`;
  }
}

/** An unnamed speaker without the capital that its first word has where it begins a sentence: "A source" is "a source". */
function withinSentence({ name, named }: Speaker): string {
  return named
    ? name
    : name.replace(/^(?:The|An?|This|These|His|Her|Its|Their|One|Two|Some|Many|Several)\b/u, (word) =>
        word.toLowerCase(),
      );
}
