import { styleText } from 'node:util';
import type { Attribution } from '../quotes/index.ts';

/** Colour on a terminal, none in a pipe or where NO_COLOR is set. */
export function style(format: Parameters<typeof styleText>[0], text: string): string {
  return styleText(format, text, { stream: process.stdout });
}

/** Who said it and through whom: "— A, cited by B", and whether these are their words or the reporter's. */
export function attributionLine({ speaker, chain, kind }: Attribution): string {
  const who = [speaker?.name ?? 'not named', ...chain].join(', cited by ');
  const words = {
    direct: 'in their words',
    mixed: 'partly in their words',
    indirect: "in the reporter's words",
  }[kind];
  return `— ${who} ${style('dim', `(${words})`)}`;
}
