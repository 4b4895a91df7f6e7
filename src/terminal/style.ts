import { styleText } from 'node:util';
import type { Article } from '../article/index.ts';
import { chainInWords, kindInWords, nameOf, type Attribution } from '../quotes/index.ts';

/** Colour on a terminal, none in a pipe or where NO_COLOR is set. */
export function style(format: Parameters<typeof styleText>[0], text: string): string {
  return styleText(format, text, { stream: process.stdout });
}

/** Who said it and through whom: "— A, cited by B", and whether the words are the reporter's. */
export function attributionLine(article: Article, attribution: Attribution): string {
  const { chain, kind } = attribution;
  const who = [nameOf(article, attribution), chainInWords(chain)].filter(Boolean).join(', ');
  const remark = kindInWords[kind];
  return `— ${who}${remark && style('dim', ` · ${remark}`)}`;
}
