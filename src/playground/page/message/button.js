import { Icon } from '../core/icons.js';
import { usePage } from '../core/context.js';
import { Dots } from '../core/dots.js';
import { classes, html } from '../core/html.js';
import { showPassage } from '../side/show-passage.js';

/** Discord's styles of buttons: 5 is a link. @type {Record<number, string>} */
const STYLES = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'danger', 5: 'link' };

/** A button that is named after a passage shows it in the article too, where that is open. */
const PASSAGE_LABEL = /^¶\s?(\d{1,5})$/;

/** @param {import('./components.js').Properties} properties */
export function Button({ component, message }) {
  const page = usePage();
  const { session, state } = page;
  const waits = state.busy[message.id];
  const look = classes('button', `button-${STYLES[component.style] ?? 'secondary'}`);
  const label = [component.emoji?.id ? null : component.emoji?.name, component.label]
    .filter(Boolean)
    .join(' ');
  if (component.url) {
    return html`<a class=${look} ...${linkOut(component.url)}>${label}<${Icon} name="link" size=${16} /></a>`;
  }
  const busy = waits === component.custom_id;
  const press = () => {
    if (waits !== undefined) return;
    void session.use(message.id, component.custom_id);
    const passage = PASSAGE_LABEL.exec(label)?.[1];
    if (passage && state.side === 'article') void showPassage(page, message, Number(passage));
  };
  return html`<button
    type="button"
    class=${classes(look, busy && 'button-busy')}
    disabled=${component.disabled ?? false}
    aria-busy=${busy}
    aria-disabled=${waits !== undefined}
    onClick=${press}
  >
    <span class="button-label">${label}</span>
    ${busy && html`<${Dots} />`}
  </button>`;
}

/**
 * Attributes of a link out of the page. Only web addresses are links; anything else a payload may hold goes nowhere.
 *
 * @param {string} address
 */
export function linkOut(address) {
  const href = /^https?:\/\//i.test(address) ? address : undefined;
  return { href, target: '_blank', rel: 'noopener noreferrer' };
}
