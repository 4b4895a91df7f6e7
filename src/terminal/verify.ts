import type { Article } from '../article/index.ts';
import {
  bestVerdict,
  chainInWords,
  explainVerdict,
  readClaim,
  readQuotes,
  type Verdict,
  type VerdictKind,
} from '../quotes/index.ts';
import { readText } from '../text/index.ts';
import { chooseArticles } from './articles.ts';
import { style } from './style.ts';

const colors: Readonly<Partial<Record<VerdictKind, 'green' | 'red'>>> = {
  exact: 'green',
  'not found': 'red',
};

/**
 * Checks whether a quotation is in an article, by default in any of ARTICLES_DIR, of whose verdicts the best is shown:
 * what stands in quotation marks where that is one, else the whole claim; and whether the speaker said it who is given,
 * or else named in the claim.
 */
export async function verify(
  claim: string,
  options: { article?: string; speaker?: string; json?: boolean },
): Promise<void> {
  const read = readClaim(claim, options.speaker);
  const opened = (await chooseArticles(options.article)).map((article) => {
    const reading = readText(article.text, article.passages);
    return { article, reading, quotes: readQuotes(article, reading) };
  });
  const best = bestVerdict(opened, read?.text ?? claim, read?.speaker ?? null);
  if (!best) return;
  const { article } = best.opened;
  if (options.json) console.log(JSON.stringify(verdictRecord(article, best.verdict)));
  else console.log(verdictText(article, best.verdict));
}

function verdictRecord({ text }: Article, { kind, match, speaker, chain, changes }: Verdict) {
  return {
    verdict: kind,
    match: match && {
      text: text.slice(match.start, match.end),
      passage: match.passage,
      start: match.start,
      end: match.end,
    },
    speaker: speaker?.name ?? null,
    chain,
    changes: changes.map(({ op, text: words }) => ({ op, text: words })),
  };
}

function verdictText(article: Article, verdict: Verdict): string {
  const { text, title } = article;
  const { kind, match, closest, speaker, chain, changes } = verdict;
  const lines = [style(['bold', colors[kind] ?? 'yellow'], kind), explainVerdict({ article }, verdict)];
  const place = match ?? closest;
  if (place) lines.push(`${style('cyan', `¶${place.passage}`)} ${text.slice(place.start, place.end)}`);
  const who = [speaker?.name ?? 'nobody is named', chainInWords(chain)].filter(Boolean).join(', ');
  if (match) lines.push(`   — ${who}`);
  if (kind === 'altered') lines.push(changes.map(changeText).join(''));
  lines.push(style('dim', title));
  return lines.join('\n');
}

/** Readable without colour too: [-left out-] and {+added+}, as in `git diff --word-diff`. */
function changeText({ op, text }: Verdict['changes'][number]): string {
  if (op === 'equal') return text;
  return op === 'delete' ? style('red', `[-${text}-]`) : style('green', `{+${text}+}`);
}
