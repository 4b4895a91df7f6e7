import { html } from '../core/html.js';

/**
 * Formats of `<t:SECONDS:FORMAT>` as Discord names them.
 *
 * @type {Record<string, Intl.DateTimeFormatOptions>}
 */
const FORMATS = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

/**
 * Units with their length in seconds, the longest first.
 *
 * @type {readonly (readonly [Intl.RelativeTimeFormatUnit, number])[]}
 */
const UNITS = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

/** The furthest a date reaches, in seconds from the epoch (ECMA-262, time values). */
const FURTHEST = 8.64e12;

/** @param {{ seconds: number, format: string }} properties */
export function Timestamp({ seconds, format }) {
  if (Math.abs(seconds) > FURTHEST) return html`<span class="timestamp">Invalid date</span>`;
  const date = new Date(seconds * 1000);
  const full = new Intl.DateTimeFormat(undefined, FORMATS['F']).format(date);
  const text =
    format === 'R' ? relative(seconds) : new Intl.DateTimeFormat(undefined, FORMATS[format]).format(date);
  return html`<time class="timestamp" datetime=${date.toISOString()} title=${full}>${text}</time>`;
}

/** @param {number} seconds */
function relative(seconds) {
  const away = seconds - Date.now() / 1000;
  const [unit, length] = UNITS.find(([, size]) => Math.abs(away) >= size) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }).format(Math.round(away / length), unit);
}
