import { html } from './html.js';

/** Says to the eye that something is under way. */
export function Dots() {
  return html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>`;
}
