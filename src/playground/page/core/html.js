import htm from 'htm';
import { h } from 'preact';

/** Writes nodes as HTML looks; values are always values, never HTML. */
export const html = htm.bind(h);

/** Joins the class names that apply. @param {...(string | false | null | undefined)} names */
export function classes(...names) {
  return names.filter(Boolean).join(' ');
}
