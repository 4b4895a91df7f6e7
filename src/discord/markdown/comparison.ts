import type { Change } from '../../quotes/index.ts';
import { cut, escapeText } from './escape.ts';

/** How changes are marked: what the article has and the claim leaves out, and what the claim adds. */
const marks = { equal: '', delete: '~~', insert: '**' } as const;

/**
 * A comparison as a block quote on one line: ~~words that the claim leaves out~~, **words that it adds**. What takes
 * more than `limit` characters is cut, long stretches without a change first.
 */
export function comparison(changes: readonly Change[], limit: number): string {
  for (let kept = 400; kept > 10; kept = Math.floor(kept / 2)) {
    const shown = `> ${joined(changes.map((change, i) => marked(change, kept, i, changes.length)))}`;
    if (shown.length <= limit) return shown;
  }
  const shown = changes
    .slice(0, Math.max(1, Math.floor(limit / 60)))
    .map((change, i, all) => marked(change, 20, i, all.length));
  return `> ${joined(shown)} …`;
}

/** Words left out and words added in their place stand apart, as words do. */
function joined(parts: readonly string[]): string {
  return parts
    .reduce(
      (line, part) => (/[~*]$/u.test(line) && /^[~*]/u.test(part) ? `${line} ${part}` : line + part),
      '',
    )
    .trim();
}

function marked({ op, text }: Change, kept: number, index: number, count: number): string {
  const mark = marks[op];
  const [, before = '', core = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/u.exec(text) ?? [];
  const line = shortened(core.replace(/\s+/gu, ' '), kept, index === 0, index === count - 1);
  return `${before && ' '}${mark}${escapeText(line)}${mark}${after && ' '}`;
}

/** A stretch cut in its middle, or at its outer end where it is the first or the last. */
function shortened(text: string, kept: number, isFirst: boolean, isLast: boolean): string {
  if (text.length <= kept) return text;
  const half = Math.floor(kept / 2);
  const head = cut(text, half).replace(/\s+\S*$/u, '');
  const tail = text
    .slice(-half)
    .replace(/^\p{Cs}/u, '')
    .replace(/^\S*\s+/u, '');
  if (isFirst && !isLast) return `… ${tail}`;
  if (isLast && !isFirst) return `${head} …`;
  return `${head} … ${tail}`;
}
