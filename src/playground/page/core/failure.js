import { Icon } from './icons.js';
import { html } from './html.js';

/** @param {{ text: string }} properties */
export function Failure({ text }) {
  return html`<p class="failure" role="alert"><${Icon} name="warning" size=${16} />${text}</p>`;
}
