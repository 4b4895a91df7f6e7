/**
 * Characters that show nothing and only change how others are shown: controls, and the marks that embed, override or
 * isolate a writing direction. Left and right marks (U+200E, U+200F, U+061C) stay: Arabic and Hebrew need them.
 */
// eslint-disable-next-line no-control-regex -- these are what is looked for
const hidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** What Discord's Markdown gives a meaning anywhere in a line: a colon when it can begin an emoji or a link. */
const special = /[\\*_~|`<[\]@]|:(?!\s)/gu;

/** What it gives a meaning at the beginning of a line: quotes, headings, subtext, lists. */
const opening = /^([ \t]*)([>#+-]|\d+(?=\.))/gmu;

/** The text as it can be shown: well-formed, line feeds only, without characters that show nothing. */
export function showable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replace(hidden, '');
}

/** The text on one line, cut to `limit` characters and not escaped: for where Discord reads no Markdown. */
export function plainLine(text: string, limit: number): string {
  const line = showable(text).replace(/\s+/gu, ' ').trim();
  return line.length <= limit ? line : `${cut(line, limit - 1)}…`;
}

/** The first `length` characters of a text; of an emoji that ends behind them, nothing. */
export function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/\p{Cs}$/u, '');
}

/**
 * Escapes a text so that Discord shows it as it is: nothing in it formats, pings, links, or ends what surrounds it.
 * Discord shows `\x` as x for every x that is neither a letter, a digit, nor white space.
 *
 * @param text - of any origin; may have several lines
 */
export function escapeText(text: string): string {
  return showable(text)
    .replace(special, '\\$&')
    .replace(opening, (_, indent: string, mark: string) =>
      /\d/u.test(mark) ? `${indent}${mark}\\` : `${indent}\\${mark}`,
    );
}

/** The text that `escapeText` was given, as far as it can be shown. */
export function unescapeText(escaped: string): string {
  return escaped.replace(/\\([^0-9A-Za-z\s])/gu, '$1');
}
