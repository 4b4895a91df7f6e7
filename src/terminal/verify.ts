import type { Article } from '../article/index.ts';
import {
  chainInWords,
  explainVerdict,
  readClaim,
  readQuotes,
  verifyQuotation,
  type Verdict,
  type VerdictKind,
} from '../quotes/index.ts';
import { readText } from '../text/index.ts';
import { chooseArticles } from './articles.ts';
import { style } from './style.ts';

// From the best news to the worst: of several articles, the one with the best verdict is shown.
const order: readonly VerdictKind[] = ['exact', 'out of context', 'misattributed', 'altered', 'not found'];
const colors: Readonly<Partial<Record<VerdictKind, 'green' | 'red'>>> = {
  exact: 'green',
  'not found': 'red',
};

/**
 * Checks whether a quotation is in an article, by default in any of ARTICLES_DIR: what stands in quotation marks where that
 * is one, else the whole claim; and whether the speaker said it who is given, or else named in the claim.
 */
export async function verify(
  claim: string,
  options: { article?: string; speaker?: string; json?: boolean },
): Promise<void> {
  const read = readClaim(claim, options.speaker);
  const results = (await chooseArticles(options.article)).map((article) => {
    const reading = readText(article.text, article.passages);
    const opened = { article, reading, quotes: readQuotes(article, reading) };
    return { article, verdict: verifyQuotation(opened, read?.text ?? claim, read?.speaker ?? undefined) };
  });
  results.sort((a, b) => rank(a.verdict) - rank(b.verdict) || b.verdict.similarity - a.verdict.similarity);
  const [best] = results;
  if (!best) return;
  if (options.json) console.log(JSON.stringify(verdictRecord(best.article, best.verdict)));
  else console.log(verdictText(best.article, best.verdict));
}

const rank = ({ kind }: Verdict) => order.indexOf(kind);

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
