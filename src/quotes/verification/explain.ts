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
  if (verdict.typography.length > 0 && verdict.kind !== 'altered')
    sentences.push(`Small differences: ${verdict.typography.join(', ')}.`);
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
        ? `These words are joined from different places: ${verdict.parts.map((part) => `¶${part.passage}`).join(', ')}.`
        : `¶${passage} has other words.`;
    case 'out of context':
      return `The words are in ¶${passage}, but not with this sense.`;
    default:
      return `The words are in ¶${passage}.`;
  }
}

function whose({ wording, speaker, chain }: Verdict): string {
  const by = [speaker?.name, chainInWords(chain)].filter(Boolean).join(', ');
  switch (wording) {
    case 'quoted':
      return by
        ? `They are a quotation of ${by}.`
        : 'They are in quotation marks; the article does not say plainly whose they are.';
    case 'partly quoted':
      return by
        ? `Only part of them is a quotation of ${by}; the rest is the reporter’s paraphrase.`
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
  const actual = speaker ? `it is ${speaker.name}` : 'it does not say plainly who';
  switch (speakerCheck) {
    case 'passed on':
      return `${claimed} passed them on; who said them: ${speaker?.name ?? 'the article does not say'}.`;
    case 'reporter':
      return `The article attributes them to nobody: they are the reporter’s words, not ${claimed}’s.`;
    case 'unknown':
      return `The article has nothing said by ${claimed}; for these words ${actual}.`;
    case 'unsaid':
      return `${claimed} is named beside them, but the article does not say plainly whose they are.`;
    default:
      return `They are not ${claimed}’s in the article: ${actual}.`;
  }
}
