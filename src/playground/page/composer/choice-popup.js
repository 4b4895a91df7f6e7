import { html } from '../core/html.js';
import { Listbox } from '../core/listbox.js';

/**
 * What can be picked for an option, over its field.
 *
 * @param {object} properties
 * @param {string} properties.id
 * @param {import('./options.js').Option} properties.option
 * @param {readonly import('./choices.js').Choice[]} properties.choices
 * @param {import('./choices.js').Choices['status']} properties.status
 * @param {number} properties.active
 * @param {(index: number) => void} properties.onPick
 * @param {(index: number) => void} properties.onActive
 */
export function ChoicePopup({ id, option, choices, status, active, onPick, onActive }) {
  const items = choices.map(({ name }, index) => ({
    key: `${index} ${name}`,
    content: html`<span class="option-name">${name}</span>`,
  }));
  const empty =
    status === 'failed' ? 'Suggestions could not be loaded. What you type is taken as it is.' : 'Loading…';
  return html`<div class="popup popup-above">
    <p class="popup-title">${option.name}: ${option.description}</p>
    ${
      items.length > 0
        ? html`<${Listbox}
            id=${id}
            label=${option.name}
            items=${items}
            active=${active}
            onPick=${onPick}
            onActive=${onActive}
          />`
        : html`<p class="popup-empty">${empty}</p>`
    }
  </div>`;
}
