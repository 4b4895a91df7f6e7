import { html } from './html.js';

/** Outlines on a 24 by 24 grid. */
const OUTLINES = {
  article: 'M7 3h7l5 5v13H7zM14 3v5h5M10 13h6M10 17h6',
  close: 'M6 6l12 12M18 6L6 18',
  code: 'M9 8l-4 4 4 4M15 8l4 4-4 4',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  dots: 'M5 11h2v2H5zM11 11h2v2h-2zM17 11h2v2h-2z',
  down: 'M12 5v14M6 13l6 6 6-6',
  caret: 'M7 10l5 5 5-5',
  hash: 'M9 4L7 20M17 4l-2 16M4 9h16M4 15h16',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z',
  file: 'M7 3h7l5 5v13H7zM14 3v5h5',
  at: 'M12 8.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM15.5 8.5v5a2.5 2.5 0 0 0 5 0V12a8.5 8.5 0 1 0-3.5 6.9',
  link: 'M14 5h5v5M19 5l-8 8M17 14v5H5V7h5',
  menu: 'M4 7h16M4 12h16M4 17h16',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z',
  plus: 'M12 5v14M5 12h14',
  reply: 'M10 6l-6 6 6 6M4 12h9a7 7 0 0 1 7 7',
  requests: 'M4 7h13M13 3l4 4-4 4M20 17H7M11 13l-4 4 4 4',
  send: 'M4 12l16-8-5 16-3.5-6.5z',
  sun: 'M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.5 1.5M17.5 17.5L19 19M19 5l-1.5 1.5M6.5 17.5L5 19',
  warning: 'M12 4l9 16H3zM12 10v4M12 17h.01',
  system: 'M3 5h18v11H3zM9 20h6M12 16v4',
};

/** @typedef {keyof typeof OUTLINES} IconName */

/**
 * A picture that says nothing of its own: what it stands on has a label.
 *
 * @param {{ name: IconName, size?: number }} properties
 */
export function Icon({ name, size = 20 }) {
  return html`<svg
    class="icon"
    viewBox="0 0 24 24"
    width=${size}
    height=${size}
    aria-hidden="true"
    focusable="false"
  >
    <path d=${OUTLINES[name]} />
  </svg>`;
}

/**
 * The mark of Verbatim: a quotation mark, set on a strip of a receipt.
 *
 * @param {{ size?: number }} properties
 */
export function Emblem({ size = 32 }) {
  return html`<svg
    class="emblem"
    viewBox="0 0 32 32"
    width=${size}
    height=${size}
    aria-hidden="true"
    focusable="false"
  >
    <path
      class="emblem-paper"
      d="M5 2h22v26.5l-2.75-2.25-2.75 2.25-2.75-2.25L16 28.5l-2.75-2.25-2.75 2.25-2.75-2.25L5 28.5z"
    />
    <path
      class="emblem-mark"
      d="M14.3 8.4c-3.3 1.2-5 3.6-5 6.7 0 2.1 1.2 3.4 2.9 3.4 1.6 0 2.7-1.1 2.7-2.6 0-1.5-1-2.5-2.4-2.5-.3 0-.6 0-.7.1.3-1.4 1.4-2.7 3.1-3.6zM22.5 8.4c-3.3 1.2-5 3.6-5 6.7 0 2.1 1.2 3.4 2.9 3.4 1.6 0 2.7-1.1 2.7-2.6 0-1.5-1-2.5-2.4-2.5-.3 0-.6 0-.7.1.3-1.4 1.4-2.7 3.1-3.6z"
    />
    <path class="emblem-rule" d="M10 22.2h12" />
  </svg>`;
}
