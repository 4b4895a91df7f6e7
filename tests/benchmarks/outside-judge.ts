import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { QuestionSet } from '../../src/training/answers/data.ts';
import type { Judged } from '../../src/training/answers/judge.ts';
import { answerFigures } from './answers.ts';

/** Has the judge that comes with the data score the same answers, where it is there, and says whether both agree. */
export function compareWithJudge(
  goldFile: string,
  { articles }: QuestionSet,
  judged: readonly Judged[],
): void {
  const isNews = goldFile.endsWith('questions.jsonl');
  const data = isNews ? dirname(dirname(goldFile)) : dirname(goldFile);
  const program = join(data, '..', 'tools', 'evaluate-answers.mjs');
  if (!existsSync(program)) return;
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-'));
  const answers = join(folder, 'answers.jsonl');
  writeFileSync(answers, judged.map((row) => `${JSON.stringify(answerLine(row, articles))}\n`).join(''));
  const options = isNews ? ['--articles', join(dirname(goldFile), 'articles')] : [];
  const run = spawnSync(process.execPath, [program, 'score', goldFile, answers, ...options, '--json'], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  rmSync(folder, { recursive: true });
  if (run.status !== 0) throw new Error(`the judge failed: ${run.stderr}`);
  const theirs = JSON.parse(run.stdout) as Record<string, number | null>;
  const ours = answerFigures(judged);
  const names = ['passage', 'excerpt', 'f1', 'em', 'aurocNear', 'aurocOffTopic', 'right', 'speaker'];
  const apart = names.filter((name) => Math.abs((theirs[name] ?? 0) - (ours[name] ?? 0)) > 0.001);
  if (theirs.notInArticle !== 0) apart.push('notInArticle');
  console.log(
    apart.length === 0
      ? 'The judge of the data agrees.'
      : `The judge of the data differs: ${apart.map((name) => `${name} ${theirs[name]} (here ${ours[name]})`).join(', ')}`,
  );
}

/** An answer as the terminal's `ask --batch` writes it. */
function answerLine(
  { gold, answer, excerptText, highlightText }: Judged,
  articles: QuestionSet['articles'],
): object {
  const text = articles.get(gold.article)!.text;
  return {
    id: gold.id,
    kind: answer.kind,
    confidence: answer.confidence,
    excerpt: answer.excerpt && { text: excerptText, ...answer.excerpt },
    highlight: answer.highlight && { text: highlightText, ...answer.highlight },
    attributions: answer.attributions.map(({ speaker, chain }) => ({
      speaker: speaker?.name ?? null,
      chain,
    })),
    alternatives: answer.alternatives.map((span) => ({ text: text.slice(span.start, span.end), ...span })),
  };
}
